// SPDX-License-Identifier: GPL-3.0-or-later
// What goes with an object that is dropped with CASCADE: walked in pg_depend, because the server's own list
// is cut at 100. A value; tells also whether RESTRICT would do. Thread: the session's.
#pragma once

#include "core/base/result.h"
#include "core/catalog/sqllibrary.h"
#include "core/session/job.h"
#include "core/session/link.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <compare>
#include <optional>

namespace core::actions {

struct ObjectKey
{
    qint64 classid = 0;
    qint64 oid = 0;
    qint64 sub = 0;
    auto operator<=>(const ObjectKey &) const = default;
};

inline size_t qHash(const ObjectKey &key, size_t seed = 0)
{
    return qHashMulti(seed, key.classid, key.oid, key.sub);
}

struct RadiusNode
{
    ObjectKey key{};
    qsizetype parent = -1; ///< index of what it was reached from, the shortest way; -1: given
    int depth = 0;
    QString type{}; ///< as pg_identify_object; empty: exists only inside of another (row types, TOAST)
    QString identity{};
    QString why{}; ///< in words, what makes it go
    qint64 rows = -1;
    qint64 bytes = -1;  ///< of this relation alone
    bool alone = false; ///< goes without CASCADE, too: it is a part of what goes
    int otherWays = 0;  ///< so many other objects take it along as well
    bool isGiven() const { return parent < 0; }
};

struct RadiusCount
{
    QString type;
    qsizetype count = 0;
    qsizetype cascaded = 0; ///< of these only with CASCADE
    bool operator==(const RadiusCount &) const = default;
};

struct Radius
{
    /// Given ones first, then by depth; without those that are inside of others.
    QList<RadiusNode> nodes{};
    QList<RadiusCount> counts{}; ///< without the given ones; the most first
    QSet<ObjectKey> hidden{}; ///< row types, array types, TOAST tables, …: they have no name of their own
    qint64 rows = 0;          ///< estimated, of everything
    qint64 bytes = 0;
    qint64 tables = 0;
    /// Objects of given ones that own them: they cannot be dropped by themselves ("constraint t_pkey on
    /// public.t").
    struct Owned
    {
        QString what; ///< type and identity
        QString by;
        bool extension = false;
    };
    QList<Owned> owned{};

    /// Something goes that is no part of the given ones: RESTRICT would refuse.
    bool needsCascade() const;
    qsizetype others() const; ///< nodes that were not given
    /// Indexes into nodes of given objects: which may be dropped one after the other, those that depend on
    /// others first. Objects that need each other stand in one step.
    QList<QList<qsizetype>> order() const;

    QList<QPair<qsizetype, qsizetype>> dependsOn{}; ///< among the given: first goes when second goes
};

/// An edge of pg_depend.
struct RadiusEdge
{
    ObjectKey to{};
    std::optional<ObjectKey> from{}; ///< none: given
    char deptype = 0;                ///< of pg_depend; 'h': inherited, 't': of a table of the type
    bool up = false;                 ///< to the owner
    int needed = 0;                  ///< of 'h': goes only where it is reached from so many
};

/// What is known of an object itself; nothing of most that are inside of others.
struct RadiusObject
{
    ObjectKey key{};
    QString type{};
    QString identity{};
    qint64 rows = -1;
    qint64 bytes = -1;
};

/// As radius.sql gives it.
struct RadiusWalk
{
    QList<RadiusEdge> edges{};
    QList<RadiusObject> objects{};
};

/// Pure.
Radius radiusOf(const RadiusWalk &walk);

/// objects: JSON as action/targets.sql takes it.
Result<Radius> readRadius(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                          const QString &objects);

} // namespace core::actions
