// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/resultset.h"

#include "core/result/chunkbuilder.h"
#include "core/result/typeinfo.h"

#include <QMetaObject>
#include <QPointer>

#include <algorithm>

namespace core::result {

namespace {

// First rows at once, then blocks that are large enough not to cost and small enough to be seen growing.
constexpr qsizetype FirstRows = 100;
constexpr qsizetype ChunkRows = 8192;
constexpr qsizetype ChunkBytes = 1 << 20;
constexpr auto Patience = std::chrono::milliseconds(40);

class InboxSink : public RowSink
{
public:
    InboxSink(std::shared_ptr<Inbox> inbox, std::stop_token stop)
        : m_inbox(std::move(inbox))
        , m_stop(std::move(stop))
    {
    }

    Result<void> begin(const QList<Column> &columns) override
    {
        m_builder = std::make_unique<ChunkBuilder>(int(columns.size()));
        m_flushed = Clock::now();
        m_inbox->putColumns(columns);
        return {};
    }

    Result<void> row(std::span<const CellView> cells) override
    {
        m_builder->append(cells);
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

    Result<void> end(bool complete) override
    {
        Result<void> flushed;
        if (m_builder && !m_builder->isEmpty())
            flushed = flush();
        m_inbox->putEnd(complete);
        return flushed;
    }

private:
    using Clock = std::chrono::steady_clock;

    Result<void> flush()
    {
        m_first = false;
        const bool accepted = m_inbox->put(m_builder->take(), m_stop);
        m_flushed = Clock::now();
        if (!accepted)
            return Error::cancelled();
        return {};
    }

    std::shared_ptr<Inbox> m_inbox;
    std::stop_token m_stop;
    std::unique_ptr<ChunkBuilder> m_builder;
    Clock::time_point m_flushed;
    bool m_first = true;
};

} // namespace

std::unique_ptr<RowSink> inboxSink(std::shared_ptr<Inbox> inbox, std::stop_token stop)
{
    return std::make_unique<InboxSink>(std::move(inbox), std::move(stop));
}

ResultSet::ResultSet(QObject *parent)
    : QObject(parent)
{
    m_inbox = std::make_shared<Inbox>(
        [this] { QMetaObject::invokeMethod(this, &ResultSet::receive, Qt::QueuedConnection); });
}

ResultSet::~ResultSet()
{
    m_inbox->close();
}

std::unique_ptr<RowSink> ResultSet::sink(std::stop_token stop)
{
    return inboxSink(m_inbox, std::move(stop));
}

CellView ResultSet::cell(qsizetype row, int column) const
{
    if (m_lastChunk >= m_chunks.size() || row < m_firstRows[m_lastChunk]
        || row >= m_firstRows[m_lastChunk] + m_chunks[m_lastChunk]->rows()) {
        const auto after = std::upper_bound(m_firstRows.begin(), m_firstRows.end(), row);
        m_lastChunk = std::size_t(after - m_firstRows.begin()) - 1;
    }
    return m_chunks[m_lastChunk]->cell(row - m_firstRows[m_lastChunk], column);
}

void ResultSet::setTypeName(int column, const QString &name)
{
    m_columns[column].typeName = name;
    emit typeNamesChanged();
}

void ResultSet::receive()
{
    Inbox::Delivery delivery = m_inbox->take();
    const QPointer<ResultSet> self(this); // whoever hears a signal may end us
    if (delivery.hasColumns) {
        m_columns = std::move(delivery.columns);
        for (Column &column : m_columns) {
            if (column.typeName.isEmpty())
                column.typeName = builtinTypeName(column.typeOid, column.typeModifier);
        }
        m_state = State::Receiving;
        emit columnsKnown();
        if (!self)
            return;
    }
    const qsizetype first = m_rowCount;
    for (ChunkPtr &chunk : delivery.chunks) {
        m_firstRows.push_back(m_rowCount);
        m_rowCount += chunk->rows();
        m_memory += chunk->cost();
        m_chunks.push_back(std::move(chunk));
    }
    if (m_rowCount > first)
        emit rowsAppended(first, m_rowCount - 1);
    if (self && delivery.ended) {
        m_state = delivery.complete ? State::Complete : State::Partial;
        emit ended();
    }
}

} // namespace core::result
