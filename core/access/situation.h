// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the server takes into account when a role does something with an object, read at once: a value,
// for explain().
#pragma once

#include "core/access/rights.h"

#include <optional>

namespace core::access {

/// May `role` do this with that? Reading a table is Select, calling is Execute, connecting is Connect.
struct Question
{
    qint64 role = 0;
    Privilege privilege = Privilege::Select;
    QString kind{};        ///< SecurableKind::id, or a finer kind of core/kinds
    qint64 oid = 0;        ///< 0: a parameter nobody was granted anything on, by its name
    QString name{};        ///< of a parameter
    QStringList columns{}; ///< of a relation; empty: all of them
    /// Not a privilege, but what only an owner may: ALTER, DROP, CREATE INDEX, COMMENT.
    bool ownership = false;
};

struct Policy
{
    QString name;
    QString command{}; ///< "select", "insert", "update", "delete", "all"
    bool permissive = true;
    QList<qint64> roles{}; ///< PUBLIC is 0
    QString usingText{};
    QString checkText{};
};

/// A relation that the view reads, or a view below it.
struct Underlying
{
    Securable relation;
    qint64 via = 0;           ///< which view reads it
    int level = 0;            ///< 0: the view that is asked about
    bool invoker = false;     ///< is a view with security_invoker itself
    bool rowSecurity = false; ///< has it switched on
    QList<Securable> columns{};
    QStringList used{}; ///< columns the view reads
};

struct Situation
{
    Question question{};
    RoleGraph roles{};
    Securable database{};
    bool databaseOpen = true; ///< takes connections
    std::optional<Securable> schema{};
    Securable object{};
    QList<Securable> columns{}; ///< of a relation: every one

    bool rowSecurity = false;
    bool rowSecurityForced = false;
    QList<Policy> policies{};

    bool invokerView = false;       ///< a view with security_invoker (15+)
    QList<Underlying> underlying{}; ///< outer ones first
    QList<Securable> sequences{};   ///< nextval() in defaults; identity columns need no right
    QString foreignServer{};        ///< of a foreign table
    bool userMapping = false;       ///< of the role or of PUBLIC
    bool securityDefiner = false;   ///< a routine that runs as its owner
    QString parameterContext{};     ///< of a parameter: as pg_settings has it; empty: it is not there

    /// For the price of an alternative: all objects of the database. May be empty.
    QList<Securable> everything{};
};

/// Some six round trips, one more for `everything`. Fails with Input where role or object are gone, and with
/// Sql, Cancelled, Connection.
Result<Situation> readSituation(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                                const Question &question, bool withEverything = true);

} // namespace core::access
