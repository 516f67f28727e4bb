// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/rechecks.h"

#include "core/base/sqlquote.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>

namespace core::access {

using ddl::Meanwhile;
using ddl::Recheck;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::access", text);
}

struct Catalog
{
    const char *word; ///< SecurableKind::word
    const char *table;
};

constexpr Catalog Catalogs[] = {
    {"table", "pg_class"},
    {"sequence", "pg_class"},
    {"schema", "pg_namespace"},
    {"database", "pg_database"},
    {"type", "pg_type"},
    {"domain", "pg_type"},
    {"language", "pg_language"},
    {"tablespace", "pg_tablespace"},
    {"foreign data wrapper", "pg_foreign_data_wrapper"},
    {"foreign server", "pg_foreign_server"},
    {"large object", "pg_largeobject_metadata"},
};

/// Where its ACL stands; empty: nowhere that is watched.
QString watchedPlace(const Securable &object)
{
    const SecurableKind *kind = securableKind(object.kind);
    if (kind == nullptr || object.oid == 0)
        return {};
    if (object.sub != 0)
        return QStringLiteral("pg_catalog.pg_attribute where attrelid");
    if (kind->privileges == Privileges(Privilege::Execute))
        return QStringLiteral("pg_catalog.pg_proc where oid");
    for (const Catalog &catalog : Catalogs) {
        if (kind->word == QLatin1String(catalog.word))
            return QStringLiteral("pg_catalog.%1 where oid").arg(QLatin1String(catalog.table));
    }
    return {};
}

QStringList watchedRows(const QList<SeenGrant> &seen)
{
    QHash<QString, QStringList> oids;
    for (const SeenGrant &one : seen) {
        const QString place = watchedPlace(one.object);
        const QString oid = QString::number(one.object.oid);
        if (!place.isEmpty() && (oids[place].isEmpty() || oids[place].last() != oid))
            oids[place] << oid;
    }
    QStringList rows;
    for (auto it = oids.begin(); it != oids.end(); ++it)
        rows << it.key() + QLatin1String(" in (") + it.value().join(QLatin1String(", ")) + QLatin1Char(')');
    return rows;
}

QString keyOf(const Securable &object)
{
    const SecurableKind *kind = securableKind(object.kind);
    const QString word = kind ? kind->id : object.kind;
    // a parameter gets its number with its first grant
    return word == QLatin1String("parameter") ? word + QLatin1Char(' ') + object.name
                                              : word + QLatin1Char(' ') + QString::number(object.oid)
            + QLatin1Char(' ') + QString::number(object.sub);
}

/// Those of one grantee, whatever their order.
QList<AclItem> itemsOf(const QList<AclItem> &items, qint64 grantee)
{
    QList<AclItem> found;
    for (const AclItem &item : merged(items)) {
        if (item.grantee == grantee)
            found << item;
    }
    std::sort(found.begin(), found.end(),
              [](const AclItem &a, const AclItem &b) { return a.grantor < b.grantor; });
    return found;
}

template <class Seen>
void compare(QList<Meanwhile> &found, const Seen &seen, const QList<AclItem> &before,
             const QList<AclItem> &now)
{
    if (itemsOf(before, seen.grantee) == itemsOf(now, seen.grantee))
        return;
    const Held was = heldBy(before, seen.grantee);
    const Held theirs = heldBy(now, seen.grantee);
    found << Meanwhile{seen.id, seen.label, was.text(), theirs.text(),
                       rebased(was, theirs, seen.mine).text()};
}

Result<QList<Securable>> readAgain(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                                   const QList<SeenGrant> &seen)
{
    SecurableScope scope{.system = true};
    bool parameters = false;
    QSet<qint64> oids;
    for (const SeenGrant &one : seen) {
        if (one.object.kind == QLatin1String("parameter")) {
            parameters = true;
            continue;
        }
        if (one.object.sub != 0)
            scope.columns = SecurableScope::Columns::All;
        oids.insert(one.object.oid);
        if (!scope.kinds.contains(one.object.kind))
            scope.kinds << one.object.kind;
    }
    scope.oids = QList<qint64>(oids.begin(), oids.end());
    QList<Securable> list;
    if (!scope.oids.isEmpty()) {
        auto found = readSecurables(link, job, library, scope);
        if (!found)
            return std::move(found).error();
        list = std::move(found->list);
    }
    if (parameters) {
        auto found
            = readSecurables(link, job, library, {.kinds = {QStringLiteral("parameter")}, .system = true});
        if (!found)
            return std::move(found).error();
        list += found->list;
    }
    return list;
}

} // namespace

QString Held::text() const
{
    if (!privileges)
        return tr("nothing");
    const Privileges passed = grantable & privileges;
    return passed ? tr("%1; with grant option: %2").arg(words(privileges), words(passed)) : words(privileges);
}

Held heldBy(const QList<AclItem> &items, qint64 grantee)
{
    Held held;
    for (const AclItem &item : items) {
        if (item.grantee == grantee) {
            held.privileges |= item.privileges;
            held.grantable |= item.grantable;
        }
    }
    return held;
}

Held rebased(const Held &was, const Held &theirs, const Held &mine)
{
    const Privileges touched = was.privileges ^ mine.privileges;
    const Privileges options = was.grantable ^ mine.grantable;
    Held held;
    held.grantable = (theirs.grantable & ~options) | (mine.grantable & options);
    held.privileges
        = (theirs.privileges & ~touched) | (mine.privileges & touched) | (mine.grantable & options);
    held.grantable &= held.privileges;
    return held;
}

Recheck recheckOf(const catalog::SqlLibrary &library, const QList<SeenGrant> &seen)
{
    Recheck recheck;
    recheck.watched = watchedRows(seen);
    recheck.differences
        = [library, seen](session::Link &link, session::Job &job) -> Result<QList<Meanwhile>> {
        auto now = readAgain(link, job, library, seen);
        if (!now)
            return std::move(now).error();
        QHash<QString, const Securable *> known;
        for (const Securable &object : *now)
            known.insert(keyOf(object), &object);
        QList<Meanwhile> found;
        for (const SeenGrant &one : seen) {
            const Securable *again = known.value(keyOf(one.object));
            if (again != nullptr)
                compare(found, one, one.object.items, again->items);
        }
        return found;
    };
    return recheck;
}

Recheck recheckOf(const catalog::SqlLibrary &library, const QList<SeenDefault> &seen)
{
    Recheck recheck;
    recheck.watched = {QStringLiteral("pg_catalog.pg_default_acl where true")};
    recheck.differences
        = [library, seen](session::Link &link, session::Job &job) -> Result<QList<Meanwhile>> {
        auto stored = readDefaultPrivileges(link, job, library);
        if (!stored)
            return std::move(stored).error();
        QList<Meanwhile> found;
        for (const SeenDefault &one : seen) {
            const DefaultAcl &was = one.before;
            const DefaultAcl now = defaultsFor(*stored, was.kind, was.role, was.schema, link.info().version);
            compare(found, one, was.items, now.items);
        }
        return found;
    };
    return recheck;
}

} // namespace core::access
