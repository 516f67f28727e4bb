// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/columngeometry.h"

#include <algorithm>

namespace ui::grid {

void ColumnGeometry::setWidths(const QList<int> &widths)
{
    m_ends.resize(widths.size());
    int end = 0;
    for (qsizetype i = 0; i < widths.size(); ++i)
        m_ends[i] = end += widths.at(i);
    bound();
}

void ColumnGeometry::setWidth(int column, int width)
{
    const int by = width - this->width(column);
    for (qsizetype i = column; i < m_ends.size(); ++i)
        m_ends[i] += by;
    bound();
}

void ColumnGeometry::setFrozen(int columns)
{
    m_wanted = columns;
    bound();
}

void ColumnGeometry::setViewWidth(int width)
{
    m_viewWidth = width;
    bound();
}

void ColumnGeometry::bound()
{
    m_frozen = std::min(m_wanted, count());
    // where everything fits nothing scrolls, and nothing has to give way
    if (length() <= m_viewWidth)
        return;
    while (m_frozen > 0 && m_ends.at(m_frozen - 1) > m_viewWidth - LeastScrollable)
        --m_frozen;
}

int ColumnGeometry::maximumOffset() const
{
    return std::max(0, length() - m_viewWidth);
}

int ColumnGeometry::columnAtContent(int x) const
{
    if (x < 0 || x >= length())
        return -1;
    return int(std::upper_bound(m_ends.begin(), m_ends.end(), x) - m_ends.begin());
}

int ColumnGeometry::columnAt(int x) const
{
    return x < frozenWidth() ? columnAtContent(x) : columnAtContent(x + m_offset);
}

Span ColumnGeometry::scrollableBetween(int left, int right) const
{
    left = std::max(left, frozenWidth());
    if (right < left || m_frozen == count())
        return {};
    const int first = columnAt(left);
    if (first < 0)
        return {};
    const int last = columnAt(right);
    return {first, last < 0 ? count() - 1 : last};
}

Span ColumnGeometry::frozenPart(int first, int last) const
{
    last = std::min(last, m_frozen - 1);
    return first > last ? Span{} : Span{start(first), end(last) - 1};
}

Span ColumnGeometry::scrollablePart(int first, int last) const
{
    first = std::max(first, m_frozen);
    if (first > last)
        return {};
    return {std::max(frozenWidth(), start(first) - m_offset), end(last) - m_offset - 1};
}

int ColumnGeometry::offsetFor(int column) const
{
    if (column < m_frozen)
        return m_offset;
    const int edge = frozenWidth();
    if (start(column) < m_offset + edge || width(column) > m_viewWidth - edge)
        return start(column) - edge;
    return std::max(m_offset, end(column) - m_viewWidth);
}

int ColumnGeometry::gapAt(int x) const
{
    const int column = columnAt(x);
    if (column < 0)
        return x < 0 ? 0 : count();
    return x < left(column) + width(column) / 2 ? column : column + 1;
}

int ColumnGeometry::gapLeft(int before) const
{
    if (before <= 0)
        return 0;
    // at the frozen edge the line belongs to the frozen column, whatever is scrolled beneath
    return left(before - 1) + width(before - 1);
}

} // namespace ui::grid
