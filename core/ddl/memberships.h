// SPDX-License-Identifier: GPL-3.0-or-later
// The memberships of a role as two tables of its form (in whom, and who in it): their fields, checks and
// statements, by the rules of the server's version. Pure.
#pragma once

#include "core/ddl/script.h"
#include "core/forms/formspec.h"

#include <optional>

namespace core::ddl {

enum class MembershipSide
{
    MemberOf, ///< the rows are the roles it is a member of
    Members,  ///< the rows are its members
};

/// A Table "member_of" or "members".
forms::FieldSpec membershipField(MembershipSide side, const forms::Context &context);

/// GRANT and REVOKE for each row that is new, changed or gone. role: its name after the other statements.
/// Rows are known by their role, from 16 on also by the grantor: there can be several grants of the same.
Script membershipScript(MembershipSide side, const QString &role, const std::optional<forms::Values> &before,
                        const forms::Values &after, const forms::Context &context);

} // namespace core::ddl
