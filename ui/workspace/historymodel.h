// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of the history as rows of a list. Thread: GUI.
#pragma once

#include "core/workspace/history.h"

#include <QAbstractListModel>

namespace ui::workspace {

class HistoryModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setEntries(const QList<core::workspace::HistoryEntry> &entries);
    const core::workspace::HistoryEntry &at(int row) const { return m_entries.at(row); }
    int rowOf(qint64 id) const;
    /// The whole statement of one row, for dragging it.
    void setWhole(qint64 id, const QString &sql);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;

    /// "14:03 · shop / db · 12 ms · 5 rows": what stands beneath the statement.
    static QString factsOf(const core::workspace::HistoryEntry &entry);

private:
    QList<core::workspace::HistoryEntry> m_entries;
    qint64 m_wholeId = 0;
    QString m_whole;
};

} // namespace ui::workspace
