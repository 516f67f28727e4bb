// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/themechoice.h"

#include <QActionGroup>

namespace ui::window {

using core::settings::ThemeMode;

namespace keys = core::settings::keys;

void addThemeChoice(Actions &actions, core::settings::Settings &settings, Theme &theme)
{
    auto *themes = new QActionGroup(&actions);
    struct ThemeChoice
    {
        const char *id;
        QString text;
        const char *icon;
        ThemeMode mode;
    };
    for (const ThemeChoice &choice :
         {ThemeChoice{"theme.system", Actions::tr("Theme: as the system"), "window", ThemeMode::System},
          ThemeChoice{"theme.light", Actions::tr("Theme: light"), "sun", ThemeMode::Light},
          ThemeChoice{"theme.dark", Actions::tr("Theme: dark"), "moon", ThemeMode::Dark}}) {
        QAction *action = actions.addCheckable({.id = QLatin1String(choice.id),
                                                .text = choice.text,
                                                .icon = QLatin1String(choice.icon),
                                                .group = Actions::tr("View")},
                                               [&settings, mode = choice.mode](bool on) {
                                                   if (on)
                                                       settings.set(keys::themeMode, mode);
                                               });
        themes->addAction(action);
        const auto show = [action, &settings, mode = choice.mode] {
            if (settings.get(keys::themeMode) == mode)
                action->setChecked(true);
        };
        show();
        QObject::connect(&settings, &core::settings::Settings::changed, action, show);
    }
    QObject::connect(&settings, &core::settings::Settings::changed, &actions,
                     [&settings, &theme](const QString &name) {
                         if (name == QLatin1String(keys::themeMode.name))
                             theme.setMode(Theme::Mode(int(settings.get(keys::themeMode))));
                     });
}

} // namespace ui::window
