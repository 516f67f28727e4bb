// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/actionsource.h"

#include "ui/palette/fuzzyquery.h"

#include <QPointer>

namespace ui::palette {

namespace {

QString withoutMnemonic(const QString &text)
{
    QString result = text;
    result.replace(QLatin1String("&&"), QString(QChar(1)));
    result.remove(QLatin1Char('&'));
    return result.replace(QChar(1), QLatin1Char('&'));
}

} // namespace

QList<PaletteItem> ActionSource::items(const QString &query, int limit)
{
    const FuzzyQuery fuzzy(query);
    QList<QAction *> shown;
    for (QAction *action : m_actions.all()) {
        if (action->isVisible() && m_actions.spec(action).inPalette)
            shown.append(action);
    }
    const auto scoreOf = [&](int i) -> std::optional<int> {
        const QAction *action = shown.at(i);
        const int pale = action->isEnabled() ? 0 : 300; // what cannot be done now comes last
        if (const auto score = fuzzy.score(withoutMnemonic(action->text())))
            return *score - pale;
        const QString group = m_actions.spec(action).group;
        if (const auto score = fuzzy.score(group + QLatin1Char(' ') + withoutMnemonic(action->text())))
            return *score - 100 - pale;
        return std::nullopt;
    };
    QList<PaletteItem> result;
    for (const int i : bestMatches(int(shown.size()), limit, scoreOf)) {
        QAction *action = shown.at(i);
        const ActionSpec spec = m_actions.spec(action);
        result.append({.title = withoutMnemonic(action->text()),
                       .subtitle = spec.group,
                       .iconName = spec.icon,
                       .trailing = Actions::shortcutText(action),
                       .run =
                           [action = QPointer<QAction>(action)] {
                               if (action)
                                   action->trigger();
                           },
                       .enabled = action->isEnabled()});
    }
    return result;
}

} // namespace ui::palette
