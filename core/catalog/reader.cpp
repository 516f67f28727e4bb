// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/reader.h"

#include "core/catalog/usable.h"
#include "core/session/job.h"

#include <QCollator>
#include <QCoreApplication>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QSqlResult>

#include <algorithm>
#include <functional>
#include <vector>

namespace core::catalog {

namespace {

using session::Job;
using session::Link;

/// Every list.sql gives these columns, in this order; the names are checked by a test.
const QString Columns
    = QStringLiteral("kind, oid, sub, schema, name, label, detail, amount, marks, comment, position");

struct Row
{
    ObjectRef ref;
    bool count = false; ///< from counts.sql: kind and amount alone
    qint64 position = 0;
    int line = 0;
    QString excerpt{};
};

Error errorOf(Link &link, const QSqlQuery &query, const QString &sql)
{
    if (PQstatus(link.connection()) != CONNECTION_OK)
        return link.connectionError();
    const QVariant handle = query.result() ? query.result()->handle() : QVariant();
    const QLatin1String type(handle.typeName());
    if (type == QLatin1String("PGresult*") || type == QLatin1String("pg_result*")) {
        const auto *result = *static_cast<PGresult *const *>(handle.constData());
        if (result)
            return link.errorOf(result, sql.toUtf8());
    }
    return {.kind = Error::Kind::Sql,
            .message = query.lastError().databaseText(),
            .sqlState = query.lastError().nativeErrorCode()};
}

/// Runs one statement and hands out its rows. The query is gone when this returns: libpq may be used again.
Result<void> readRows(Link &link, Job &job, const QString &sql,
                      const std::function<void(const QSqlQuery &)> &row)
{
    if (job.stopRequested())
        return Error::cancelled();
    QSqlQuery query(link.database());
    query.setForwardOnly(true);
    query.setNumericalPrecisionPolicy(QSql::HighPrecision);
    bool ok = query.exec(sql);
    while (ok && query.next())
        row(query);
    ok = ok && !query.lastError().isValid();
    if (ok)
        return {};
    if (job.stopRequested())
        return Error::cancelled();
    return errorOf(link, query, sql);
}

/// The columns of Columns, found by name once per statement.
class RowReader
{
public:
    Row read(const QSqlQuery &query)
    {
        if (m_at.empty()) {
            const QSqlRecord record = query.record();
            for (const char *name : {"kind", "oid", "sub", "schema", "name", "label", "detail", "amount",
                                     "marks", "comment", "position", "parent", "counted", "line", "excerpt"})
                m_at.push_back(record.indexOf(QLatin1String(name)));
        }
        const auto value
            = [&](size_t column) { return m_at[column] < 0 ? QVariant() : query.value(m_at[column]); };
        Row row;
        ObjectRef &ref = row.ref;
        ref.kind = value(0).toString();
        ref.oid = value(1).toLongLong();
        ref.sub = value(2).toLongLong();
        ref.schema = value(3).toString();
        ref.name = value(4).toString();
        ref.label = value(5).toString();
        ref.detail = value(6).toString();
        const QVariant amount = value(7);
        ref.amount = amount.isNull() ? -1 : amount.toLongLong();
        ref.marks = marksFromWords(value(8).toString());
        ref.comment = value(9).toString();
        row.position = value(10).toLongLong();
        ref.parent = value(11).toString();
        row.count = value(12).toBool();
        row.line = value(13).toInt();
        row.excerpt = value(14).toString();
        return row;
    }

private:
    std::vector<int> m_at;
};

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
    QStringList parts;
    const auto add = [&](const QString &folder, const QString &verb, const QString &columns,
                         const QString &where = {}) -> Result<void> {
        auto sql = m_library.statement(folder, verb, version, parameters);
        if (!sql)
            return std::move(sql).error();
        parts << QStringLiteral("select %1 from (\n%2\n) as part%3%4")
                     .arg(columns, *sql)
                     .arg(parts.size())
                     .arg(where);
        return {};
    };
    const auto addList = [&](const QString &id) {
        return add(id, QStringLiteral("list"), Columns + QStringLiteral(", false as counted"),
                   scope.usable ? usableOnly(id) : QString());
    };
    if (of.folder) {
        if (auto added = addList(of.kind); !added)
            return std::move(added).error();
    } else {
        const QString counted = QStringLiteral(
            "cast(0 as int8) as oid, cast(0 as int8) as sub, cast(null as text) as schema, "
            "cast(null as text) as name, cast(null as text) as label, cast(null as text) as detail, "
            "amount, "
            "cast(null as text) as marks, cast(null as text) as comment, cast(0 as int8) as position, "
            "true as counted");
        if (!kind->countsFrom.isEmpty()) {
            if (auto added
                = add(kind->countsFrom, QStringLiteral("counts"), QStringLiteral("kind, ") + counted);
                !added)
                return std::move(added).error();
        }
        for (const QString &id : kind->children) {
            const ObjectKind *child = m_kinds.find(id);
            if (!child || child->since > version.major())
                continue;
            if (child->listing == ObjectKind::Listing::Inline) {
                if (auto added = addList(id); !added)
                    return std::move(added).error();
            } else if (scope.usable && !usableOnly(id).isEmpty()) {
                // what may be used is counted by its list; this answer comes after the other and replaces it
                auto sql = m_library.statement(id, QStringLiteral("list"), version, parameters);
                if (!sql)
                    return std::move(sql).error();
                parts << QStringLiteral(
                             "select cast('%1' as text) as kind, %2 from (select cast(count(*) as int8) "
                             "as amount from (\n%3\n) as part%4%5) as amount%4")
                             .arg(id, counted, *sql)
                             .arg(parts.size())
                             .arg(usableOnly(id));
            }
        }
    }
    if (parts.isEmpty())
        return QList<ObjectRef>();

    std::vector<Row> rows;
    QHash<QString, qint64> counts;
    RowReader reader;
    auto done = readRows(link, job, parts.join(QStringLiteral("\nunion all\n")), [&](const QSqlQuery &query) {
        Row row = reader.read(query);
        if (row.count)
            counts.insert(row.ref.kind, row.ref.amount);
        else
            rows.push_back(std::move(row));
    });
    if (!done)
        return std::move(done).error();

    const bool nothing = rows.empty()
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
        if (!child || child->listing != ObjectKind::Listing::Folder || child->since > version.major())
            continue;
        const qint64 count = counts.value(id, 0);
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
    QHash<qint64, qint64> found;
    auto done = readRows(link, job, *sql, [&](const QSqlQuery &query) {
        if (!query.isNull(1))
            found.insert(query.value(0).toLongLong(), query.value(1).toLongLong());
    });
    if (!done)
        return std::move(done).error();
    return found;
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
