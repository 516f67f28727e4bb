// SPDX-License-Identifier: GPL-3.0-or-later
// The settings: their page, and the theme, which is chosen from the palette as well.
#include "ui/settings/settingstab.h"
#include "ui/tabs/tabarea.h"
#include "ui/window/mainwindow.h"

#include <QActionGroup>

namespace ui::window {

using core::settings::ThemeMode;
using ui::settings::SettingsTab;

namespace keys = core::settings::keys;

void MainWindow::addSettingsActions()
{
    addAction(m_actions.add({.id = QStringLiteral("app.settings"),
                             .text = tr("Settings"),
                             .icon = QStringLiteral("settings"),
                             .shortcuts = {QKeySequence(QStringLiteral("Ctrl+,"))},
                             .toolTip = tr("Memory, reading, transactions, looks"),
                             .group = tr("View")},
                            [this] { showSettings(); }));
    auto *themes = new QActionGroup(this);
    struct ThemeChoice
    {
        const char *id;
        QString text;
        const char *icon;
        ThemeMode mode;
    };
    auto &settings = m_services.settings;
    for (const ThemeChoice &choice :
         {ThemeChoice{"theme.system", tr("Theme: as the system"), "window", ThemeMode::System},
          ThemeChoice{"theme.light", tr("Theme: light"), "sun", ThemeMode::Light},
          ThemeChoice{"theme.dark", tr("Theme: dark"), "moon", ThemeMode::Dark}}) {
        QAction *action = m_actions.addCheckable({.id = QLatin1String(choice.id),
                                                  .text = choice.text,
                                                  .icon = QLatin1String(choice.icon),
                                                  .group = tr("View")},
                                                 [&settings, mode = choice.mode](bool on) {
                                                     if (on)
                                                         settings.set(keys::themeMode, mode);
                                                 });
        addAction(action);
        themes->addAction(action);
        const auto show = [action, &settings, mode = choice.mode] {
            if (settings.get(keys::themeMode) == mode)
                action->setChecked(true);
        };
        show();
        connect(&settings, &core::settings::Settings::changed, action, show);
    }
    connect(&settings, &core::settings::Settings::changed, this, [this](const QString &name) {
        if (name == QLatin1String(keys::themeMode.name))
            m_services.theme.setMode(Theme::Mode(int(m_services.settings.get(keys::themeMode))));
    });
}

/// There is one page of them.
void MainWindow::showSettings()
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (auto *open = qobject_cast<SettingsTab *>(m_tabs->at(i))) {
            m_tabs->setCurrent(open);
            open->focusWork();
            return;
        }
    }
    auto *tab = new SettingsTab(m_services.theme, m_services.icons, m_services.settings, m_tabs);
    m_tabs->add(tab);
    tab->focusWork();
}

} // namespace ui::window
