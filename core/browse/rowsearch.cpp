// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/browse/rowsearch.h"

#include "core/base/sqlquote.h"

#include <QCoreApplication>

#include <algorithm>

namespace core::browse {

namespace {

constexpr qsizetype MostShown = 3;

/// Texts tell rows apart for people, long documents and bytes do not.
int rank(const TableColumn &column)
{
    static const QStringList texts{QStringLiteral("text"), QStringLiteral("character varying"),
                                   QStringLiteral("character"), QStringLiteral("name"),
                                   QStringLiteral("citext")};
    static const QStringList last{QStringLiteral("bytea"), QStringLiteral("json"), QStringLiteral("jsonb"),
                                  QStringLiteral("xml"), QStringLiteral("tsvector")};
    if (texts.contains(column.type))
        return 0;
    return last.contains(column.type) || column.type.endsWith(QLatin1String("[]")) ? 2 : 1;
}

QByteArray pattern(const QByteArray &typed)
{
    QByteArray escaped("%");
    for (const char c : typed) {
        if (c == '%' || c == '_' || c == '\\')
            escaped += '\\';
        escaped += c;
    }
    return escaped + '%';
}

} // namespace

Result<RowSearch> rowSearch(const TableInfo &info, const KeyColumn &key, const QList<KeyColumn> &with)
{
    RowSearch search{info.name, key, with, {}};
    QList<KeyColumn> unread = QList<KeyColumn>{key} + with;
    for (const TableColumn &column : info.columns) {
        const auto same = [&](const KeyColumn &each) { return each.number == column.number; };
        const bool ofKey = std::any_of(with.begin(), with.end(), same) || same(key);
        if (column.readable && ofKey)
            unread.removeIf(same);
        else if (column.readable)
            search.shown << column;
    }
    if (!unread.isEmpty())
        return Error::input(QCoreApplication::translate("core::browse", "Column %1 of %2 cannot be read.")
                                .arg(unread.first().name, info.name.text()));
    std::stable_sort(
        search.shown.begin(), search.shown.end(),
        [](const TableColumn &one, const TableColumn &other) { return rank(one) < rank(other); });
    search.shown.resize(std::min(search.shown.size(), MostShown));
    return search;
}

Result<FoundRows> findRows(session::Link &link, session::Job &job, const RowSearch &search,
                           const QByteArray &typed, bool keyMay, int most)
{
    const QString key = quoteIdentifier(search.key.name);
    const QString table = quoteQualified({search.table.schema, search.table.table});
    QStringList columns{key};
    QStringList conditions;
    const auto contains
        = [&conditions](const QString &column) { conditions << column + QStringLiteral("::text ilike $1"); };
    contains(key);
    for (const KeyColumn &column : search.with) {
        columns << quoteIdentifier(column.name);
        contains(columns.last());
    }
    const QString order = columns.join(QLatin1String(", "));
    for (const TableColumn &column : search.shown) {
        const QString name = quoteIdentifier(column.name);
        columns << QLatin1String("pg_catalog.left(") + name + QLatin1String("::text, ")
                + QString::number(ShownCharacters) + QLatin1Char(')');
        contains(name);
    }
    const QString list = columns.join(QLatin1String(", "));
    // a row whose key it is is found by the index, before the rest is searched
    QList<std::optional<QByteArray>> parameters;
    QString sql;
    const bool filtered = !typed.isEmpty();
    if (filtered) {
        parameters << pattern(typed);
        if (keyMay) {
            parameters << typed;
            sql = QStringLiteral("(select %1 from %2 where %3 = $2::%4) union all ")
                      .arg(list, table, key, search.key.type);
        }
    }
    sql += QStringLiteral("(select %1 from %2").arg(list, table);
    if (filtered)
        sql += QStringLiteral(" where ") + conditions.join(QLatin1String(" or "));
    // a name may hold what looks like a place for an argument
    sql += QLatin1String(" order by ") + order + QLatin1String(" limit ") + QString::number(most + 1)
        + QLatin1Char(')');
    auto answer = link.execute(job, sql.toUtf8(), parameters);
    if (!answer)
        return std::move(answer).error();
    FoundRows found;
    const PGresult *rows = answer->get();
    for (int i = 0; i < PQntuples(rows); ++i) {
        const auto cell = [rows, i](int column) -> std::optional<QByteArray> {
            if (PQgetisnull(rows, i, column))
                return {};
            return QByteArray(PQgetvalue(rows, i, column), PQgetlength(rows, i, column));
        };
        const auto value = cell(0);
        QList<std::optional<QByteArray>> with;
        for (int column = 1; column <= search.with.size(); ++column)
            with << cell(column);
        const bool known = !value
            || std::any_of(found.rows.begin(), found.rows.end(),
                           [&](const FoundRow &row) { return row.key == *value && row.with == with; });
        if (known)
            continue;
        if (found.rows.size() == most) {
            found.more = true;
            break;
        }
        FoundRow row{*value, with, {}};
        for (int column = 1 + int(with.size()); column < PQnfields(rows); ++column)
            row.cells << cell(column);
        found.rows << row;
    }
    return found;
}

} // namespace core::browse
