// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/parts.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <iterator>
#include <optional>

namespace core::catalog {

using session::Job;
using session::Link;

namespace {

using Unreadable = QHash<QString, bool>; ///< by name: it is missing, not forbidden

bool concernsAPart(const Error &error)
{
    return error.kind == Error::Kind::Sql && !error.sessionLost()
        && error.sqlState.startsWith(QLatin1String("42"));
}

Result<std::vector<Row>> readTogether(Link &link, Job &job, const QList<Part> &parts)
{
    QStringList selects;
    for (const Part &part : parts)
        selects << part.sql;
    std::vector<Row> rows;
    RowReader reader;
    auto done = readRows(link, job, selects.join(QStringLiteral("\nunion all\n")),
                         [&](const QSqlQuery &query) { rows.push_back(reader.read(query)); });
    if (!done)
        return std::move(done).error();
    return rows;
}

/// The catalogues that a statement reads: one that it merely names (a cast to regclass) needs no rights.
QStringList sourcesOf(const QString &sql)
{
    static const QRegularExpression source(
        QStringLiteral("\\b(?:from|join)\\s+(pg_catalog\\.\\w++)(?!\\s*\\()"));
    QStringList names;
    for (auto match = source.globalMatch(sql); match.hasNext();)
        names << match.next().captured(1);
    names.removeDuplicates();
    return names;
}

Result<Unreadable> unreadableOf(Link &link, Job &job, const SqlLibrary &library, const QStringList &names)
{
    auto sql
        = library.statement(QStringLiteral("object"), QStringLiteral("unreadable"), link.info().version,
                            {{QStringLiteral("names"),
                              QString(QLatin1Char('{') + names.join(QLatin1Char(',')) + QLatin1Char('}'))}});
    if (!sql)
        return std::move(sql).error();
    Unreadable found;
    auto done = readRows(link, job, *sql, [&](const QSqlQuery &query) {
        found.insert(query.value(0).toString(), query.value(1).toBool());
    });
    if (!done)
        return std::move(done).error();
    return found;
}

/// Nothing where it can be read, as far as rights go.
std::optional<Error> whyNot(const Part &part, const Unreadable &unreadable, const Error &said)
{
    QStringList forbidden;
    QStringList missing;
    for (const QString &name : sourcesOf(part.sql)) {
        if (const auto found = unreadable.constFind(name); found != unreadable.constEnd())
            (*found ? missing : forbidden) << name;
    }
    if (forbidden.isEmpty() && missing.isEmpty())
        return {};
    Error error{.kind = Error::Kind::Sql,
                .message = forbidden.isEmpty()
                    ? QCoreApplication::translate("core::catalog::Reader", "This server has no %1")
                          .arg(missing.join(QStringLiteral(", ")))
                    : QCoreApplication::translate("core::catalog::Reader", "No rights on %1")
                          .arg(forbidden.join(QStringLiteral(", "))),
                .sqlState = forbidden.isEmpty() ? QStringLiteral("42P01") : QStringLiteral("42501")};
    if (said.sqlState == error.sqlState)
        error.severity = said.severity;
    return error;
}

/// A part whole, or in smaller ones where it has such and cannot be read.
struct Choice
{
    Part whole;
    QList<Part> smaller{};
};

Result<QList<Choice>> choicesOf(const QList<Part> &parts)
{
    QList<Choice> choices;
    for (const Part &part : parts) {
        Choice choice{part};
        if (part.smaller) {
            auto smaller = part.smaller();
            if (!smaller)
                return std::move(smaller).error();
            choice.smaller = std::move(smaller).value();
        }
        choices << choice;
    }
    return choices;
}

QStringList sourcesOf(const QList<Choice> &choices)
{
    QStringList names;
    for (const Choice &choice : choices) {
        names << sourcesOf(choice.whole.sql);
        for (const Part &part : choice.smaller)
            names << sourcesOf(part.sql);
    }
    names.removeDuplicates();
    return names;
}

/// Without those that cannot be read, which go to `refused`.
QList<Part> readableOf(const QList<Part> &parts, const Unreadable &unreadable, const Error &said,
                       PartsRead &read)
{
    QList<Part> left;
    for (const Part &part : parts) {
        if (const auto why = whyNot(part, unreadable, said))
            read.refused.insert(part.kind, *why);
        else
            left << part;
    }
    return left;
}

QList<Choice> readableOf(const QList<Choice> &choices, const Unreadable &unreadable, const Error &said,
                         PartsRead &read)
{
    QList<Choice> left;
    for (const Choice &choice : choices) {
        if (!whyNot(choice.whole, unreadable, said)) {
            left << choice;
            continue;
        }
        const QList<Part> instead = choice.smaller.isEmpty() ? QList<Part>{choice.whole} : choice.smaller;
        for (const Part &part : readableOf(instead, unreadable, said, read))
            left << Choice{part};
    }
    return left;
}

/// Fails with what is not about this part alone.
Result<void> take(Result<std::vector<Row>> rows, const Part &part, PartsRead &read)
{
    if (rows)
        std::move(rows->begin(), rows->end(), std::back_inserter(read.rows));
    else if (concernsAPart(rows.error()))
        read.refused.insert(part.kind, rows.error());
    else
        return std::move(rows).error();
    return {};
}

} // namespace

Result<PartsRead> readParts(Link &link, Job &job, const SqlLibrary &library, const QList<Part> &parts)
{
    PartsRead read;
    auto rows = readTogether(link, job, parts);
    if (rows) {
        read.rows = std::move(rows).value();
        return read;
    }
    const Error said = std::move(rows).error();
    if (!concernsAPart(said) || PQtransactionStatus(link.connection()) != PQTRANS_IDLE)
        return said;

    auto choices = choicesOf(parts);
    if (!choices)
        return std::move(choices).error();
    auto unreadable = unreadableOf(link, job, library, sourcesOf(*choices));
    if (!unreadable)
        return unreadable.error().isCancelled() ? unreadable.error() : said;
    const QList<Choice> left = readableOf(*choices, *unreadable, said, read);
    if (left.isEmpty())
        return read;
    if (!unreadable->isEmpty()) {
        QList<Part> together;
        for (const Choice &choice : left)
            together << choice.whole;
        rows = readTogether(link, job, together);
        if (rows) {
            read.rows = std::move(rows).value();
            return read;
        }
        if (!concernsAPart(rows.error()))
            return std::move(rows).error();
    }
    // something else is the matter with one of them
    for (const Choice &choice : left) {
        rows = readTogether(link, job, {choice.whole});
        if (!rows && !choice.smaller.isEmpty() && concernsAPart(rows.error())) {
            const QList<Part> smaller = readableOf(choice.smaller, *unreadable, said, read);
            for (const Part &part : smaller) {
                if (auto done = take(readTogether(link, job, {part}), part, read); !done)
                    return std::move(done).error();
            }
            continue;
        }
        if (auto done = take(std::move(rows), choice.whole, read); !done)
            return std::move(done).error();
    }
    return read;
}

} // namespace core::catalog
