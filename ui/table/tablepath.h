// SPDX-License-Identifier: GPL-3.0-or-later
// Where one went in a table tab (tables, conditions, orders), to go back and forth on. There is always one
// station. A value.
#pragma once

#include "ui/table/tableplace.h"

namespace ui::table {

class TablePath
{
public:
    static constexpr qsizetype Longest = 100; ///< stations; the first ones go

    const TablePlace &here() const { return m_stations[m_at]; }
    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_stations.size(); }
    qsizetype at() const { return m_at; }
    qsizetype size() const { return m_stations.size(); }
    const TablePlace &station(qsizetype index) const { return m_stations[index]; }

    /// The only station from now on.
    void begin(const TablePlace &place);
    /// A new station behind this one; those that lay ahead are gone.
    void goOn(const TablePlace &place);
    void goTo(qsizetype station) { m_at = station; }
    /// Where one stands here, for coming back.
    void keepCell(qsizetype row, const QString &column);
    void forgetRow() { m_stations[m_at].row = -1; }
    void setKind(const QString &kind) { m_stations[m_at].kind = kind; }

private:
    QList<TablePlace> m_stations{TablePlace()};
    qsizetype m_at = 0;
};

} // namespace ui::table
