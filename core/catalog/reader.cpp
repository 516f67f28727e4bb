// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/reader.h"

#include "core/catalog/parts.h"
#include "core/catalog/rows.h"
#include "core/catalog/usable.h"

#include <QCollator>
#include <QCoreApplication>

#include <algorithm>
#include <vector>

namespace core::catalog {

namespace {

using session::Job;
using session::Link;

/// Every list.sql gives these columns, in this order; the names are checked by a test.
const QString Columns
    = QStringLiteral("kind, oid, sub, schema, name, label, detail, amount, marks, comment, position");

/// What stands in their places where only the number is known.
const QString Counted
    = QStringLiteral("cast(0 as int8) as oid, cast(0 as int8) as sub, cast(null as text) as schema, "
                     "cast(null as text) as name, cast(null as text) as label, cast(null as text) as detail, "
                     "%1 as amount, cast(null as text) as marks, cast(null as text) as comment, "
                     "cast(0 as int8) as position, true as counted");

/// Case aside, and runs of digits as long as the longest that matters: t2 before t10, also where the locale
/// is C.
QString naturalKey(const QString &name)
{
    constexpr qsizetype Digits = 12;
    const QString folded = name.toCaseFolded();
    QString key;
    key.reserve(folded.size() + Digits);
    for (qsizetype i = 0; i < folded.size();) {
        qsizetype end = i;
        while (end < folded.size() && folded[end] >= QLatin1Char('0') && folded[end] <= QLatin1Char('9'))
            ++end;
        if (end == i) {
            key += folded[i++];
            continue;
        }
        key += QString(std::max<qsizetype>(0, Digits - (end - i)), QLatin1Char('0'));
        key += QStringView(folded).mid(i, end - i);
        i = end;
    }
    return key;
}

/// By position, then by name as people sort: case aside, table2 before table10.
void sortRows(std::vector<Row> &rows)
{
    QCollator collator;
    struct Keyed
    {
        QCollatorSortKey key;
        size_t at;
    };
    std::vector<Keyed> order;
    order.reserve(rows.size());
    for (size_t i = 0; i < rows.size(); ++i)
        order.push_back({collator.sortKey(naturalKey(rows[i].ref.text())), i});
    std::sort(order.begin(), order.end(), [&rows](const Keyed &a, const Keyed &b) {
        const Row &left = rows[a.at];
        const Row &right = rows[b.at];
        if (left.position != right.position)
            return left.position < right.position;
        if (const int compared = a.key.compare(b.key))
            return compared < 0;
        return left.ref.text() != right.ref.text() ? left.ref.text() < right.ref.text()
                                                   : left.ref.oid < right.ref.oid;
    });
    std::vector<Row> sorted;
    sorted.reserve(rows.size());
    for (const Keyed &keyed : order)
        sorted.push_back(std::move(rows[keyed.at]));
    rows = std::move(sorted);
}

SqlParameters parametersFor(const ObjectRef &of, const Scope &scope)
{
    return {{QStringLiteral("parent_oid"), of.oid}, {QStringLiteral("system"), scope.system}};
}

/// Where an object stands, from the one above it.
void place(ObjectRef &ref, const ObjectRef &above, const ObjectKind *kind)
{
    ref.profile = above.profile;
    ref.database = kind && kind->is(ObjectKind::OwnDatabase) ? ref.name : above.database;
    ref.parentKind = above.folder ? above.parentKind : above.kind;
    if (ref.parent.isEmpty())
        ref.parent = above.folder ? above.parent : above.name;
    // a part of a relation is where that is: its list does not ask for more than its own catalogue
    if (ref.schema.isEmpty() && kind && kind->sqlName.contains(QLatin1String("{parent}")))
        ref.schema = above.schema;
}

/// What is the server's own looks as it does in the tree.
void placeOnServer(ObjectRef &ref, const ObjectKinds &kinds)
{
    const ObjectKind *kind = kinds.find(ref.kind);
    const ObjectKind *database = kinds.find(QStringLiteral("database"));
    const bool own = kind && kind->is(ObjectKind::OwnDatabase);
    const bool inDatabase = !ref.schema.isEmpty() || (database && database->children.contains(ref.kind));
    if (own || !inDatabase) {
        ref.database = own ? ref.name : QString();
        ref.parentKind = QStringLiteral("server");
    }
}

/// The file of database/ that looks there.
QString verbOf(SearchIn where)
{
    static const QHash<SearchIn, QString> verbs{{SearchIn::Names, QStringLiteral("search")},
                                                {SearchIn::Columns, QStringLiteral("search_columns")},
                                                {SearchIn::Source, QStringLiteral("search_source")},
                                                {SearchIn::Comments, QStringLiteral("search_comments")}};
    return verbs.value(where);
}

} // namespace

Reader::Reader(ObjectKinds kinds, SqlLibrary library)
    : m_kinds(std::move(kinds))
    , m_library(std::move(library))
{
}

Result<QList<ObjectRef>> Reader::children(Link &link, Job &job, const ObjectRef &of, const Scope &scope) const
{
    const ObjectKind *kind = m_kinds.find(of.kind);
    if (!kind)
        return Error::internal(QStringLiteral("Unknown kind of object: %1").arg(of.kind));

    const ServerVersion version = link.info().version;
    const SqlParameters parameters = parametersFor(of, scope);
    // one statement: the counts of what goes into folders, and the rows of what is shown at once
    int number = 0;
    const auto partOf = [&](const QString &id, const QString &folder, const QString &verb,
                            const QString &columns, const QString &where = {}) -> Result<Part> {
        auto sql = m_library.statement(folder, verb, version, parameters);
        if (!sql)
            return std::move(sql).error();
        return Part{id,
                    QStringLiteral("select %1 from (\n%2\n) as part%3%4")
                        .arg(columns, *sql)
                        .arg(number++)
                        .arg(where)};
    };
    const auto listOf = [&](const QString &id) {
        return partOf(id, id, QStringLiteral("list"), Columns + QStringLiteral(", false as counted"),
                      scope.usable ? usableOnly(id) : QString());
    };
    const auto countOf = [&](const QString &id, const QString &where) {
        return partOf(id, id, QStringLiteral("list"),
                      QStringLiteral("cast('%1' as text) as kind, ").arg(id)
                          + Counted.arg(QStringLiteral("cast(count(*) as int8)")),
                      where);
    };
    const auto isFolder = [&](const QString &id) {
        const ObjectKind *child = m_kinds.find(id);
        return child && child->since <= version.major() && child->listing == ObjectKind::Listing::Folder;
    };
    QList<Part> parts;
    const auto add = [&parts](Result<Part> part) -> Result<void> {
        if (!part)
            return std::move(part).error();
        parts << std::move(part).value();
        return {};
    };
    if (of.folder) {
        if (auto added = add(listOf(of.kind)); !added)
            return std::move(added).error();
    } else {
        if (!kind->countsFrom.isEmpty()) {
            if (auto added = add(partOf({}, kind->countsFrom, QStringLiteral("counts"),
                                        QStringLiteral("kind, ") + Counted.arg(QStringLiteral("amount"))));
                !added)
                return std::move(added).error();
            // it reads many catalogues: where one is forbidden, the lists are counted
            parts.last().smaller = [&]() -> Result<QList<Part>> {
                QList<Part> counts;
                for (const QString &id : kind->children) {
                    if (!isFolder(id))
                        continue;
                    auto count = countOf(id, {});
                    if (!count)
                        return std::move(count).error();
                    counts << std::move(count).value();
                }
                return counts;
            };
        }
        for (const QString &id : kind->children) {
            const ObjectKind *child = m_kinds.find(id);
            if (!child || child->since > version.major())
                continue;
            if (child->listing == ObjectKind::Listing::Inline) {
                if (auto added = add(listOf(id)); !added)
                    return std::move(added).error();
            } else if (scope.usable && !usableOnly(id).isEmpty()) {
                // what may be used is counted by its list; this answer comes after the other and replaces it
                if (auto added = add(countOf(id, usableOnly(id))); !added)
                    return std::move(added).error();
            }
        }
    }
    if (parts.isEmpty())
        return QList<ObjectRef>();

    auto read = readParts(link, job, m_library, parts);
    if (!read)
        return std::move(read).error();
    if (of.folder && read->refused.contains(of.kind))
        return read->refused.value(of.kind);
    std::vector<Row> rows;
    QHash<QString, qint64> counts;
    for (Row &row : read->rows) {
        if (row.count)
            counts.insert(row.ref.kind, row.ref.amount);
        else
            rows.push_back(std::move(row));
    }

    const bool nothing = rows.empty() && read->refused.isEmpty()
        && std::all_of(counts.cbegin(), counts.cend(), [](qint64 count) { return count == 0; });
    if (nothing && !of.folder) {
        if (auto there = isPresent(link, job, *kind, of); !there)
            return std::move(there).error();
        else if (!*there)
            return Error::input(
                QCoreApplication::translate("core::catalog::Reader",
                                            "%1 does not exist any more: it was dropped after "
                                            "this list was read")
                    .arg(of.name));
    }
    sortRows(rows);
    QList<ObjectRef> found;
    found.reserve(qsizetype(rows.size()) + counts.size());
    for (Row &row : rows) {
        place(row.ref, of, m_kinds.find(row.ref.kind));
        found.append(std::move(row.ref));
    }
    if (of.folder)
        return found;
    for (const QString &id : kind->children) {
        const ObjectKind *child = m_kinds.find(id);
        // what would stand inline and cannot be read has a folder, which says so
        const auto refused = read->refused.constFind(id);
        const bool isRefused = refused != read->refused.constEnd();
        if (!isFolder(id) && !isRefused)
            continue;
        const qint64 count = isRefused ? -1 : counts.value(id, 0);
        if (count == 0 && !scope.empty && !child->is(ObjectKind::ShowEmpty))
            continue;
        ObjectRef folder;
        folder.profile = of.profile;
        folder.database = of.database;
        folder.kind = id;
        folder.folder = true;
        folder.oid = of.oid;
        folder.schema = of.schema;
        folder.name = child->plural;
        folder.parent = of.name;
        folder.parentKind = of.kind;
        folder.amount = count;
        if (isRefused) {
            folder.marks = ObjectRef::NoAccess;
            folder.detail = refused->message;
        }
        found.append(folder);
    }
    return found;
}

/// True where nobody can tell.
Result<bool> Reader::isPresent(Link &link, Job &job, const ObjectKind &kind, const ObjectRef &of) const
{
    auto sql = m_library.statement(kind.countsFrom, QStringLiteral("present"), link.info().version,
                                   {{QStringLiteral("parent_oid"), of.oid}});
    if (!sql)
        return true;
    bool present = true;
    auto done = readRows(link, job, *sql, [&](const QSqlQuery &query) { present = query.value(0).toBool(); });
    if (!done && done.error().kind == Error::Kind::Sql)
        return true;
    if (!done)
        return std::move(done).error();
    return present;
}

Result<QList<Found>> Reader::search(Link &link, Job &job, const ObjectRef &within, const QString &needle,
                                    SearchIn where, int limit) const
{
    QString prefix = needle.toLower();
    prefix.replace(QLatin1Char('\\'), QLatin1String("\\\\"))
        .replace(QLatin1Char('%'), QLatin1String("\\%"))
        .replace(QLatin1Char('_'), QLatin1String("\\_"));
    prefix += QLatin1Char('%');
    // everything holds one letter or another
    const bool beginning = needle.size() < 2 && (where == SearchIn::Names || where == SearchIn::Columns);
    auto sql
        = m_library.statement(QStringLiteral("database"), verbOf(where), link.info().version,
                              {{QStringLiteral("needle"), needle},
                               {QStringLiteral("prefix"), prefix},
                               {QStringLiteral("pattern"), beginning ? prefix : QLatin1Char('%') + prefix},
                               {QStringLiteral("limit"), limit}});
    if (!sql)
        return std::move(sql).error();
    QList<Found> found;
    RowReader reader;
    auto done = readRows(link, job, *sql, [&](const QSqlQuery &query) {
        Row row = reader.read(query);
        row.ref.profile = within.profile;
        row.ref.database = within.database;
        placeOnServer(row.ref, m_kinds);
        found.append({std::move(row.ref), row.line, row.excerpt});
    });
    if (!done)
        return std::move(done).error();
    return found;
}

Result<QHash<qint64, qint64>> Reader::sizes(Link &link, Job &job, const QString &kind,
                                            const QList<qint64> &oids) const
{
    const ObjectKind *known = m_kinds.find(kind);
    if (!known || known->sizesFrom.isEmpty())
        return Error::internal(QStringLiteral("%1 has no size").arg(kind));
    QStringList numbers;
    for (const qint64 oid : oids)
        numbers << QString::number(oid);
    auto sql = m_library.statement(
        known->sizesFrom, QStringLiteral("sizes"), link.info().version,
        {{QStringLiteral("oids"),
          QString(QLatin1Char('{') + numbers.join(QLatin1Char(',')) + QLatin1Char('}'))}});
    if (!sql)
        return std::move(sql).error();
    // locked between the look at the locks and the question: the next look sees it
    for (int tries = 3;; --tries) {
        QHash<qint64, qint64> found;
        auto done = readRows(link, job, *sql, [&](const QSqlQuery &query) {
            if (query.value(2).toBool())
                found.insert(query.value(0).toLongLong(), LockedSize);
            else if (!query.isNull(1))
                found.insert(query.value(0).toLongLong(), query.value(1).toLongLong());
        });
        if (done)
            return found;
        if (tries == 1 || done.error().sqlState != QLatin1String("55P03")
            || PQtransactionStatus(link.connection()) != PQTRANS_IDLE)
            return std::move(done).error();
    }
}

Result<QList<ObjectRef>> Reader::names(Link &link, Job &job, const ObjectRef &within, int limit) const
{
    auto sql = m_library.statement(QStringLiteral("database"), QStringLiteral("names"), link.info().version,
                                   {{QStringLiteral("limit"), limit}});
    if (!sql)
        return std::move(sql).error();
    QList<ObjectRef> found;
    RowReader reader;
    auto done = readRows(link, job, *sql, [&](const QSqlQuery &query) {
        ObjectRef ref = reader.read(query).ref;
        ref.profile = within.profile;
        ref.database = within.database;
        placeOnServer(ref, m_kinds);
        found.append(std::move(ref));
    });
    if (!done)
        return std::move(done).error();
    return found;
}

} // namespace core::catalog
