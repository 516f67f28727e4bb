// SPDX-License-Identifier: GPL-3.0-or-later
// The objects of the windowed program, in the order in which they need each other: what stands later uses
// what stands before, and goes first. Thread: GUI.
#pragma once

#include "core/playground/playground.h"
#include "core/profile/profilestore.h"
#include "core/result/budget.h"
#include "core/secrets/chainedstore.h"
#include "core/secrets/keychain.h"
#include "core/session/canceller.h"
#include "core/session/pool.h"
#include "core/settings/settings.h"
#include "core/workspace/drafts.h"
#include "core/workspace/history.h"
#include "core/workspace/savedqueries.h"
#include "ui/base/icons.h"
#include "ui/base/prompts.h"
#include "ui/base/theme.h"
#include "ui/window/mainwindow.h"

#include <memory>

namespace app {

class Program
{
public:
    struct Options
    {
        core::playground::PlaygroundOptions playground{};
        std::unique_ptr<ui::Prompts> prompts{}; ///< null: real dialogs
    };

    explicit Program(Options options);
    Program()
        : Program(Options{})
    {
    }
    ~Program();

    ui::window::MainWindow &window() { return *m_window; }
    ui::Theme &theme() { return m_theme; }
    core::session::Pool &pool() { return m_pool; }
    core::profile::ProfileStore &profiles() { return m_profiles; }
    core::playground::Playground &playground() { return m_playground; }
    core::workspace::History &history() { return m_history; }
    core::result::Budget &resultBudget() { return *m_resultBudget; }

    /// Closes every session. False if a thread is still stuck in a system call after patience: leave through
    /// _exit().
    [[nodiscard]] bool shutDown(std::chrono::milliseconds patience);

private:
    core::settings::Settings m_settings;
    ui::Theme m_theme;
    ui::Icons m_icons;
    std::unique_ptr<ui::Prompts> m_prompts;
    core::profile::ProfileStore m_profiles;
    core::secrets::Keychain m_keychain;
    core::secrets::ChainedStore m_secrets;
    core::session::Canceller m_canceller;
    core::session::Pool m_pool;
    core::playground::Playground m_playground;
    std::shared_ptr<core::result::Budget> m_resultBudget; ///< shared: a row outlives the program's objects
    core::workspace::Drafts m_drafts;
    core::workspace::Store m_store;
    core::workspace::History m_history;
    core::workspace::SavedQueries m_saved;
    std::unique_ptr<ui::window::MainWindow> m_window;
};

} // namespace app
