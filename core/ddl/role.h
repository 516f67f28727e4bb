// SPDX-License-Identifier: GPL-3.0-or-later
// Roles as a form. Fields: name, password (Secret: a verifier), no_password, valid_until, connection_limit
// (null: no limit), login, inherit, superuser, createdb, createrole, replication, bypassrls, member_of and
// members (rows of role, admin, from 16 on inherit and set, grantor), parameters (name, database, value),
// comment, labels. Facts: see resources/sql/role/form.sql.
#pragma once

#include "core/ddl/objectform.h"

namespace core::ddl {

/// The entry for "role" or "group_role": one that may not log in, with the same form.
ObjectForm roleForm(const QString &kind);

/// The entry for "role_compare": a role as it is read for its form, without fields. What is beneath them
/// compares it with another.
ObjectForm roleCompareForm();

/// Three round trips at most, whatever the number of roles. ref.oid 0: a new role; one of kind "group_role"
/// may not log in.
Result<Reading> readRole(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                         const catalog::ObjectRef &ref);
forms::FormSpec roleSpec(const forms::Context &context);
Script writeRole(const std::optional<forms::Values> &before, const forms::Values &after,
                 const forms::Context &context);
/// The field an error of one of writeRole's statements belongs to.
QString roleFieldOf(const Error &error, const Statement &statement);

/// A role's values as the start of a new one: without name, password and comment, and without its members.
forms::Values clonedRole(const forms::Values &role);

} // namespace core::ddl
