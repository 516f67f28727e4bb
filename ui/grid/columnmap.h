// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns of a result a grid shows, in which order, and how many of them stay at the left edge. A
// value; "shown" numbers count what is shown from the left, "result" numbers are those of the result.
#pragma once

#include <QList>

namespace ui::grid {

class ColumnMap
{
public:
    /// All columns as they came, none frozen.
    explicit ColumnMap(int resultColumns = 0);
    /// order: every result column once; hidden: one flag per result column. If all are hidden, none is.
    ColumnMap(QList<int> order, QList<bool> hidden, int frozen);

    int resultCount() const { return int(m_order.size()); }
    int shownCount() const { return int(m_shown.size()); }
    int resultColumn(int shown) const { return m_shown.at(shown); }
    /// -1 if it is hidden.
    int shownColumn(int result) const { return m_places.value(result, -1); }
    /// Result columns from left to right, the hidden ones left out.
    const QList<int> &shown() const { return m_shown; }
    /// All result columns from left to right, the hidden ones too.
    const QList<int> &order() const { return m_order; }
    bool isHidden(int result) const { return m_hidden.at(result); }
    /// Shown columns that stay at the left.
    int frozen() const { return m_frozen; }
    /// Nothing hidden, moved or frozen.
    bool isPlain() const;

    /// Puts shown columns first to last before the shown column `before` (shownCount(): at the end). What
    /// crosses the edge of the frozen ones joins them, or leaves them.
    void move(int first, int last, int before);
    /// One at least stays: hiding the last one shown does nothing.
    void hide(int result);
    /// At its old place.
    void show(int result);
    void showAll();
    void setFrozen(int shown);

    bool operator==(const ColumnMap &) const = default;

private:
    void rebuild();
    int frozenResults() const; ///< entries of m_order left of the frozen edge

    QList<int> m_order;
    QList<bool> m_hidden;
    QList<int> m_shown;
    QList<int> m_places; ///< result column -> shown column
    int m_frozen = 0;
};

} // namespace ui::grid
