// SPDX-License-Identifier: GPL-3.0-or-later
// What editing needs of the program, and of the tab whose rows are edited. Values.
#pragma once

#include "core/edit/editable.h"
#include "core/edit/undolog.h"
#include "core/profile/connectionprofile.h"
#include "core/session/pool.h"
#include "core/workspace/drafts.h"
#include "ui/base/icons.h"
#include "ui/base/prompts.h"

#include <QJsonObject>

#include <functional>

namespace ui::edit {

/// All of it outlives whoever edits.
struct EditServices
{
    const Theme &theme;
    const Icons &icons;
    Prompts &prompts;
    core::session::Pool &pool;
    core::workspace::Drafts *drafts = nullptr; ///< null: nothing is kept for the case that the program dies
    core::edit::UndoLog *undoLog = nullptr;    ///< null: only the last save can be undone
};

/// Where rows come from and go to.
struct EditPlace
{
    core::profile::ConnectionProfile profile{};
    QString database{};
    core::edit::Source source = core::edit::Source::Table;
    QByteArray statement{};
    /// What may be edited is asked at once; otherwise when the rows get the focus.
    bool eager = false;
    QString title{}; ///< "orders": in questions, and of what is offered after a crash
    /// What opens the rows again, in the tab's own words.
    QJsonObject content{};
    /// The session the rows were read on, once it is free: calls back, at once or later, with null where
    /// there is none (the tab has told why). end: a statement that waits there for its reader may be ended.
    std::function<void(bool end, std::function<void(core::session::Session *)>)> session{};
    /// Shows SQL in an editor of its own.
    std::function<void(const QString &sql)> openScript{};
};

} // namespace ui::edit
