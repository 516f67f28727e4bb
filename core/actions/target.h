// SPDX-License-Identifier: GPL-3.0-or-later
// The objects an action is about, as the server knows them now: the tree may show what was renamed or dropped
// meanwhile, so they are found by oid. Values; read in one round trip. Thread: the session's.
#pragma once

#include "core/actions/radius.h"
#include "core/catalog/objectref.h"
#include "core/catalog/sqllibrary.h"
#include "core/forms/context.h"

#include <QJsonObject>

namespace core::actions {

struct Target
{
    QString kind; ///< catalog::ObjectKind::id
    QString catalog;
    qint64 oid = 0;
    qint64 sub = 0;
    QString type{};     ///< as pg_identify_object: "table", "table column"
    QString schema{};   ///< empty: stands in none
    QString name{};     ///< not quoted
    QString identity{}; ///< as SQL writes it: public.orders, "c on public.t"
    QString above{};    ///< the table of a column, constraint, trigger, index, as SQL writes it
    QString owner{};
    QString comment{};
    QJsonObject facts{};

    /// What stands after DROP, COMMENT ON, ALTER.
    QString address() const;
    bool isRelation() const;
    QChar relkind() const; ///< null where it is no relation
    bool isColumn() const { return sub > 0; }
    bool flag(const char *fact) const { return facts.value(QLatin1String(fact)).toBool(); }
    QString text(const char *fact) const { return facts.value(QLatin1String(fact)).toString(); }
    qint64 number(const char *fact) const { return facts.value(QLatin1String(fact)).toInteger(-1); }
};

/// Everything an action's fields and script are made from.
struct Situation
{
    forms::Context context; ///< version, user, choices "roles", "schemas", "tablespaces"
    QString database;       ///< of the session that read
    QList<Target> targets;  ///< in the order selected, those that are there
    QStringList gone;       ///< names of those that are not any more
    QStringList renamed;    ///< "old → new": not called as the tree shows them
    Radius radius;          ///< only where the action wants it
};

/// radius: read what a DROP … CASCADE takes along, too. Kinds without an entry in actionKinds() are left out.
/// Fails with Sql, Cancelled, Connection.
Result<Situation> readSituation(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                                const QList<catalog::ObjectRef> &objects, bool radius);

} // namespace core::actions
