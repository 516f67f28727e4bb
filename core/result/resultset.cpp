// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/resultset.h"

#include "core/result/chunkbuilder.h"
#include "core/result/typeinfo.h"

#include <QMetaObject>
#include <QPointer>

#include <algorithm>

namespace core::result {

namespace {

constexpr std::size_t OpenChunks = 17; // the last one and 16 others
constexpr qsizetype SmallRows = 4096;
constexpr qsizetype JoinedSize = 256 << 10;

} // namespace

ResultSet::ResultSet(Storage storage, ReadingPolicy policy, QObject *parent)
    : QObject(parent)
{
    m_port.inbox = std::make_shared<Inbox>(
        [this] { QMetaObject::invokeMethod(this, &ResultSet::receive, Qt::QueuedConnection); });
    m_port.gate = std::make_shared<ReadingGate>();
    m_port.storage = std::move(storage);
    m_port.policy = policy;
    m_idleTimer.setSingleShot(true);
    connect(&m_idleTimer, &QTimer::timeout, this, [this] {
        m_idle = true;
        stopHere();
    });
}

ResultSet::~ResultSet()
{
    m_port.inbox->close();
    m_port.gate->close();
}

std::unique_ptr<RowSink> ResultSet::sink(std::stop_token stop)
{
    return inboxSink(m_port, std::move(stop));
}

const ChunkPtr &ResultSet::open(std::size_t index) const
{
    if (const ChunkPtr &inMemory = m_chunks[index].memory())
        return inMemory;
    auto found = std::find_if(m_open.begin(), m_open.end(),
                              [index](const OpenChunk &chunk) { return chunk.index == index; });
    if (found == m_open.end()) {
        if (m_open.size() == OpenChunks)
            m_open.pop_back();
        m_open.push_back({index, m_chunks[index].load()});
        found = m_open.end() - 1;
    }
    std::rotate(m_open.begin(), found, found + 1);
    return m_open.front().chunk;
}

CellView ResultSet::cell(qsizetype row, int column) const
{
    if (m_lastChunk >= m_chunks.size() || row < m_firstRows[m_lastChunk]
        || row >= m_firstRows[m_lastChunk] + m_chunks[m_lastChunk].rows()) {
        const auto after = std::upper_bound(m_firstRows.begin(), m_firstRows.end(), row);
        m_lastChunk = std::size_t(after - m_firstRows.begin()) - 1;
        m_last = open(m_lastChunk);
        m_cursor = {};
    }
    return m_last ? m_last->cell(row - m_firstRows[m_lastChunk], column, m_cursor) : CellView{};
}

Rows ResultSet::rows() const
{
    if (m_rows.count() != m_rowCount)
        m_rows = Rows(m_chunks);
    return m_rows;
}

void ResultSet::setTypeName(int column, const QString &name)
{
    m_columns[column].typeName = name;
    emit typeNamesChanged();
}

void ResultSet::fetchMore()
{
    goOn(ReadingGate::Wish::More);
}

void ResultSet::fetchAll()
{
    m_fetchingAll = m_fetchingAll || isOpen();
    goOn(ReadingGate::Wish::All);
}

void ResultSet::stopHere()
{
    m_stopping = m_stopping || isOpen();
    goOn(ReadingGate::Wish::Stop);
}

void ResultSet::goOn(ReadingGate::Wish wish)
{
    if (!isOpen())
        return;
    if (wish == ReadingGate::Wish::More && !m_paused)
        return; // it would count for a pause to come
    m_port.gate->setWish(wish);
    m_paused = true; // for the signal, whatever it was
    setPaused(false);
}

void ResultSet::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    m_paused = paused;
    if (paused) {
        m_pausedSince.start();
        if (!m_inTransaction && m_port.policy.pausedIdle.count() > 0)
            m_idleTimer.start(m_port.policy.pausedIdle);
    } else {
        m_pausedSince.invalidate();
        m_idleTimer.stop();
    }
    emit pausedChanged();
}

void ResultSet::add(StoredChunk chunk)
{
    m_firstRows.push_back(m_rowCount);
    m_rowCount += chunk.rows();
    (chunk.inMemory() ? m_memory : m_spilled) += chunk.cost();
    m_chunks.push_back(std::move(chunk));
    m_rows = {}; // what it held would not go with the small chunks
    joinSmallChunks();
}

/// A statement that sends a row now and then sends each in a chunk of its own, which costs more than the row.
/// Those are joined, small ones to larger ones, so that a byte is copied as often as its chunk doubles.
void ResultSet::joinSmallChunks()
{
    while (m_chunks.size() > 1) {
        const StoredChunk &last = m_chunks.back();
        const StoredChunk &before = m_chunks[m_chunks.size() - 2];
        if (!last.inMemory() || !before.inMemory() || last.rows() >= SmallRows
            || before.cost() > 2 * last.cost() || before.cost() + last.cost() > JoinedSize)
            return;
        ChunkBuilder builder(columnCount());
        builder.append(*before.memory());
        builder.append(*last.memory());
        m_memory += builder.cost() - before.cost() - last.cost();
        const auto &budget = m_port.storage.budget;
        StoredChunk joined
            = builder.take(budget ? Budget::takeAnyway(budget, builder.cost()) : Budget::Share());
        m_chunks.pop_back();
        m_firstRows.pop_back();
        m_chunks.back() = std::move(joined);
        if (m_lastChunk + 1 >= m_chunks.size()) {
            m_lastChunk = SIZE_MAX;
            m_last.reset();
        }
    }
}

void ResultSet::receive()
{
    Inbox::Delivery delivery = m_port.inbox->take();
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
    for (StoredChunk &chunk : delivery.chunks)
        add(std::move(chunk));
    if (m_rowCount > first)
        emit rowsAppended(first, m_rowCount - 1);
    if (self && delivery.pause) {
        m_inTransaction = delivery.pause->inTransaction;
        setPaused(delivery.pause->paused && !m_fetchingAll && !m_stopping); // the wish crossed it
    }
    if (self && delivery.ended) {
        m_state = delivery.complete ? State::Complete : State::Partial;
        setPaused(false);
        if (self)
            emit ended();
    }
}

} // namespace core::result
