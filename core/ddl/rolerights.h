// SPDX-License-Identifier: GPL-3.0-or-later
// What the one who looks may change of a role, by the rules of the server's version, and why not. Pure; from
// the facts that come with the role's form.
#pragma once

#include "core/forms/context.h"

namespace core::ddl {

struct RoleRights
{
    /// Each holds why it cannot be changed; empty: it can.
    QString attributes; ///< and the name, connection limit, valid until
    QString name;
    QString password;
    QString superuser;
    QString createdb;
    QString createrole;
    QString replication;
    QString bypassrls;
    QString memberOf;
    QString members;
    QString parameters;
    QString comment;
    QString all; ///< why nothing at all can be changed
};

RoleRights roleRights(const forms::Context &context);

} // namespace core::ddl
