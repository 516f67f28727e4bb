// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/inboxsink.h"

#include "core/result/chunkbuilder.h"

#include <chrono>
#include <limits>

namespace core::result {

namespace {

// First rows at once, then blocks that are large enough not to cost and small enough to be seen growing.
constexpr qsizetype FirstRows = 100;
constexpr qsizetype ChunkRows = 8192;
constexpr qsizetype ChunkBytes = 1 << 20;
constexpr auto Patience = std::chrono::milliseconds(40);
// A small result needs no file, however little memory is left: this much of each is always in memory.
constexpr qint64 AlwaysInMemory = 1 << 20;

class InboxSink : public RowSink
{
public:
    InboxSink(ResultPort port, std::stop_token stop)
        : m_port(std::move(port))
        , m_stop(std::move(stop))
        , m_rowLimit(limit(0, m_port.policy.rows))
        , m_byteLimit(limit(0, m_port.policy.bytes))
    {
    }

    Result<void> begin(const QList<Column> &columns) override
    {
        m_columns = int(columns.size());
        m_builder = std::make_unique<ChunkBuilder>(m_columns);
        m_flushed = Clock::now();
        m_port.inbox->putColumns(columns);
        return {};
    }

    Result<void> row(std::span<const CellView> cells) override
    {
        if (!m_room)
            return m_room; // what came before the disk was full is kept, this row is not
        m_builder->append(cells);
        ++m_rows;
        const qsizetype rows = m_builder->rows();
        const bool full
            = rows >= ChunkRows || m_builder->bytes() >= ChunkBytes || (m_first && rows >= FirstRows);
        // the clock is asked for every 64th row: it would cost more than the row
        if (full || ((rows & 63) == 0 && Clock::now() - m_flushed > Patience))
            return flush();
        return {};
    }

    void idle() override
    {
        if (m_builder && !m_builder->isEmpty())
            (void)flush();
    }

    bool isSated() const override
    {
        return m_rows >= m_rowLimit || m_bytes >= m_byteLimit || m_port.gate->stopWanted();
    }

    Appetite awaitAppetite(const Pause &pause) override
    {
        ReadingGate::Wish wish = m_port.gate->takeWish();
        if (wish == ReadingGate::Wish::None) {
            idle(); // all that was read is shown
            m_port.inbox->putPause(true, pause.inTransaction);
            wish = m_port.gate->wait(m_stop, pause.connectionEnded);
            m_port.inbox->putPause(false, pause.inTransaction);
        }
        if (wish == ReadingGate::Wish::Stop)
            return Appetite::Enough;
        const bool toTheEnd = wish != ReadingGate::Wish::More; // also after a loss: the server's last words
        m_rowLimit = limit(m_rows, toTheEnd ? 0 : m_port.policy.rows);
        m_byteLimit = limit(m_bytes, toTheEnd ? 0 : m_port.policy.bytes);
        return Appetite::More;
    }

    void dropped(qint64 rows) override { m_port.gate->addDropped(rows); }

    Result<void> end(bool complete) override
    {
        Result<void> flushed;
        if (m_builder && !m_builder->isEmpty())
            flushed = flush();
        m_port.inbox->putEnd(complete && flushed);
        return flushed;
    }

private:
    using Clock = std::chrono::steady_clock;

    static qint64 limit(qint64 from, qint64 step)
    {
        return step > 0 ? from + step : std::numeric_limits<qint64>::max();
    }

    Result<void> flush()
    {
        m_first = false;
        m_bytes += m_builder->cost();
        const bool accepted = m_port.inbox->put(keep(), m_stop);
        m_flushed = Clock::now();
        if (!accepted)
            return Error::cancelled();
        return {};
    }

    StoredChunk keep()
    {
        const auto &budget = m_port.storage.budget;
        if (!budget)
            return m_builder->take();
        const qint64 cost = m_builder->cost();
        Budget::Share share
            = m_bytes <= AlwaysInMemory ? Budget::takeAnyway(budget, cost) : Budget::take(budget, cost);
        if (!share) {
            auto at = spill();
            if (at) {
                StoredChunk chunk(m_file, *at, std::uint32_t(m_builder->bytes()), m_builder->rows(),
                                  m_columns);
                m_builder->clear();
                return chunk;
            }
            m_room = at.error();
            share = Budget::takeAnyway(budget, cost); // what was read is not thrown away
        }
        return m_builder->take(std::move(share));
    }

    Result<qint64> spill()
    {
        if (!m_file) {
            auto file = SpillFile::create(m_port.storage.folder);
            if (!file)
                return file.error();
            m_file = std::move(*file);
        }
        return m_file->append(m_builder->stored());
    }

    ResultPort m_port;
    std::stop_token m_stop;
    qint64 m_rowLimit;
    qint64 m_byteLimit;
    std::unique_ptr<ChunkBuilder> m_builder;
    std::shared_ptr<SpillFile> m_file;
    Clock::time_point m_flushed;
    Result<void> m_room; ///< the error that the file met
    qint64 m_rows = 0;
    qint64 m_bytes = 0; ///< in memory and in the file
    int m_columns = 0;
    bool m_first = true;
};

} // namespace

std::unique_ptr<RowSink> inboxSink(ResultPort port, std::stop_token stop)
{
    return std::make_unique<InboxSink>(std::move(port), std::move(stop));
}

} // namespace core::result
