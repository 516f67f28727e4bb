// SPDX-License-Identifier: GPL-3.0-or-later
// One table of all actions. Menus, the palette, tool tips and shortcuts are made from it, so they cannot
// disagree. The owner adds a spec with its handler; whoever shows it asks for the QAction by id. Thread: GUI.
#pragma once

#include "ui/base/icons.h"

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>

#include <functional>

namespace ui {

/// What is known of an action before there is one.
struct ActionSpec
{
    QString id;                      ///< stable, dotted: "query.run"; also the QAction's objectName
    QString text;                    ///< sentence case, with an ellipsis where more is asked: "Export…"
    QString icon{};                  ///< name for Icons, may be empty
    QList<QKeySequence> shortcuts{}; ///< the first is shown in menus and tool tips
    QString toolTip{};               ///< what it does, if text does not say enough
    QString group{};                 ///< menu or section it belongs to: "Query"
    bool checkable = false;
    bool inPalette = true;
    Qt::ShortcutContext context = Qt::WindowShortcut;
};

class Actions : public QObject
{
    Q_OBJECT

public:
    explicit Actions(const Icons &icons, QObject *parent = nullptr);

    /// Makes the QAction; handler runs when it is triggered. An id that exists already gives the old action,
    /// its handler unchanged. Lifetime: owned by this. Add it to the window (QWidget::addAction) for its
    /// shortcut to work.
    QAction *add(const ActionSpec &spec, std::function<void()> handler = {});
    /// As add(), for checkable actions.
    QAction *addCheckable(ActionSpec spec, std::function<void(bool)> handler);

    /// nullptr if nobody added it.
    QAction *action(QLatin1StringView id) const;
    QAction *action(const QString &id) const { return m_byId.value(id); }
    /// In the order they were added.
    QList<QAction *> all() const { return m_actions; }
    QList<QAction *> group(const QString &name) const;
    /// The spec an action was made from; empty for a foreign one.
    ActionSpec spec(const QAction *action) const;

    /// "Run statement (F5)": text without mnemonic and ellipsis, or the tool tip, and the first shortcut.
    static QString toolTip(const QString &text, const QList<QKeySequence> &shortcuts);
    /// "Ctrl+K" as the platform writes it; empty without a shortcut.
    static QString shortcutText(const QAction *action);

private:
    const Icons &m_icons;
    QList<QAction *> m_actions;
    QHash<QString, QAction *> m_byId;
    QHash<const QAction *, ActionSpec> m_specs;
};

} // namespace ui
