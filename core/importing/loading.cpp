// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/loading.h"

#include "core/importing/copyin.h"

#include <QRegularExpression>

#include <algorithm>

namespace core::importing {

namespace {

constexpr std::size_t FewestRows = 1024; ///< under one savepoint: fewer cost more than they save
constexpr std::size_t MostRows = 65536;

/// Whether the row is at fault: its values, a constraint, a trigger. Everything else (no rights, no room, a
/// lock, a lost connection) would be the same for the next row.
bool isOfRow(const Error &error)
{
    if (error.kind != Error::Kind::Sql || error.sessionLost())
        return false;
    static const QStringList classes{
        QStringLiteral("21"), // a row hit twice by one upsert
        QStringLiteral("22"), // data
        QStringLiteral("23"), // constraints
        QStringLiteral("27"), QStringLiteral("38"),
        QStringLiteral("39"), QStringLiteral("44"), // triggers, views
        QStringLiteral("54"),                       // too large for an index, nested too deep
        QStringLiteral("P0"),                       // raised
    };
    return classes.contains(error.sqlState.left(2));
}

/// The server's words, with the column where it names one.
QString reasonOf(const Error &error)
{
    QString text = error.message;
    static const QRegularExpression place(QStringLiteral("COPY [^\\n]*?\\d+, ([^\\n]+)"));
    const auto match = place.match(error.context);
    const QString rest = match.captured(1);
    if (match.hasMatch() && !rest.startsWith(QLatin1Char('"')))
        text += QStringLiteral(" (") + rest.left(200) + QLatin1Char(')');
    else if (!error.detail.isEmpty())
        text += QStringLiteral(" (") + error.detail.left(400) + QLatin1Char(')');
    return text + QStringLiteral(" [") + error.sqlState + QLatin1Char(']');
}

} // namespace

Loading::Loading(session::Link &link, session::Job &job, const ImportPlan &plan, Feeder &feeder, BadRows &bad,
                 ImportProgress &progress)
    : m_link(link)
    , m_job(job)
    , m_plan(plan)
    , m_feeder(feeder)
    , m_bad(bad)
    , m_progress(progress)
    , m_slice(MostRows)
{
}

Result<qint64> Loading::insertStaged()
{
    auto inserted = m_link.execute(m_job, m_plan.insert);
    if (!inserted)
        return inserted.error();
    return QByteArray(PQcmdTuples(inserted->get())).toLongLong();
}

Result<void> Loading::loadWhole()
{
    auto rows = copyIn(m_link, m_job, m_plan.copy, [this]() -> Result<std::optional<QByteArray>> {
        auto block = m_feeder.next();
        if (!block)
            return block.error();
        if (!*block) {
            m_progress.phase.store(ImportProgress::Phase::Finishing);
            return std::optional<QByteArray>();
        }
        m_sent += (*block)->rows;
        m_progress.rows.store(m_sent, std::memory_order_relaxed);
        return std::optional<QByteArray>(std::move((*block)->bytes));
    });
    if (!rows) {
        Error error = rows.error();
        if (error.kind == Error::Kind::Sql && !m_plan.raw) {
            const qint64 row = failedRow(error, m_plan.copyRelation);
            const qint64 line = row > 0 ? m_feeder.lineOf(row) : -1;
            QStringList hints;
            if (!error.hint.isEmpty())
                hints << error.hint;
            if (line > 0)
                hints << QStringLiteral("It is line %L1 of the file. Nothing was imported.").arg(line);
            if (error.sqlState == QLatin1String("22021"))
                hints << QStringLiteral("The file may be in another encoding than was said.");
            error.hint = hints.join(QLatin1Char('\n'));
        }
        return error;
    }
    m_taken = *rows;
    if (!m_plan.staged)
        return {};
    auto inserted = insertStaged();
    if (!inserted)
        return inserted.error();
    m_taken = *inserted;
    return {};
}

QByteArrayView Loading::slice(const Block &block, std::size_t from, std::size_t to) const
{
    const qsizetype begin = from == 0 ? 0 : block.places[from - 1].end;
    return QByteArrayView(block.bytes).sliced(begin, block.places[to - 1].end - begin);
}

/// The rows under a savepoint: all of them, or none.
Result<qint64> Loading::attempt(const Block &block, std::size_t from, std::size_t to)
{
    if (!m_savepoint) {
        if (auto set = m_link.execute(m_job, "savepoint howdah_import"); !set)
            return set.error();
        m_savepoint = true;
    }
    bool given = false;
    const QByteArrayView bytes = slice(block, from, to);
    auto rows = copyIn(m_link, m_job, m_plan.copy, [&]() -> Result<std::optional<QByteArray>> {
        if (std::exchange(given, true))
            return std::optional<QByteArray>();
        return std::optional<QByteArray>(QByteArray::fromRawData(bytes.data(), bytes.size()));
    });
    if (rows && m_plan.staged) {
        rows = insertStaged();
        if (rows) {
            if (auto emptied = m_link.execute(m_job, m_plan.emptyStage); !emptied)
                rows = emptied.error();
        }
    }
    if (!rows) {
        if (!isOfRow(rows.error()))
            return rows;
        // which leaves the savepoint for the next attempt
        if (auto back = m_link.execute(m_job, "rollback to savepoint howdah_import"); !back)
            return back.error();
        return rows;
    }
    if (auto released = m_link.execute(m_job, "release savepoint howdah_import"); !released)
        return released.error();
    m_savepoint = false;
    return rows;
}

Result<void> Loading::refuse(const Block &block, std::size_t row, const Error &error)
{
    QByteArray csv;
    if (!block.hasCsv) {
        std::vector<int> order;
        for (const MappedColumn &mapped : m_plan.mapping)
            order.push_back(mapped.fileColumn);
        appendCsvOfRow(csv, slice(block, row, row + 1), order);
    } else {
        const qsizetype begin = row == 0 ? 0 : block.places[row - 1].csvEnd;
        csv = block.csv.mid(begin, block.places[row].csvEnd - begin);
    }
    auto added = m_bad.add(block.places[row].line, reasonOf(error), csv);
    m_progress.badRows.store(m_bad.count(), std::memory_order_relaxed);
    return added;
}

/// The server names the row that failed where COPY itself read it; what a constraint refuses at the end of
/// the statement is found by halves. Either way a row is only bad if it failed alone. What stood before it is
/// sent twice: the more rows are bad, the fewer go at once.
Result<void> Loading::apply(const Block &block, std::size_t from, std::size_t to)
{
    while (from < to) {
        const std::size_t end = std::min(to, from + m_slice);
        auto rows = attempt(block, from, end);
        if (rows) {
            m_taken += *rows;
            m_sent += qint64(end - from);
            m_progress.rows.store(m_sent, std::memory_order_relaxed);
            if (end - from == m_slice)
                m_slice = std::min(MostRows, m_slice + m_slice / 4);
            from = end;
            continue;
        }
        if (!isOfRow(rows.error()))
            return rows.error();
        if (end - from == 1) {
            if (auto refused = refuse(block, from, rows.error()); !refused)
                return refused;
            from = end;
            continue;
        }
        m_slice = std::max(FewestRows, m_slice / 2);
        const qint64 named = failedRow(rows.error(), m_plan.copyRelation);
        if (named >= 1 && std::size_t(named) <= end - from) {
            const std::size_t bad = from + std::size_t(named) - 1;
            if (auto before = apply(block, from, bad); !before)
                return before;
            if (auto alone = apply(block, bad, bad + 1); !alone)
                return alone;
            from = bad + 1;
            continue;
        }
        const std::size_t middle = from + (end - from) / 2;
        if (auto half = apply(block, from, middle); !half)
            return half;
        from = middle;
    }
    return {};
}

Result<void> Loading::loadBatches()
{
    for (;;) {
        auto block = m_feeder.next();
        if (!block)
            return block.error();
        if (!*block)
            break;
        // in the order of the file, so that "the last one" is
        for (const Block::Refused &refused : (*block)->refused) {
            if (auto added = m_bad.add(refused.line, refused.reason, refused.csv); !added)
                return added;
            m_progress.badRows.store(m_bad.count(), std::memory_order_relaxed);
        }
        if (auto applied = apply(**block, 0, (*block)->places.size()); !applied)
            return applied;
    }
    m_progress.phase.store(ImportProgress::Phase::Finishing);
    return {};
}

} // namespace core::importing
