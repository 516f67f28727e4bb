// SPDX-License-Identifier: GPL-3.0-or-later
// Steps that every tab with a script takes: the question before production, the question before a save is
// stopped, the try. Thread: GUI.
#pragma once

#include "core/base/result.h"
#include "core/ddl/script.h"
#include "core/ddl/tryreport.h"
#include "core/session/borrow.h"
#include "ui/base/prompts.h"
#include "ui/forms/formaccess.h"

#include <functional>

namespace ui::forms {

/// Calls answer(true) at once where the place is not production, otherwise asks first, the script beside it.
void askForProduction(Prompts &prompts, QObject *context, const FormPlace &place,
                      const core::ddl::Script &script, std::function<void(bool)> answer);

/// The tab is to be closed while it saves: answer(true) where it may be stopped.
void askToStopSaving(Prompts &prompts, QObject *context, const QString &title,
                     std::function<void(bool)> answer);

/// Tries the script on a session of its own, one over several databases on one for each; as borrow().
void tryOn(FormAccess &access, QObject *context, const core::ddl::Script &script,
           core::session::Borrowing hooks, std::function<void(core::Result<core::ddl::TryReport>)> done);

} // namespace ui::forms
