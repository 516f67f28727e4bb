// SPDX-License-Identifier: GPL-3.0-or-later
// The scanner's state at the start of every line of a text that is being edited, kept for blocks of lines:
// 1.5 MB for a text of 50 MB. After an edit only the blocks from there to where the states agree again with
// the old ones are scanned anew, as far as somebody asks. Thread: one.
#pragma once

#include "core/sql/scanner.h"

#include <functional>
#include <vector>

namespace core::sql {

/// What goes on at a line's start: in the text, and in the function body that is open there.
struct LineState
{
    State state{};
    State body{}; ///< State() where no body is open

    bool operator==(const LineState &) const = default;
};

/// What goes on behind a line (with its line end).
LineState afterLine(QByteArrayView line, const LineState &before);

class LineStates
{
public:
    /// The text, as it is now.
    struct Source
    {
        std::function<qsizetype(int line)> start; ///< of the line behind the last one: the text's size
        std::function<QByteArrayView(qsizetype from, qsizetype to)> bytes; ///< valid until the next call
    };
    explicit LineStates(Source source)
        : m_source(std::move(source))
    {
    }

    /// It is another text.
    void clear(int lines);
    /// Line `line` has new content, and `added` lines follow it that were not there (negative: that many are
    /// gone).
    void edited(int line, int added);

    /// Lines [0, known()) have a state that can be relied on; there is always one.
    int known() const;
    bool isComplete() const { return m_unsound.empty(); }
    int lineCount() const { return m_count; }

    /// Scans on from known(): one block. May make known() jump far ahead.
    void scanOn();
    /// Of a line below known(). Cost: at most a block.
    const LineState &at(int line);

    /// Bytes looked at so far. For tests: what an edit costs.
    qint64 scannedBytes() const { return m_scanned; }

    static constexpr int BlockLines = 64;
    static constexpr qsizetype BlockBytes = 16 << 10; ///< or the line that goes beyond

private:
    struct Place
    {
        int block = 0;
        int firstLine = 0;
    };
    const Place &placeOf(int line) const;
    const Place &firstUnsound() const;
    void forgetPlacesBelow(const Place &place);
    /// Calls seen(number, state at its start) for lines of a block until it says false or the block ends;
    /// returns the state behind the last one.
    template <class Seen> LineState walk(int firstLine, int lines, LineState state, Seen seen);
    void setUnsound(int block);
    void insertBlock(int at, int lines, const LineState &start);
    void removeBlock(int at);

    Source m_source;
    // block i has m_lines[i] lines and begins with m_starts[i], if all blocks before it are sound: their
    // lines lead from their start to the next one's
    std::vector<int> m_lines = std::vector<int>(1, 1);
    std::vector<LineState> m_starts = std::vector<LineState>(1);
    std::vector<int> m_unsound = std::vector<int>(1, 0); ///< sorted
    int m_count = 1;
    // where one has been: the next question is mostly about the same block, or the one beside it
    mutable Place m_last;
    mutable Place m_lastUnsound;
    std::vector<LineState> m_cache; ///< of each line of one block
    int m_cachedBlock = -1;
    qint64 m_scanned = 0;
};

} // namespace core::sql
