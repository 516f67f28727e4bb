// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/columnmap.h"

#include <algorithm>
#include <numeric>

namespace ui::grid {

ColumnMap::ColumnMap(int resultColumns)
    : m_order(resultColumns)
    , m_hidden(resultColumns, false)
{
    std::iota(m_order.begin(), m_order.end(), 0);
    rebuild();
}

ColumnMap::ColumnMap(QList<int> order, QList<bool> hidden, int frozen)
    : m_order(std::move(order))
    , m_hidden(std::move(hidden))
{
    if (!m_hidden.contains(false))
        m_hidden.fill(false);
    rebuild();
    setFrozen(frozen);
}

void ColumnMap::rebuild()
{
    m_shown.clear();
    m_shown.reserve(m_order.size());
    m_places.fill(-1, m_order.size());
    for (const int column : m_order) {
        if (m_hidden[column])
            continue;
        m_places[column] = int(m_shown.size());
        m_shown.append(column);
    }
    m_frozen = std::min(m_frozen, shownCount());
}

bool ColumnMap::isPlain() const
{
    return m_frozen == 0 && shownCount() == resultCount() && std::is_sorted(m_order.begin(), m_order.end());
}

int ColumnMap::frozenResults() const
{
    return m_frozen == 0 ? 0 : int(m_order.indexOf(m_shown.at(m_frozen - 1))) + 1;
}

void ColumnMap::move(int first, int last, int before)
{
    if (first < 0 || last < first || last >= shownCount() || before < 0 || before > shownCount()
        || (before >= first && before <= last + 1))
        return;
    const int count = last - first + 1;
    // how many of them are frozen now, and will be
    const int were = std::clamp(m_frozen - first, 0, count);
    int are = were;
    if (before > m_frozen)
        are = 0;
    else if (before < m_frozen)
        are = count;
    else if (first >= m_frozen)
        are = 0;
    else if (last < m_frozen)
        are = count;
    const int frozen = m_frozen - were + are;

    const QList<int> moved = m_shown.mid(first, count);
    // hidden ones stay with what stands right of them
    const int neighbour = before > 0 ? m_shown.at(before - 1) : -1;
    const int leftmost = m_shown.first();
    m_order.removeIf([&](int column) { return moved.contains(column); });
    qsizetype at = neighbour >= 0 ? m_order.indexOf(neighbour) + 1 : m_order.indexOf(leftmost);
    for (const int column : moved)
        m_order.insert(at++, column);
    rebuild();
    m_frozen = frozen;
}

void ColumnMap::hide(int result)
{
    const int shown = shownColumn(result);
    if (shown < 0 || shownCount() == 1)
        return;
    m_hidden[result] = true;
    if (shown < m_frozen)
        --m_frozen;
    rebuild();
}

void ColumnMap::show(int result)
{
    if (result < 0 || result >= resultCount() || !m_hidden.at(result))
        return;
    const int edge = frozenResults();
    if (m_order.indexOf(result) < edge)
        ++m_frozen;
    m_hidden[result] = false;
    const int frozen = m_frozen;
    rebuild();
    m_frozen = frozen;
}

void ColumnMap::showAll()
{
    const int edge = frozenResults();
    m_hidden.fill(false);
    rebuild();
    m_frozen = edge;
}

void ColumnMap::setFrozen(int shown)
{
    m_frozen = std::clamp(shown, 0, shownCount());
}

} // namespace ui::grid
