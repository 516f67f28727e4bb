// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/tablepath.h"

namespace ui::table {

void TablePath::begin(const TablePlace &place)
{
    m_stations = {place};
    m_at = 0;
}

void TablePath::goOn(const TablePlace &place)
{
    m_stations = m_stations.mid(0, m_at + 1);
    m_stations << place;
    m_stations.last().row = -1; // a new station begins at its first row
    if (m_stations.size() > Longest)
        m_stations.removeFirst();
    m_at = m_stations.size() - 1;
}

void TablePath::keepCell(qsizetype row, const QString &column)
{
    m_stations[m_at].row = row;
    if (!column.isEmpty())
        m_stations[m_at].column = column;
}

} // namespace ui::table
