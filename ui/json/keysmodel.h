// SPDX-License-Identifier: GPL-3.0-or-later
// The keys found in a sample of a column: how deep, of what types, how often; to be ticked. Thread: GUI.
#pragma once

#include "core/browse/tablequery.h"
#include "core/json/schema.h"

#include <QAbstractTableModel>

#include <vector>

namespace ui::json {

class KeysModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Key,
        Type,
        Share,
        ColumnCount
    };
    using QAbstractTableModel::QAbstractTableModel;

    /// What is ticked stays, as far as it is there.
    void setSchema(const core::json::ColumnSchema &schema);
    /// Of another column: nothing is known.
    void clear();
    /// Paths of keys; elements of arrays cannot be ticked.
    QList<QStringList> ticked() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    void tickedChanged();

private:
    QList<core::json::SchemaEntry> m_entries;
    std::vector<bool> m_ticked;
};

/// The value at a path as a column: details ->> 'channel' AS "details.channel". column: its name.
core::browse::Expression keyColumn(const QString &column, const QStringList &path);

} // namespace ui::json
