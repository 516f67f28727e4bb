// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the catalogue: what is beneath an object, found by name, or known by name. Every function is one
// statement: one round trip, however slow the network; more only where the server refuses a part of it.
// Thread: the session's; keep the reader alive while its jobs run (it is a value: copy it into the job).
// Fails: Sql with all its fields, Cancelled, Connection.
#pragma once

#include "core/base/result.h"
#include "core/catalog/objectkind.h"
#include "core/catalog/objectref.h"
#include "core/catalog/sqllibrary.h"
#include "core/session/link.h"

#include <QHash>
#include <QList>

namespace core::catalog {

/// What of the catalogue is wanted.
struct Scope
{
    bool system = false; ///< pg_catalog, information_schema, predefined roles, template0 and template1 too
    bool usable = false; ///< only what the connection's role has a privilege on
    bool empty = false;  ///< folders with nothing inside too

    bool operator==(const Scope &) const = default;
};

/// Where a text is looked for. Each is a statement of its own, so that they can run beside each other.
enum class SearchIn
{
    Names,    ///< of everything but columns
    Columns,  ///< their names
    Source,   ///< of functions, procedures, views
    Comments, ///< of relations, columns, routines, types, schemas
};

struct Found
{
    ObjectRef ref;
    int line = 0;      ///< of a source or comment, from 1; 0 where the text goes over several or is a name
    QString excerpt{}; ///< that line
};

class Reader
{
public:
    Reader(ObjectKinds kinds, SqlLibrary library);

    const ObjectKinds &kinds() const { return m_kinds; }

    /// What is beneath `of` (an object or a folder): first what is shown inline, then the folders with their
    /// counts. `of` must belong to the database the link is connected to. What is gone is Input, with a
    /// message that says so, where it would look empty. What cannot be read (no rights on its catalogue) is a
    /// folder with the mark NoAccess, no amount, and the reason as its detail; where that is all that was
    /// asked for, it is the error. Cost: pg_class is read once.
    Result<QList<ObjectRef>> children(session::Link &link, session::Job &job, const ObjectRef &of,
                                      const Scope &scope = {}) const;

    static constexpr int SearchLimit = 200;
    static constexpr qint64 LockedSize = -1;

    /// What holds `needle` (case does not matter; one letter: what begins with it), best first, at most
    /// `limit` objects; those of the system are left out. `within` gives profile and database. Of a source
    /// every line is a Found of its own, at most 5 of an object, together.
    Result<QList<Found>> search(session::Link &link, session::Job &job, const ObjectRef &within,
                                const QString &needle, SearchIn where = SearchIn::Names,
                                int limit = SearchLimit) const;

    /// Bytes on disk by oid, with all that belongs to them; `kind` says what they are
    /// (ObjectKind::sizesFrom). LockedSize where asking would wait for a lock; what is gone, or not to be
    /// asked for by this role, is left out. Waits 0.1 s at most, a few times.
    Result<QHash<qint64, qint64>> sizes(session::Link &link, session::Job &job, const QString &kind,
                                        const QList<qint64> &oids) const;

    /// Every relation, routine and type outside of the system schemas, for completion and the palette; at
    /// most `limit`.
    Result<QList<ObjectRef>> names(session::Link &link, session::Job &job, const ObjectRef &within,
                                   int limit = 200000) const;

private:
    Result<bool> isPresent(session::Link &link, session::Job &job, const ObjectKind &kind,
                           const ObjectRef &of) const;

    ObjectKinds m_kinds;
    SqlLibrary m_library;
};

} // namespace core::catalog
