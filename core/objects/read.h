// SPDX-License-Identifier: GPL-3.0-or-later
// Reads one section of one object. Thread: the session's. One round trip each, waits for no lock unless the
// section says so. Fails with Sql, Cancelled, Connection, and Input where the object is gone.
#pragma once

#include "core/base/result.h"
#include "core/objects/address.h"
#include "core/objects/section.h"
#include "core/session/job.h"
#include "core/session/link.h"

#include <QStringList>

namespace core::objects {

/// A field of the object. A null value is one that is not set.
struct Fact
{
    QString group{};
    QString label{};
    QString value{};
    Form form = Form::Text;
    Address target{}; ///< the object it names
};

/// Empty where nothing is known: that is no error. Properties of an object that is gone: Input.
Result<QList<Fact>> readFacts(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                              const catalog::ObjectRef &of, const Section &section, const QString &verb);

/// The statement that measures the object more exactly than it is counted (Section::request), as the server
/// composes it where it can; empty: it cannot.
Result<QString> measureStatement(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                                 const catalog::ObjectRef &of, const Section &section);
/// What it gives. Cost: reads the whole relation.
Result<QList<Fact>> readMeasured(session::Link &link, session::Job &job, const QString &statement);

struct Row
{
    Address target{};    ///< what the row stands for
    QStringList cells{}; ///< one for each of Rows::columns; null as a null string
};
struct Rows
{
    QList<Column> columns{}; ///< those of the section that its SQL gives, in the section's order
    QList<Row> rows{};
};
Result<Rows> readRows(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                      const catalog::ObjectRef &of, const Section &section, const QString &verb);

/// What stands behind an address.
struct Named
{
    catalog::ObjectRef ref{}; ///< kind empty: one that the program has no page for
    QString type{};           ///< in the server's words: "table constraint"
    QString identity{};       ///< as pg_identify_object writes it: public.orders
};
/// Those that still exist. within gives profile and database.
Result<QHash<Address, Named>> readNamed(session::Link &link, session::Job &job,
                                        const catalog::SqlLibrary &library, const catalog::ObjectRef &within,
                                        const QList<Address> &addresses);

/// Input, in words, where the object is not there any more.
Result<void> checkThere(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                        const catalog::ObjectRef &of);

enum class Direction
{
    Needs,    ///< what it depends on
    NeededBy, ///< what depends on it
};
struct Dependency
{
    Address address{};
    Named named{};
    QString reason{};  ///< "normal", "auto", "owner", …
    QString columns{}; ///< by which columns: "order_id, placed_at"
    QString note{};    ///< instead of an object: "12 objects in another database"
    bool more = false; ///< it has such itself
};
/// Of one level more are counted, not listed: each costs the server a fifth of a millisecond to name.
inline constexpr qsizetype DependencyLimit = 2000;
/// Ordered by reason, then by identity. A view stands for the rule that makes it one.
Result<QList<Dependency>> readDependencies(session::Link &link, session::Job &job,
                                           const catalog::SqlLibrary &library,
                                           const catalog::ObjectRef &within, const Address &of,
                                           Direction direction);

} // namespace core::objects
