// SPDX-License-Identifier: GPL-3.0-or-later
// Tables to choose from, and how far each is while they are exported. Thread: GUI.
#pragma once

#include "core/transfer/tableset.h"
#include "ui/base/icons.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

namespace ui::transfer {

class TableSetModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Name, ///< with the check box
        Rows,
        Size,
        State,
        ColumnCount
    };
    enum Role
    {
        ShareRole = Qt::UserRole, ///< of State: 0 to 1; nothing where it does not run
        FailedRole,               ///< of State
        SortRole,
        ChosenRole
    };

    explicit TableSetModel(const Icons &icons, QObject *parent = nullptr);

    /// chosen: by schema and name.
    void setTables(QList<core::transfer::TableInfo> tables, const QList<QStringList> &chosen);
    const QList<core::transfer::TableInfo> &tables() const { return m_tables; }
    QList<core::transfer::TableInfo> chosen() const;
    int chosenCount() const { return int(m_chosen.size()); }
    void setChosen(int row, bool chosen);

    /// Shows how far each is; an empty list: nothing any more.
    void setProgress(const core::transfer::SetProgress::Tables &progress);
    /// Reads the counters again.
    void refresh();
    /// The check boxes are out of use.
    void setLocked(bool locked);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void chosenChanged();

private:
    QString stateText(int row) const;
    const core::transfer::TableProgress *progress(int row) const;

    const Icons &m_icons;
    QList<core::transfer::TableInfo> m_tables;
    QSet<int> m_chosen;
    QHash<qint64, std::shared_ptr<core::transfer::TableProgress>> m_progress; ///< by oid
    bool m_severalSchemas = false;
    bool m_locked = false;
};

} // namespace ui::transfer
