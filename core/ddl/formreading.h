// SPDX-License-Identifier: GPL-3.0-or-later
// Reads what a form needs in few round trips: the object as JSON made by the server, and the choices of its
// fields. Thread: the session's. Fails: Sql, Cancelled, Connection; Input where the object is gone.
#pragma once

#include "core/ddl/objectform.h"

#include <QStringList>

namespace core::ddl {

/// One statement: <kind>/<verb>[.<minversion>].sql, which gives one row of text columns, each of them JSON or
/// null: `object` (an object whose members are the form's values: text, flags as booleans, tables as arrays
/// of such objects; null members are values that are not set), `facts` (the same, for Context::facts), and as
/// plain text `headline` and `read_only` (why nothing can be changed). Version, user and superuser of the
/// context are filled in. No row: Input "<what> is gone".
Result<Reading> readForm(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                         const QString &kind, const QString &verb, const catalog::SqlParameters &parameters,
                         const QString &what);

/// One statement for all lists: choices/<list>[.<minversion>].sql, each giving `list`, `value`, `label`,
/// `detail` (text) and `position` (int8). "settings" also fills "setting <name>", in lower case, with legal
/// values.
Result<void> readChoices(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                         const QStringList &lists, forms::Context &context);

} // namespace core::ddl
