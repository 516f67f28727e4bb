// SPDX-License-Identifier: GPL-3.0-or-later
// Where the shown columns stand: widths, the frozen ones at the left, the rest scrolled beneath them. Pixels
// are those of the viewport; all columns are shown columns. Cost: O(log columns) to ask.
#pragma once

#include <QList>

namespace ui::grid {

/// Pixels from left to right (both included); empty if right < left.
struct Span
{
    int left = 0;
    int right = -1;
    bool isEmpty() const { return right < left; }
    bool operator==(const Span &) const = default;
};

class ColumnGeometry
{
public:
    static constexpr int LeastScrollable = 120; ///< pixels that frozen columns leave to the others

    void setWidths(const QList<int> &widths);
    void setWidth(int column, int width);
    void setFrozen(int columns);
    void setViewWidth(int width);
    void setOffset(int offset) { m_offset = offset; }

    int count() const { return int(m_ends.size()); }
    int width(int column) const { return end(column) - start(column); }
    /// Of all columns together.
    int length() const { return m_ends.isEmpty() ? 0 : m_ends.last(); }
    int offset() const { return m_offset; }
    int maximumOffset() const;
    /// Columns that stay: as many of those asked for as leave room for the others.
    int frozen() const { return m_frozen; }
    int frozenWidth() const { return m_frozen == 0 ? 0 : m_ends.at(m_frozen - 1); }

    /// Where a column begins; columns that are scrolled away stand left of the frozen ones' edge.
    int left(int column) const { return start(column) - (column < m_frozen ? 0 : m_offset); }
    /// The column at x, -1 right of the last one (or outside).
    int columnAt(int x) const;
    /// Scrollable columns to be seen, at least in part, between left and right.
    Span scrollableBetween(int left, int right) const;
    /// What is to be seen of columns first to last: of the frozen ones, and of the others.
    Span frozenPart(int first, int last) const;
    Span scrollablePart(int first, int last) const;
    /// The offset at which a column is to be seen whole, as near to the present one as can be.
    int offsetFor(int column) const;
    /// The column before which something dropped at x would stand (count(): at the end).
    int gapAt(int x) const;
    /// Where the line of such a gap is drawn.
    int gapLeft(int before) const;

private:
    int start(int column) const { return column == 0 ? 0 : m_ends.at(column - 1); }
    int end(int column) const { return m_ends.at(column); }
    int columnAtContent(int x) const;
    void bound();

    QList<int> m_ends;
    int m_wanted = 0; ///< frozen columns asked for
    int m_frozen = 0;
    int m_offset = 0;
    int m_viewWidth = 0;
};

} // namespace ui::grid
