// SPDX-License-Identifier: GPL-3.0-or-later
// As whom a session acts now, and where it looks for names: after SET ROLE and SET search_path that is not
// what it logged in with. A value, and the question.
#pragma once

#include "core/session/session.h"

#include <QStringList>

namespace ui::query {

struct Acting
{
    QString user{};           ///< current_user; empty: it could not be asked
    QStringList searchPath{}; ///< the schemas that are there and may be used, in order
};

/// Fails with Input in a transaction that has failed: it answers nothing any more. Thread: GUI.
core::Task<Acting> askActing(core::session::Session &session);

} // namespace ui::query
