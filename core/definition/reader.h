// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the definitions of objects, in an order in which they can be run: everything from one snapshot.
// Thread: the session's. The connection must not be in a transaction.
#pragma once

#include "core/base/result.h"
#include "core/catalog/sqllibrary.h"
#include "core/definition/definition.h"
#include "core/session/job.h"
#include "core/session/link.h"

namespace core::definition {

/// Which objects. Both empty: the whole database, but for the system's and the members of extensions (of
/// these only changed privileges).
struct Scope
{
    QString schema{};     ///< its name: it and all that is in it
    QList<Key> objects{}; ///< these, and what belongs to them (a table's indexes, triggers, owned sequences)
};

/// Fails with Sql, Cancelled, Connection, and Input where the connection is in a transaction. What the role
/// may not read is in the remarks. Cost: a statement for each kind of object and six more; memory for all of
/// the text.
Result<Definitions> read(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                         const Scope &scope = {}, const Options &options = {});

/// The objects that a person may mean. kind: ObjectKind::id or the server's word ("materialized view"); name:
/// as pg_identify_object calls it, or with or without schema and arguments. Those in the search path come
/// alone, if there are any and no schema was said.
Result<QList<Object>> find(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                           const QString &kind, const QString &name);

} // namespace core::definition
