// SPDX-License-Identifier: GPL-3.0-or-later
// howdah import against psql's \copy: the same file into the same table.
#include "tests/bench/benches.h"

#include <QFile>

namespace bench {

using core::Error;
using core::Result;

namespace {

Result<Sample> psql(const Context &context, const QStringList &words)
{
    return run(context, {QStringLiteral("psql"), QStringList{QStringLiteral("-Xqd"), context.url} + words});
}

Result<void> statement(const Context &context, const QString &sql)
{
    auto done
        = psql(context, {QStringLiteral("-v"), QStringLiteral("ON_ERROR_STOP=1"), QStringLiteral("-c"), sql});
    return done ? Result<void>() : Result<void>(done.error());
}

/// A file of a query, and an empty table for each of us.
struct Case
{
    Case(const Context &context, const QString &query)
        : m_context(context)
        , file(context.folder + QStringLiteral("/rows.csv"))
        , m_query(query)
    {
    }
    ~Case() { QFile::remove(file); }
    Case(const Case &) = delete;
    Case &operator=(const Case &) = delete;

    Result<void> prepare() const
    {
        for (const char *table : {"import_ours", "import_theirs"}) {
            if (auto made = statement(
                    m_context,
                    QStringLiteral("drop table if exists %1; create unlogged table %1 as %2 with no data")
                        .arg(QLatin1String(table), m_query));
                !made)
                return made;
        }
        return statement(m_context, QStringLiteral("\\copy (%1) to '%2' csv header").arg(m_query, file));
    }

    Command ours(const QStringList &more = {}) const
    {
        return {m_context.program,
                QStringList{QStringLiteral("import"), QStringLiteral("--url"), m_context.url, file,
                            QStringLiteral("--table"), QStringLiteral("import_ours"),
                            QStringLiteral("--quiet")}
                    + more};
    }
    Command theirs() const
    {
        return {QStringLiteral("psql"),
                {QStringLiteral("-Xqd"), m_context.url, QStringLiteral("-c"),
                 QStringLiteral("\\copy import_theirs from '%1' csv header").arg(file)}};
    }

    /// The same rows have come; both are emptied for the next turn.
    Result<void> check() const
    {
        return statement(
            m_context,
            QStringLiteral("do $$begin if (select count(*) from import_ours) <> (select count(*) from "
                           "import_theirs) or exists (select * from import_ours except select * from "
                           "import_theirs limit 1) then raise 'the tables differ'; end if; end$$; "
                           "truncate import_ours, import_theirs"));
    }

private:
    const Context &m_context;

public:
    const QString file;

private:
    const QString m_query;
};

Result<QList<Line>> imports(const Context &context)
{
    constexpr double Target = 1.11; // 0.9 of its speed
    constexpr double MostMegabytes = 60;
    QList<Line> lines;
    double peak = 0;
    const auto compare
        = [&](const QString &what, const QString &query, const QStringList &more) -> Result<void> {
        const Case one(context, query);
        if (auto prepared = one.prepare(); !prepared)
            return prepared;
        auto pair = alternate(context, one.ours(more), one.theirs(), [&one] { return one.check(); });
        if (!pair)
            return pair.error();
        lines << ratioLine(what, *pair, Target);
        peak = std::max(peak, lines.last().peak);
        return {};
    };
    for (const auto &[what, query, more] :
         {std::tuple(QStringLiteral("import of CSV, against psql \\copy from"),
                     QStringLiteral("select * from wide"), QStringList()),
          std::tuple(QStringLiteral("  the same of two narrow columns"),
                     QStringLiteral("select id, amount from wide"), QStringList()),
          std::tuple(QStringLiteral("  the same, ready to leave bad rows out"),
                     QStringLiteral("select * from wide"), QStringList{QStringLiteral("--keep-going")})}) {
        if (auto done = compare(what, query, more); !done)
            return done.error();
    }
    lines << limitLine(QStringLiteral("memory of an import"), peak / 1048576, MostMegabytes,
                       QStringLiteral("MB"), peak);
    return lines;
}

} // namespace

Bench importBench()
{
    return {QStringLiteral("import"), QStringLiteral("a CSV file into a table against psql's \\copy"),
            imports};
}

} // namespace bench
