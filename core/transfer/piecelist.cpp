// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/piecelist.h"

#include <algorithm>
#include <numeric>

namespace core::transfer {

namespace {

/// A range is this part of what one session would still have to do: a quarter keeps the end even without
/// making thousands of statements.
constexpr qint64 ShareOfTheRest = 4;

} // namespace

QByteArray Piece::condition() const
{
    if (whole)
        return {};
    QByteArray text = " WHERE ctid >= '(" + QByteArray::number(firstBlock) + ",0)'::pg_catalog.tid";
    if (endBlock >= 0)
        text += " AND ctid < '(" + QByteArray::number(endBlock) + ",0)'::pg_catalog.tid";
    return text;
}

PieceList::PieceList(std::vector<Table> tables, int sessions)
    : m_order(tables.size())
    , m_sessions(std::max(sessions, 1))
{
    m_tables.reserve(tables.size());
    for (Table &table : tables) {
        State state;
        std::sort(table.blocks.begin(), table.blocks.end());
        state.end = table.blocks.empty() ? 0 : table.blocks.back();
        state.weightLeft = std::accumulate(table.blocks.begin(), table.blocks.end(), qint64(0));
        state.table = std::move(table);
        m_tables.push_back(std::move(state));
    }
    std::iota(m_order.begin(), m_order.end(), 0);
    std::stable_sort(m_order.begin(), m_order.end(), [this](int a, int b) {
        return m_tables[std::size_t(a)].table.weight > m_tables[std::size_t(b)].table.weight;
    });
}

qint64 PieceList::width(const State &state, qint64 block)
{
    const auto &blocks = state.table.blocks; // sorted
    return blocks.end() - std::upper_bound(blocks.begin(), blocks.end(), block);
}

Piece PieceList::cut(int index)
{
    State &state = m_tables[std::size_t(index)];
    Piece piece{.table = index};
    if (state.end == 0) {
        state.exhausted = true;
        return piece;
    }
    const qint64 share = std::clamp(state.weightLeft / (ShareOfTheRest * m_sessions),
                                    std::max<qint64>(state.table.fewestBlocks, 1),
                                    std::max<qint64>(state.table.mostBlocks, 1));
    qint64 end = state.next;
    qint64 weight = 0;
    while (weight < share && end < state.end) {
        const auto &blocks = state.table.blocks;
        const qint64 edge = *std::upper_bound(blocks.begin(), blocks.end(), end);
        const qint64 wide = width(state, end);
        const qint64 step = std::min(edge - end, (share - weight + wide - 1) / wide);
        end += step;
        weight += step * wide;
    }
    state.weightLeft -= weight;
    state.exhausted = end >= state.end;
    piece.whole = false;
    piece.firstBlock = state.next;
    // The size was asked for after the snapshot was taken, so no row of it stands behind that end; left open
    // all the same.
    piece.endBlock = state.exhausted ? -1 : end;
    state.next = end;
    return piece;
}

std::optional<Piece> PieceList::take(bool leader)
{
    const std::lock_guard lock(m_mutex);
    if (m_stopped)
        return std::nullopt;
    for (const int index : m_order) {
        State &state = m_tables[std::size_t(index)];
        if (state.leaderOnly && !leader)
            continue;
        if (!state.returned.empty()) {
            const Piece piece = state.returned.front();
            state.returned.pop_front();
            ++state.out;
            return piece;
        }
        if (!state.exhausted) {
            ++state.out;
            return cut(index);
        }
    }
    return std::nullopt;
}

bool PieceList::done(const Piece &piece)
{
    const std::lock_guard lock(m_mutex);
    State &state = m_tables[std::size_t(piece.table)];
    return --state.out == 0 && state.exhausted && state.returned.empty();
}

void PieceList::giveBack(const Piece &piece)
{
    const std::lock_guard lock(m_mutex);
    State &state = m_tables[std::size_t(piece.table)];
    --state.out;
    state.leaderOnly = true;
    state.returned.push_back(piece);
}

void PieceList::drop(int table)
{
    const std::lock_guard lock(m_mutex);
    State &state = m_tables[std::size_t(table)];
    state.exhausted = true;
    state.returned.clear();
}

void PieceList::stop()
{
    const std::lock_guard lock(m_mutex);
    m_stopped = true;
}

bool PieceList::hasWork(bool leader) const
{
    const std::lock_guard lock(m_mutex);
    return !m_stopped && std::any_of(m_tables.begin(), m_tables.end(), [leader](const State &state) {
        return (leader || !state.leaderOnly) && (!state.exhausted || !state.returned.empty());
    });
}

int PieceList::mostSessions() const
{
    const std::lock_guard lock(m_mutex);
    qint64 count = 0;
    for (const State &state : m_tables) {
        if (state.exhausted)
            continue;
        count += std::max<qint64>(1,
                                  (state.weightLeft + state.table.fewestBlocks - 1)
                                      / std::max<qint64>(state.table.fewestBlocks, 1));
    }
    return int(std::min<qint64>(count, m_sessions));
}

} // namespace core::transfer
