// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the catalogue: what is beneath an object, found by name, or known by name. Every function is one
// statement: one round trip, however slow the network. Thread: the session's; keep the reader alive while its
// jobs run (it is a value: copy it into the job). Fails: Sql with all its fields, Cancelled, Connection.
#pragma once

#include "core/base/result.h"
#include "core/catalog/objectkind.h"
#include "core/catalog/objectref.h"
#include "core/catalog/sqllibrary.h"
#include "core/session/link.h"

#include <QList>

namespace core::catalog {

/// What of the catalogue is wanted.
struct Scope
{
    bool system = false; ///< pg_catalog, information_schema, predefined roles, template0 and template1 too
};

class Reader
{
public:
    Reader(ObjectKinds kinds, SqlLibrary library);

    const ObjectKinds &kinds() const { return m_kinds; }

    /// What is beneath `of` (an object or a folder): first what is shown inline, then the folders with their
    /// counts. `of` must belong to the database the link is connected to. Cost: pg_class is read once.
    Result<QList<ObjectRef>> children(session::Link &link, session::Job &job, const ObjectRef &of,
                                      const Scope &scope = {}) const;

    static constexpr int SearchLimit = 200;

    /// Objects of the link's database, and the server's roles, databases and tablespaces, whose name holds
    /// `needle` (case does not matter), best first, at most `limit`. `within` gives profile and database.
    Result<QList<ObjectRef>> search(session::Link &link, session::Job &job, const ObjectRef &within,
                                    const QString &needle, int limit = SearchLimit) const;

    /// Every relation, routine and type outside of the system schemas, for completion and the palette; at
    /// most `limit`.
    Result<QList<ObjectRef>> names(session::Link &link, session::Job &job, const ObjectRef &within,
                                   int limit = 200000) const;

private:
    ObjectKinds m_kinds;
    SqlLibrary m_library;
};

} // namespace core::catalog
