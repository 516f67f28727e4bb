// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"

#include "core/base/folders.h"

namespace app {

namespace {

qint64 budgetBytes(const core::settings::Settings &settings)
{
    return qint64(settings.get(core::settings::keys::memoryBudget)) << 20;
}

} // namespace

Program::Program(Options options)
    : m_icons(m_theme)
    , m_prompts(options.prompts ? std::move(options.prompts) : std::make_unique<ui::DialogPrompts>(m_theme))
    , m_secrets(m_keychain)
    , m_pool(m_canceller)
    , m_playground(std::move(options.playground))
    , m_resultBudget(std::make_shared<core::result::Budget>(budgetBytes(m_settings)))
    , m_history(m_store)
    , m_saved(m_store)
{
    m_theme.setMode(ui::Theme::Mode(int(m_settings.get(core::settings::keys::themeMode))));
    if (auto loaded = m_profiles.load(); !loaded)
        qWarning("%s", qPrintable(loaded.error().toText()));
    m_secrets.probe();
    m_history.setLimit(m_settings.get(core::settings::keys::historyLimit));
    QObject::connect(&m_settings, &core::settings::Settings::changed, &m_settings, [this] {
        m_resultBudget->setLimit(budgetBytes(m_settings));
        m_history.setLimit(m_settings.get(core::settings::keys::historyLimit));
    });
    m_window = std::make_unique<ui::window::MainWindow>(ui::window::Services{
        m_theme, m_icons, *m_prompts, m_settings, m_profiles, m_secrets, m_canceller, m_pool, m_playground,
        core::result::Storage{m_resultBudget, core::cacheFolder()}, m_drafts, m_store, m_history, m_saved});
}

Program::~Program() = default;

bool Program::shutDown(std::chrono::milliseconds patience)
{
    m_window.reset();
    m_store.waitForDone(); // what was typed last
    m_pool.closeAll();
    return m_canceller.shutDown(patience);
}

} // namespace app
