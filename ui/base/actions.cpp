// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/actions.h"

#include <QTextDocument>

namespace ui {

namespace {

/// "&Open && close…" is "Open & close" for readers.
QString readable(const QString &text)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == QLatin1Char('&') && i + 1 < text.size())
            ++i;
        result += text.at(i);
    }
    if (result.endsWith(QChar(0x2026)))
        result.chop(1);
    return result;
}

} // namespace

Actions::Actions(const Icons &icons, QObject *parent)
    : QObject(parent)
    , m_icons(icons)
{
}

QAction *Actions::add(const ActionSpec &spec, std::function<void()> handler)
{
    if (QAction *known = m_byId.value(spec.id))
        return known;
    auto *action = new QAction(spec.text, this);
    action->setObjectName(spec.id);
    action->setCheckable(spec.checkable);
    if (!spec.icon.isEmpty())
        action->setIcon(m_icons.icon(spec.icon));
    action->setShortcuts(spec.shortcuts);
    action->setShortcutContext(spec.context);
    action->setToolTip(toolTip(spec.toolTip.isEmpty() ? readable(spec.text) : spec.toolTip, spec.shortcuts));
    action->setStatusTip(QString());
    if (handler)
        connect(action, &QAction::triggered, this, [handler = std::move(handler)] { handler(); });
    m_actions.append(action);
    m_byId.insert(spec.id, action);
    m_specs.insert(action, spec);
    return action;
}

QAction *Actions::addCheckable(ActionSpec spec, std::function<void(bool)> handler)
{
    spec.checkable = true;
    const bool known = m_byId.contains(spec.id);
    QAction *made = add(spec);
    if (!known && handler)
        connect(made, &QAction::toggled, this,
                [handler = std::move(handler)](bool checked) { handler(checked); });
    return made;
}

QAction *Actions::action(QLatin1StringView id) const
{
    return m_byId.value(QString(id));
}

QList<QAction *> Actions::group(const QString &name) const
{
    QList<QAction *> result;
    for (QAction *action : m_actions) {
        if (m_specs.value(action).group == name)
            result.append(action);
    }
    return result;
}

ActionSpec Actions::spec(const QAction *action) const
{
    return m_specs.value(action);
}

QString Actions::toolTip(const QString &text, const QList<QKeySequence> &shortcuts)
{
    // Tool tips guess rich text from what looks like a tag; texts of ours hold none, but names inside them
    // may.
    QString result = text;
    if (Qt::mightBeRichText(result))
        result = result.toHtmlEscaped();
    if (!shortcuts.isEmpty())
        result += QStringLiteral(" (%1)").arg(shortcuts.constFirst().toString(QKeySequence::NativeText));
    return result;
}

QString Actions::shortcutText(const QAction *action)
{
    return action ? action->shortcut().toString(QKeySequence::NativeText) : QString();
}

} // namespace ui
