// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/linestates.h"

#include <algorithm>

namespace core::sql {

void LineStates::clear()
{
    m_states.assign(1, State());
    m_known = 1;
    m_dirty = -1;
}

void LineStates::edited(int line, int added)
{
    const int size = int(m_states.size());
    if (m_known < size)
        m_dirty = std::max(m_dirty, m_known - 1); // the states below were never joined to those above
    if (m_dirty > line)
        m_dirty = std::max(line, m_dirty + added);
    m_dirty = std::max(m_dirty, line + std::max(0, added));
    if (line + 1 < size) {
        const auto below = m_states.begin() + line + 1;
        if (added > 0)
            m_states.insert(below, size_t(added), State());
        else if (added < 0)
            m_states.erase(below, below + std::min(-added, size - line - 1));
    }
    m_known = std::min({m_known, line + 1, int(m_states.size())});
    if (m_known == int(m_states.size()))
        m_dirty = -1; // nothing old is left to agree with
}

void LineStates::advance(const State &next)
{
    const int line = m_known - 1;
    if (m_known == int(m_states.size())) {
        m_states.push_back(next);
        ++m_known;
    } else if (line >= m_dirty && m_states[size_t(m_known)] == next) {
        m_known = int(m_states.size());
        m_dirty = -1;
    } else {
        m_states[size_t(m_known)] = next;
        if (++m_known == int(m_states.size()))
            m_dirty = -1;
    }
}

} // namespace core::sql
