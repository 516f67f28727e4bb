// SPDX-License-Identifier: GPL-3.0-or-later
// The scanner's state at the start of every line of a text that is being edited. After an edit only the lines
// from there to where the states agree again with the old ones are scanned anew. Thread: one.
#pragma once

#include "core/sql/scanner.h"

#include <vector>

namespace core::sql {

class LineStates
{
public:
    void clear();

    /// Line `line` has new content, and `added` lines follow it that were not there (negative: that many are
    /// gone).
    void edited(int line, int added);

    /// Lines [0, known()) have a state that can be relied on; there is always one.
    int known() const { return m_known; }
    const State &at(int line) const { return m_states[size_t(line)]; }

    /// What scanning the last known line gave. May make known() jump far ahead.
    void advance(const State &next);

private:
    std::vector<State> m_states = std::vector<State>(1);
    int m_known = 1;
    int m_dirty = -1; ///< last line whose scan need not lead to the old state below it
};

} // namespace core::sql
