// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/tablehabits.h"

#include <QJsonArray>

namespace ui::table {

namespace {

constexpr qsizetype ConditionsKept = 30;
constexpr qsizetype LongestCondition = 10000;

} // namespace

TableHabits::TableHabits(std::shared_ptr<core::settings::TableMemory> memory, QObject *parent)
    : QObject(parent)
    , m_memory(std::move(memory))
{
    m_keep.setSingleShot(true);
    m_keep.setInterval(500);
    connect(&m_keep, &QTimer::timeout, this, &TableHabits::keep);
}

TableHabits::~TableHabits()
{
    if (m_keep.isActive())
        keep();
}

void TableHabits::recall(const core::settings::TableKey &table)
{
    if (m_table == table)
        return;
    if (m_keep.isActive())
        keep();
    m_table = table;
    const QJsonObject entry = m_memory->read(table);
    m_columns = grid::ColumnLayout::fromJson(entry.value(QLatin1String("columns")).toObject())
                    .value_or(grid::ColumnLayout());
    m_conditions.clear();
    for (const QJsonValue &condition : entry.value(QLatin1String("conditions")).toArray())
        m_conditions << condition.toString();
    emit conditionsChanged();
}

void TableHabits::setColumns(const grid::ColumnLayout &columns)
{
    m_columns = columns;
    m_keep.start();
}

void TableHabits::addCondition(const QString &condition)
{
    if (condition.size() > LongestCondition || m_conditions.value(0) == condition)
        return;
    m_conditions.removeAll(condition);
    m_conditions.prepend(condition);
    m_conditions = m_conditions.mid(0, ConditionsKept);
    m_keep.start();
    emit conditionsChanged();
}

void TableHabits::keep()
{
    m_keep.stop();
    if (!m_table)
        return;
    QJsonObject entry;
    if (!m_columns.isEmpty())
        entry.insert(QLatin1String("columns"), m_columns.toJson());
    if (!m_conditions.isEmpty())
        entry.insert(QLatin1String("conditions"), QJsonArray::fromStringList(m_conditions));
    m_memory->write(*m_table, entry);
}

} // namespace ui::table
