// SPDX-License-Identifier: GPL-3.0-or-later
// What the privilege matrix knows: roles, objects with their ACLs, who is connected. Values, read once and
// shared between threads.
#pragma once

#include "core/access/rights.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QStringList>

#include <memory>

namespace ui::access {

/// The bootstrap superuser: in whose name superusers grant on what nobody owns (parameters).
inline constexpr qint64 PostgresRole = 10;
/// A role that is being created and has no number yet.
inline constexpr qint64 NewRole = -1;

/// What was granted to the role itself (or to PUBLIC), by whomever.
struct Own
{
    core::access::Privileges privileges{};
    core::access::Privileges grantable{};
    bool operator==(const Own &) const = default;
};
Own ownOf(const core::access::Securable &object, qint64 role);

/// One row's identity: a role and an object, or a column of it.
struct MatrixKey
{
    qint64 role = 0;
    QString kind{};
    qint64 oid = 0;
    int sub = 0;
    QString name{}; ///< of a parameter nobody was granted anything on: it has no number
    bool operator==(const MatrixKey &) const = default;
};
MatrixKey keyOf(qint64 role, const core::access::Securable &object);
inline size_t qHash(const MatrixKey &key, size_t seed = 0)
{
    return qHashMulti(seed, key.role, key.kind, key.oid, key.sub, key.name);
}

struct MatrixData
{
    core::access::RoleGraph roles{};
    QString user{}; ///< who is connected
    QStringList schemas{};
    QList<core::access::Securable> objects{}; ///< without columns
    /// By their table's number: those somebody was granted something on.
    QHash<qint64, QList<core::access::Securable>> columns{};
    bool cut = false; ///< there are more objects than were read
};
using MatrixDataPtr = std::shared_ptr<const MatrixData>;

struct MatrixScope
{
    core::access::SecurableScope objects{};
    bool withSchemas = false; ///< also the names of all schemas
};

/// Four round trips at most. Thread: the session's. Fails with Sql, Cancelled, Connection.
core::Result<MatrixDataPtr> readMatrix(core::session::Link &link, core::session::Job &job,
                                       const core::catalog::SqlLibrary &library, const MatrixScope &scope);
/// Every column of one table, in order.
core::Result<QList<core::access::Securable>> readColumns(core::session::Link &link, core::session::Job &job,
                                                         const core::catalog::SqlLibrary &library,
                                                         qint64 table);

} // namespace ui::access
