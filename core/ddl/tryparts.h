// SPDX-License-Identifier: GPL-3.0-or-later
// A script over several databases, tried: a part for each, in its order, every one in a transaction of its
// own that is rolled back before the next one begins. No part sees what another one did; what concerns the
// whole server is run again before each, and what waits for the others is not tried (Statement::everywhere,
// untried). Pure.
#pragma once

#include "core/ddl/script.h"
#include "core/ddl/tryreport.h"

namespace core::ddl {

struct TryPart
{
    QString database{};  ///< empty: the object's own
    qsizetype first = 0; ///< of its statements in the whole script
    Script script{};
    Script before{}; ///< TryOptions::before
};

/// One for a script of one database.
QList<TryPart> tryParts(const Script &script);

/// The report of a script before anything was run: with a place for each statement, and what is refused.
TryReport emptyReport(const Script &script);

/// Adds what a part told. database: as it is called on the server. False where it failed: what follows is not
/// tried.
bool addPart(TryReport &whole, const TryPart &part, const QString &database, TryReport report);

} // namespace core::ddl
