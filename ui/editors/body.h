// SPDX-License-Identifier: GPL-3.0-or-later
// What edits the text of one type inside an editor's frame. NULL, DEFAULT, expressions, Esc and the focus are
// the frame's (EditorFrame); a body only knows text. Thread: GUI.
#pragma once

#include "ui/editors/celleditor.h"

#include <QByteArray>
#include <QWidget>

#include <functional>

class QAction;

namespace ui::editors {

class Body : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Not called for what is no text: clear() is.
    virtual void setText(const QByteArray &text) = 0;
    /// Nothing in it, and `instead` ("NULL") shown in its place.
    virtual void clear(const QString &instead) = 0;
    /// What was typed, as the server is to read it.
    virtual QByteArray text() const = 0;
    virtual QList<Alongside> alongside() const { return {}; }
    /// Emptied by hand: '' for a type that has such a value, NULL for one that has not.
    virtual bool isEmpty() const = 0;
    virtual bool hasEmptyText() const { return false; }
    virtual QString problem() const { return {}; }
    virtual bool opensLarge() const { return false; }
    /// Over everything that stands there.
    virtual void startWith(const QString &text) = 0;
    /// What it needs to show all, within reason.
    virtual QSize wishedSize() const { return {}; }
    /// The popup or pane of this type: Alt+Down. Nothing for a type that has none.
    virtual void openPane() { }
    virtual void closePane() { }
    /// The editor was moved.
    virtual void placePane() { }
    /// Whether "=", typed first, begins an expression: it is no value of the type.
    virtual bool isExpressionSign(const QString &) const { return false; }
    /// A pane that is not a child of this widget, while it is open.
    virtual QWidget *pane() const { return nullptr; }
    /// For the menu, besides NULL and its kin. Owned by the body.
    virtual QList<QAction *> extraActions() { return {}; }

signals:
    void edited();
    /// wishedSize() or what stands there has changed otherwise than by edited().
    void resized();
    /// The value is chosen.
    void committed(bool stay);
    void expressionWanted();
    /// Something went wrong that the value has nothing to do with.
    void told(const QString &text);
};

} // namespace ui::editors
