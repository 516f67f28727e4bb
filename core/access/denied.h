// SPDX-License-Identifier: GPL-3.0-or-later
// From a statement the server refused (SQLSTATE 42501) to what was missing. The error names its object only
// in a localised text, so the statement's own names are looked up and asked about, one by one.
#pragma once

#include "core/access/explain.h"

namespace core::access {

/// What a statement does with something it names.
struct Mention
{
    QString schema{}; ///< empty: found by the search path
    QString name{};
    /// "relation", "routine", "sequence", "type", "schema", "database", "parameter"
    QString what{};
    Privilege privilege = Privilege::Select;
    QStringList columns{};    ///< of an INSERT or UPDATE; empty: not said
    bool everyColumn = false; ///< a * is read
    bool ownership = false;   ///< altered, dropped: only an owner may
    bool operator==(const Mention &) const = default;
};

/// What may need a right, in the order of the text, each once. More than there is: names that turn out to be
/// columns or aliases are not found on the server. Pure.
QList<Mention> mentionsOf(const QString &statement);
/// Every name in it, for telling which columns are read: folded as the server does. Pure.
QStringList namesIn(const QString &statement);

struct Denied
{
    Question question;
    Securable object;
    Explanation explanation;
};

/// What of the statement `role` has no right to, each explained; nothing where all that was found is allowed.
/// searchPath: of the session that
/// was refused; empty: the link's own. Thread: the session's. Some ten round trips for each name.
/// Fails with Input where the role is gone, and with Sql, Cancelled, Connection.
Result<QList<Denied>> explainDenied(session::Link &link, session::Job &job,
                                    const catalog::SqlLibrary &library, const QString &statement,
                                    const QString &role, const QStringList &searchPath = {});

} // namespace core::access
