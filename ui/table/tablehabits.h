// SPDX-License-Identifier: GPL-3.0-or-later
// How one is used to looking at a table: the arrangement of its columns, the conditions asked before.
// Recalled with the table, kept a moment after the last change. Thread: GUI.
#pragma once

#include "core/settings/tablememory.h"
#include "ui/grid/columnlayout.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <optional>

namespace ui::table {

class TableHabits : public QObject
{
    Q_OBJECT

public:
    explicit TableHabits(std::shared_ptr<core::settings::TableMemory> memory, QObject *parent = nullptr);
    /// What was not kept yet is kept now.
    ~TableHabits() override;

    /// Those of this table from now on.
    void recall(const core::settings::TableKey &table);
    const grid::ColumnLayout &columns() const { return m_columns; }
    void setColumns(const grid::ColumnLayout &columns);
    /// The newest first.
    const QStringList &conditions() const { return m_conditions; }
    void addCondition(const QString &condition);

signals:
    void conditionsChanged();

private:
    void keep();

    std::shared_ptr<core::settings::TableMemory>
        m_memory; ///< shared: one that goes with the window still writes
    std::optional<core::settings::TableKey> m_table;
    grid::ColumnLayout m_columns;
    QStringList m_conditions;
    QTimer m_keep; ///< so that dragging writes once
};

} // namespace ui::table
