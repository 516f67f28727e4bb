// SPDX-License-Identifier: GPL-3.0-or-later
// Dropping a role that owns things, in every database: what is in the way, what is to become of it, and the
// script, whose statements name their databases. Shaped as a form. Fields: reassign_to (who gets what is not
// given to somebody else), databases (rows of database, owned, granted, action "reassign", "drop" or
// "revoke", to), cascade, terminate, keep. Facts: see resources/sql/role/drop.sql.
#pragma once

#include "core/ddl/objectform.h"

namespace core::ddl {

/// The entry for "role_drop": the form of a role that goes; ref.oid is the role's.
ObjectForm roleDropForm();

/// One round trip: counts for every database, from any of them. ref: the role.
Result<Reading> readRoleDrop(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                             const catalog::ObjectRef &ref);
forms::FormSpec roleDropSpec(const forms::Context &context);
/// In the order of databases, the one the role was read in last: there the role itself goes, in one
/// transaction with what it owns there. Nothing while something is in the way.
Script roleDropScript(const forms::Values &values, const forms::Context &context);
/// Why it cannot be dropped as things are: itself, the first superuser, databases that nobody can connect to.
QString roleDropObstacle(const forms::Values &values, const forms::Context &context);
/// The field of an error.
QString roleDropFieldOf(const Error &error, const Statement &statement);

/// Something that names a role.
struct RoleDependent
{
    QString dependency; ///< "owner", "privileges", "initial privileges" (17+), "policy"
    QString type;       ///< "table"
    QString identity;   ///< as SQL writes it: public.orders
    bool operator==(const RoleDependent &) const = default;
};

struct RoleDependents
{
    QList<RoleDependent> list; ///< what it owns first
    qint64 total = 0;          ///< also those beyond the limit
};

/// What names the role in the link's database, or, shared, in the whole server (databases, tablespaces, …).
/// One round trip.
Result<RoleDependents> readRoleDependents(session::Link &link, session::Job &job,
                                          const catalog::SqlLibrary &library, qint64 role, bool shared,
                                          qint64 limit = 1000);

} // namespace core::ddl
