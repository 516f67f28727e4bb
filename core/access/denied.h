// SPDX-License-Identifier: GPL-3.0-or-later
// From a statement the server refused (SQLSTATE 42501) to what was missing. The error names its object only
// in a localised text, so the statement's own names are looked up and asked about, one by one.
#pragma once

#include "core/access/explain.h"
#include "core/access/mentions.h"

namespace core::access {

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
