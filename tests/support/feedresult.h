// SPDX-License-Identifier: GPL-3.0-or-later
// Results without a server: rows given to a ResultSet through its sink, as the runner does.
#pragma once

#include "core/result/resultset.h"

#include <QCoreApplication>

#include <atomic>
#include <functional>
#include <optional>
#include <thread>
#include <vector>

namespace test {

using Value = std::optional<QByteArray>; ///< nullopt is NULL
using Row = std::vector<Value>;

inline core::result::Column column(const char *name, core::result::Oid type)
{
    core::result::Column column;
    column.name = QString::fromUtf8(name);
    column.typeOid = type;
    return column;
}

inline core::result::CellView view(const Value &value)
{
    return value ? core::result::CellView{value->constData(), value->size(), false}
                 : core::result::CellView{};
}

/// Sends rows from a thread of its own and waits for them; ends the result if asked to.
class Feeder
{
public:
    explicit Feeder(core::result::ResultSet &result)
        : m_result(result)
        , m_sink(result.sink({}))
    {
    }

    void begin(const QList<core::result::Column> &columns)
    {
        m_columns = columns.size();
        run([&] { (void)m_sink->begin(columns); });
    }

    void rows(const std::vector<Row> &rows)
    {
        run([&] {
            std::vector<core::result::CellView> cells;
            for (const Row &row : rows) {
                cells.clear();
                for (const Value &value : row)
                    cells.push_back(view(value));
                (void)m_sink->row(cells);
            }
            m_sink->idle();
        });
    }

    /// Rows first to last of a function that fills the cells of one.
    void generate(qsizetype first, qsizetype last, const std::function<void(qsizetype, Row &)> &fill)
    {
        run([&] {
            const auto width = static_cast<std::size_t>(m_columns);
            Row row(width);
            std::vector<core::result::CellView> cells(width);
            for (qsizetype i = first; i <= last; ++i) {
                fill(i, row);
                for (std::size_t c = 0; c < row.size(); ++c)
                    cells[c] = view(row[c]);
                (void)m_sink->row(cells);
            }
            m_sink->idle();
        });
    }

    /// The same block again and again: very many rows at no cost.
    void chunks(const core::result::ChunkPtr &chunk, int times)
    {
        run([&chunk, times, inbox = m_result.inbox()] {
            for (int i = 0; i < times; ++i)
                (void)inbox->put(chunk, {});
        });
    }

    void end(bool complete = true)
    {
        run([&] { (void)m_sink->end(complete); });
    }

private:
    // The inbox is bounded: this thread has to receive while the other one sends.
    template <class Send> void run(Send send)
    {
        std::atomic_bool done = false;
        std::thread worker([&] {
            send();
            done = true;
        });
        while (!done)
            QCoreApplication::sendPostedEvents(&m_result);
        worker.join();
        QCoreApplication::sendPostedEvents(&m_result);
    }

    core::result::ResultSet &m_result;
    std::unique_ptr<core::result::RowSink> m_sink;
    qsizetype m_columns = 0;
};

} // namespace test
