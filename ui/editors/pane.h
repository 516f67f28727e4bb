// SPDX-License-Identifier: GPL-3.0-or-later
// What opens beneath an editor for a value that has parts: over everything in its window, as long as the
// editor is there. It is no window of its own, so the focus goes in and out of it like into any other field.
// Thread: GUI.
#pragma once

#include "ui/base/theme.h"
#include "ui/editors/celleditor.h"

#include <QByteArray>
#include <QFrame>
#include <QPointer>

class QKeyEvent;
class QLabel;
class QVBoxLayout;

namespace ui::editors {

/// The keys that mean the same in every editor, whatever shortcut the window has for them.
bool isEditorKey(const QKeyEvent *event);

class Pane : public QFrame
{
    Q_OBJECT

public:
    /// owner: the body it belongs to. Belongs to the owner's window, dies with the owner.
    Pane(const Theme &theme, QWidget *owner);

    /// Takes the text apart and shows it; the reason where that cannot be done (nothing is shown then).
    void showText(const QByteArray &text);
    /// As for NULL and everything else without a text.
    void showNothing();
    /// Of what it shows.
    virtual QByteArray text() const = 0;
    /// What goes with this text into other columns of the row.
    virtual QList<Alongside> alongside(const QByteArray &) const { return {}; }
    /// Keys pressed in the line above: Up, Down. True where it made something of them.
    virtual bool steer(QKeyEvent *) { return false; }
    /// What stands above it as a line is typed; unlike showText() a text that is not whole yet is no error.
    virtual void follow(const QByteArray &text) { showText(text); }
    /// The widget that gets the focus.
    virtual QWidget *firstField() const = 0;

    void openBeneath(const QWidget *anchor);
    void enter();
    QWidget *owner() const { return m_owner; }
    /// The editor frame or body that a widget belongs to, across panes; null at the end.
    static QWidget *parentAcrossPanes(const QWidget *widget);
    /// Why it shows nothing.
    QString trouble() const;

signals:
    /// By the user: text() says something else now.
    void edited();
    /// What was chosen is all there is to choose: the editor may be left.
    void chosen();

protected:
    /// Fails with the words to show.
    virtual QString take(const QByteArray &text) = 0;
    virtual void takeNothing() = 0;
    QVBoxLayout &content() const { return *m_content; }
    const Theme &theme() const { return m_theme; }

    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    const Theme &m_theme;
    QPointer<QWidget> m_owner;
    QWidget *m_inside;
    QVBoxLayout *m_content;
    QLabel *m_trouble;
};

} // namespace ui::editors
