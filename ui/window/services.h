// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the main window uses; made and owned by the application, which lives longer.
#pragma once

#include "core/playground/playground.h"
#include "core/profile/profilestore.h"
#include "core/result/readingpolicy.h"
#include "core/secrets/secretstore.h"
#include "core/session/pool.h"
#include "core/settings/settings.h"
#include "core/workspace/drafts.h"
#include "core/workspace/history.h"
#include "core/workspace/savedqueries.h"
#include "ui/base/icons.h"
#include "ui/base/prompts.h"

namespace ui::window {

struct Services
{
    Theme &theme;
    Icons &icons;
    Prompts &prompts;
    core::settings::Settings &settings;
    core::profile::ProfileStore &profiles;
    core::secrets::SecretStore &secrets;
    core::session::Canceller &canceller;
    core::session::Pool &pool;
    core::playground::Playground &playground;
    core::result::Storage resultStorage;
    core::workspace::Drafts &drafts;
    core::workspace::Store &store;
    core::workspace::History &history;
    core::workspace::SavedQueries &saved;
};

} // namespace ui::window
