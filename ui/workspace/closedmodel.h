// SPDX-License-Identifier: GPL-3.0-or-later
// Closed tabs as rows of a list, all of them or those that hold some words. Thread: GUI.
#pragma once

#include "core/workspace/closedtabs.h"

#include <QAbstractListModel>

namespace ui::workspace {

class ClosedModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setTabs(const QList<core::workspace::ClosedTab> &tabs);
    /// Words that all occur in title, connection or the first lines.
    void setFilter(const QString &words);
    bool isFiltered() const { return !m_words.isEmpty(); }
    const core::workspace::ClosedTab &at(int row) const { return m_shown.at(row); }
    int rowOf(qint64 number) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    /// "14:03 · shop / db · 12 kB": what stands beneath the title.
    static QString factsOf(const core::workspace::ClosedTab &tab);

private:
    void show();

    QList<core::workspace::ClosedTab> m_all;
    QList<core::workspace::ClosedTab> m_shown;
    QStringList m_words;
};

} // namespace ui::workspace
