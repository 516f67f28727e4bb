// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of a file (or of a table that is copied), one in each row: where each goes, of which type that
// is, and its first values. Behind them stand values of one's own: the same in every row, or an expression.
// Thread: GUI.
#pragma once

#include "core/importing/mapping.h"
#include "core/importing/sniff.h"
#include "ui/base/theme.h"

#include <QAbstractTableModel>
#include <QStyledItemDelegate>

namespace ui::transfer {

class MappingModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Name,
        Target,
        Type,
        FirstValue, ///< and as many more as there are sample rows
    };
    /// Of a value that is NULL.
    static constexpr int NullRole = Qt::UserRole;

    explicit MappingModel(const Theme &theme, QObject *parent = nullptr);

    void setSample(const core::importing::Sample &sample, bool named);
    /// The rows are no file's: what is said above the names, above the one value of each, and in messages.
    void setOrigin(const QString &names, const QString &values)
    {
        m_nameHeader = names;
        m_valueHeader = values;
    }
    /// The columns go to those of the same name.
    void setTarget(const core::importing::TargetTable &table);
    /// A new table: every column goes into its own.
    void setNewTable(const QStringList &types);

    const core::importing::Sample &sample() const { return m_sample; }
    /// Of each column of the file; empty: left out.
    const QStringList &targets() const { return m_targets; }
    /// A value of one's own, for a column that gets none yet.
    void addValue();
    /// Of the rows that are no column of the file.
    void removeValue(int row);
    bool isValue(int row) const { return row >= m_sample.columns.size(); }
    /// What was said, for a plan.
    core::importing::MappingWish wish() const;
    /// What is wrong with it; empty: nothing.
    QString problem() const;
    /// Those a column can go to.
    QStringList choices() const;
    bool isNewTable() const { return m_new; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    void mappingChanged();

private:
    void guess();
    QVariant valueData(const QModelIndex &index, int role) const;

    const Theme &m_theme;
    core::importing::Sample m_sample;
    core::importing::TargetTable m_table;
    QStringList m_targets; ///< of the columns, then of the values
    QStringList m_values;  ///< one's own; after = stands an expression
    QStringList m_newTypes;
    QString m_nameHeader;
    QString m_valueHeader;
    bool m_named = true;
    bool m_new = false;
};

/// A list of the table's columns over the cell.
class TargetDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
};

} // namespace ui::transfer
