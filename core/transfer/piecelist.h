// SPDX-License-Identifier: GPL-3.0-or-later
// The work of an export by several sessions, handed out piece by piece: whole tables, or ranges of a table's
// blocks. Each range is a part of what is left, so that the first ones are large and the last ones small: no
// session waits long for the slowest. Thread: any; handing out takes a lock for a moment.
#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <deque>
#include <mutex>
#include <optional>
#include <vector>

namespace core::transfer {

/// A range of blocks, or all.
struct Piece
{
    int table = -1;
    bool whole = true;     ///< the table in one go
    qint64 firstBlock = 0; ///< else from here
    qint64 endBlock = -1;  ///< up to here; -1: to the end, wherever that is

    /// The condition, with a leading space: " WHERE ctid >= '(32,0)' AND ctid < '(64,0)'".
    QByteArray condition() const;
};

class PieceList
{
public:
    struct Table
    {
        /// Of each relation that a scan reads (a partitioned table has several: a range is cut through all of
        /// them at once); empty: read as a whole.
        std::vector<qint64> blocks;
        qint64 weight = 0;        ///< the heaviest table is begun first
        qint64 fewestBlocks = 32; ///< of a range
        qint64 mostBlocks = 4096;
    };
    PieceList(std::vector<Table> tables, int sessions);

    /// The next piece; nothing when there is none. leader: the session whose locks hold the tables.
    std::optional<Piece> take(bool leader);
    /// Read to its end. True if that was the last piece of its table.
    bool done(const Piece &piece);
    /// Not read at all: only the leader can. The rest of the table is then the leader's too.
    void giveBack(const Piece &piece);
    /// Its pieces are not handed out any more.
    void drop(int table);
    /// Nothing is handed out any more.
    void stop();

    /// Something is left that take(leader) would give.
    bool hasWork(bool leader) const;
    /// More than this have nothing to do.
    int mostSessions() const;

private:
    struct State
    {
        Table table;
        qint64 next = 0;       ///< first block not handed out
        qint64 end = 0;        ///< of the longest relation
        qint64 weightLeft = 0; ///< blocks of all relations not handed out
        int out = 0;           ///< pieces handed out and not done
        bool exhausted = false;
        bool leaderOnly = false;
        std::deque<Piece> returned;
    };
    Piece cut(int index);
    static qint64 width(const State &state, qint64 block);

    mutable std::mutex m_mutex;
    std::vector<State> m_tables;
    std::vector<int> m_order; ///< heaviest first
    int m_sessions;
    bool m_stopped = false;
};

} // namespace core::transfer
