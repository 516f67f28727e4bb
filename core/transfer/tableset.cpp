// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/tableset.h"

#include <algorithm>
#include <numeric>

namespace core::transfer {

std::optional<Error> TableProgress::error() const
{
    const std::lock_guard lock(m_mutex);
    return m_error;
}

void TableProgress::fail(const Error &error)
{
    const std::lock_guard lock(m_mutex);
    if (!m_error)
        m_error = error;
    state.store(TableState::Failed);
}

double TableProgress::share() const
{
    switch (state.load()) {
    case TableState::Waiting:
        return 0;
    case TableState::Running:
        return std::max(counts->percent(), 0) / 100.0;
    case TableState::Done:
    case TableState::Failed:
        break;
    }
    return 1;
}

SetProgress::Tables SetProgress::tables() const
{
    const std::lock_guard lock(m_mutex);
    return m_tables;
}

void SetProgress::setTables(Tables tables)
{
    const std::lock_guard lock(m_mutex);
    m_tables = std::move(tables);
}

qint64 SetProgress::rows() const
{
    qint64 sum = 0;
    for (const auto &table : tables())
        sum += table->counts->rows.load(std::memory_order_relaxed);
    return sum;
}

qint64 SetProgress::bytes() const
{
    qint64 sum = 0;
    for (const auto &table : tables())
        sum += table->counts->bytes.load(std::memory_order_relaxed);
    return sum;
}

double SetProgress::share() const
{
    double done = 0;
    double all = 0;
    for (const auto &table : tables()) {
        // an empty table costs a round trip too
        const double weight = double(std::max<qint64>(table->weight.load(std::memory_order_relaxed), 8192));
        all += weight;
        done += weight * table->share();
    }
    return all > 0 ? done / all : 0;
}

qint64 SetReport::rows() const
{
    return std::accumulate(tables.begin(), tables.end(), qint64(0),
                           [](qint64 sum, const TableReport &table) { return sum + table.rows; });
}

qint64 SetReport::bytes() const
{
    return std::accumulate(tables.begin(), tables.end(), qint64(0),
                           [](qint64 sum, const TableReport &table) { return sum + table.bytes; });
}

int SetReport::failed() const
{
    return int(std::count_if(tables.begin(), tables.end(),
                             [](const TableReport &table) { return table.error.has_value(); }));
}

} // namespace core::transfer
