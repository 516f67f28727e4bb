// SPDX-License-Identifier: GPL-3.0-or-later
// A session seen through another role's eyes: the statements that put it there, whether it may, and how many
// rows policies hide.
#pragma once

#include "core/access/rolegraph.h"
#include "core/ddl/script.h"

#include <chrono>
#include <optional>

namespace core::access {

/// A value that a policy asks for with current_setting(): request.jwt.claims and the like.
struct RequestSetting
{
    QString name;
    QString value;
    bool operator==(const RequestSetting &) const = default;
};

struct SeeAs
{
    QString role;
    QList<RequestSetting> settings{};
    bool operator==(const SeeAs &) const = default;
};

/// BEGIN; SET LOCAL ROLE …; set_config(…, true): in this order, one at a time. ROLLBACK or COMMIT ends it.
/// Settings come first: the role may not be allowed to set them. Pure.
ddl::Script enterScript(const SeeAs &seeAs);
/// The same without BEGIN, for a transaction that is open already.
ddl::Script enterScriptInside(const SeeAs &seeAs);

/// Why `user` (the one who logged in, session_user) may not SET ROLE; empty: it may. Pure.
QString whyNotSeeAs(const RoleGraph &roles, qint64 user, qint64 role);

/// Whether the session is that role still; what a function or a DO block did can only be seen afterwards.
/// Within the transaction. Fails with Input where it is another one. Thread: the session's.
Result<void> stillSeeingAs(session::Link &link, session::Job &job, const SeeAs &seeAs);

struct VisibleRows
{
    qint64 visible = 0;            ///< that the role sees
    std::optional<qint64> total{}; ///< that there are; nothing where we ourselves do not see all of them
    /// Negative where it cannot be told.
    qint64 hidden() const { return total ? *total - visible : -1; }
};

/// Counts a table's rows with and without, in one snapshot, and rolls back. Must find the session outside of
/// a transaction. Thread: the session's. Cost: two scans of the table; longer than `patience` each: fails
/// with Sql 57014. Fails with Sql 42501 where the role may not read the table, and with Cancelled,
/// Connection.
Result<VisibleRows> countVisible(session::Link &link, session::Job &job, const SeeAs &seeAs,
                                 const QString &schema, const QString &table,
                                 std::chrono::milliseconds patience = std::chrono::seconds(30));

/// The same of a table or view known by its number, with its name; rows is what of it could be told.
struct VisibleTable
{
    QString schema;
    QString table;
    VisibleRows rows;
};
Result<VisibleTable> countVisible(session::Link &link, session::Job &job, const SeeAs &seeAs, qint64 oid,
                                  std::chrono::milliseconds patience = std::chrono::seconds(30));

} // namespace core::access
