// SPDX-License-Identifier: GPL-3.0-or-later
// A million rows into the result store, against the loop that a C programmer would write: libpq's single-row
// mode, each cell copied into an arena with its length before it. Both on an open connection, from the send
// to the end.
#include "tests/bench/benches.h"
#include "tests/bench/figures.h"
#include "tests/bench/server.h"

#include <libpq-fe.h>

#include <cstring>

namespace bench {

using core::Result;
using core::result::ResultSet;

namespace {

struct Timing
{
    double start = monotonicSeconds();
    double cpu = processCpuSeconds();

    void tell() const
    {
        figure("seconds", monotonicSeconds() - start);
        figure("cpu", processCpuSeconds() - cpu);
    }
};

// --- ours

int readIntoStore(int argc, char **argv, const QStringList &arguments)
{
    QCoreApplication application(argc, argv);
    Server server(arguments.value(0));
    ResultSet result;
    const double before = statusBytes("VmRSS");
    const Timing timing;
    const bool ok = server.read(result, arguments.value(1));
    timing.tell();
    figure("rows", double(result.rowCount()));
    figure("columns", result.columnCount());
    figure("memory", double(result.memory()));
    figure("grown", statusBytes("VmRSS") - before);
    double raw = 0;
    for (qsizetype row = 0; row < result.rowCount(); ++row) {
        for (int column = 0; column < result.columnCount(); ++column)
            raw += double(result.cell(row, column).size);
    }
    figure("raw", raw);
    leave(ok);
}

// --- the yardstick

class Arena
{
public:
    void append(const PGresult *result)
    {
        const int rows = PQntuples(result);
        const int columns = PQnfields(result);
        for (int row = 0; row < rows; ++row) {
            for (int column = 0; column < columns; ++column) {
                if (PQgetisnull(result, row, column))
                    length(0);
                else
                    cell(PQgetvalue(result, row, column), std::size_t(PQgetlength(result, row, column)));
            }
        }
        m_rows += rows;
    }
    qint64 rows() const { return m_rows; }

private:
    static constexpr std::size_t BlockSize = 1 << 20;

    void length(std::size_t value)
    {
        reserve(10);
        for (; value >= 0x80; value >>= 7)
            m_blocks.back()[m_used++] = char(value | 0x80);
        m_blocks.back()[m_used++] = char(value);
    }

    void cell(const char *data, std::size_t size)
    {
        length(size + 1);
        reserve(size);
        std::memcpy(m_blocks.back().get() + m_used, data, size);
        m_used += size;
    }

    void reserve(std::size_t size)
    {
        if (!m_blocks.empty() && m_used + size <= m_capacity)
            return;
        m_capacity = std::max(size, BlockSize);
        m_blocks.push_back(std::make_unique_for_overwrite<char[]>(m_capacity));
        m_used = 0;
    }

    std::vector<std::unique_ptr<char[]>> m_blocks;
    std::size_t m_used = 0;
    std::size_t m_capacity = 0;
    qint64 m_rows = 0;
};

int readBare(int, char **, const QStringList &arguments)
{
    PGconn *connection = PQconnectdb(arguments.value(0).toUtf8().constData());
    Arena arena;
    const Timing timing;
    bool ok = PQsendQueryParams(connection, arguments.value(1).toUtf8().constData(), 0, nullptr, nullptr,
                                nullptr, nullptr, 0)
        == 1;
    PQsetSingleRowMode(connection);
    while (PGresult *result = PQgetResult(connection)) {
        const auto status = PQresultStatus(result);
        ok = ok && (status == PGRES_SINGLE_TUPLE || status == PGRES_TUPLES_OK);
        arena.append(result);
        PQclear(result);
    }
    timing.tell();
    figure("rows", double(arena.rows()));
    PQfinish(connection);
    return ok ? 0 : 1;
}

Result<QList<Line>> read(const Context &context)
{
    QList<Line> lines;
    const auto compare
        = [&](const QString &what, const QString &sql, double target, double share) -> Result<void> {
        auto pair = alternate(context, part(context, QStringLiteral("read"), {context.url, sql}),
                              part(context, QStringLiteral("readbare"), {context.url, sql}));
        if (!pair)
            return pair.error();
        if (median(pair->ours, QStringLiteral("rows")) != median(pair->theirs, QStringLiteral("rows")))
            return core::Error::internal(QStringLiteral("not as many rows as the server sent"));
        lines << ratioLine(what, *pair, target);
        const Sample &sample = pair->ours.last();
        const double raw = sample.figure(QStringLiteral("raw"));
        const double cells = sample.figure(QStringLiteral("rows")) * sample.figure(QStringLiteral("columns"));
        const double allowed = 1.1 * raw + share * cells;
        Line memory
            = limitLine(QStringLiteral("  memory of it"), sample.figure(QStringLiteral("memory")) / 1048576,
                        allowed / 1048576, QStringLiteral("MB"), sample.figure(QStringLiteral("grown")));
        memory.yardstick = QStringLiteral("%1 MB raw").arg(raw / 1048576, 0, 'f', 0);
        memory.ratio = QString::number(sample.figure(QStringLiteral("memory")) / raw, 'f', 2);
        lines << memory;
        return {};
    };
    if (auto done = compare(QStringLiteral("1 M rows into the store, against bare libpq"),
                            QStringLiteral("select * from wide limit 1000000"), 1.15, 1.5);
        !done)
        return done.error();
    if (auto done = compare(QStringLiteral("  the same of two narrow columns"),
                            QStringLiteral("select id, amount from wide limit 1000000"), 0, 1.5);
        !done)
        return done.error();
    return lines;
}

} // namespace

Bench readBench()
{
    return {QStringLiteral("read"),
            QStringLiteral("1 M rows into the result store against bare libpq, and their memory"), read};
}

QList<Part> readParts()
{
    return {{QStringLiteral("read"), readIntoStore}, {QStringLiteral("readbare"), readBare}};
}

} // namespace bench
