// SPDX-License-Identifier: GPL-3.0-or-later
// Saved queries in their folders as a tree: read anew when they change, moved by dragging. Thread: GUI.
#pragma once

#include "core/workspace/savedqueries.h"
#include "ui/base/icons.h"

#include <QAbstractItemModel>
#include <QHash>

namespace ui::workspace {

class SavedModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    SavedModel(core::workspace::SavedQueries &saved, const Icons &icons, QObject *parent = nullptr);

    /// Those whose name, word or text has all the words; folders on the way to them. Empty: all.
    void setFilter(const QString &text);
    std::optional<core::workspace::SavedQuery> at(const QModelIndex &index) const;
    QModelIndex indexOf(qint64 id) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction | Qt::CopyAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

signals:
    void failed(const core::Error &error);

private:
    void rebuild();
    void change(const core::workspace::SavedQuery &query);

    core::workspace::SavedQueries &m_saved;
    const Icons &m_icons;
    QString m_filter;
    QHash<qint64, core::workspace::SavedQuery> m_byId;
    QHash<qint64, QList<qint64>> m_children; ///< 0: the top
};

} // namespace ui::workspace
