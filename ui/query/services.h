// SPDX-License-Identifier: GPL-3.0-or-later
// What a tab that runs statements uses of the program; all of it outlives the tabs.
#pragma once

#include "core/edit/undolog.h"
#include "core/result/readingpolicy.h"
#include "core/session/pool.h"
#include "core/settings/settings.h"
#include "core/workspace/drafts.h"
#include "core/workspace/history.h"
#include "ui/base/icons.h"
#include "ui/base/prompts.h"
#include "ui/connections/connector.h"

namespace ui::query {

struct QueryServices
{
    const Theme &theme;
    const Icons &icons;
    core::session::Pool &pool;
    connections::Connector &connector;
    core::settings::Settings &settings;
    Prompts &prompts;
    core::result::Storage storage{};             ///< of the rows
    core::workspace::Drafts *drafts = nullptr;   ///< null: edits of rows are not kept on disk
    core::edit::UndoLog *undoLog = nullptr;      ///< null: saved edits are not kept to be undone
    core::workspace::History *history = nullptr; ///< null: runs are not kept
};

} // namespace ui::query
