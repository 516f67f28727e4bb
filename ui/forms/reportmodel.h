// SPDX-License-Identifier: GPL-3.0-or-later
// The groups and lines of a report as a tree of two levels. Thread: GUI.
#pragma once

#include "ui/forms/tryreporttext.h"

#include <QAbstractItemModel>

namespace ui::forms {

class ReportModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column
    {
        What,
        Outcome,
        More,
        ColumnCount
    };
    explicit ReportModel(const Theme &theme, QObject *parent = nullptr);

    void setGroups(const QList<ReportGroup> &groups);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const Theme &m_theme;
    QList<ReportGroup> m_groups;
};

} // namespace ui::forms
