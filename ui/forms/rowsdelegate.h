// SPDX-License-Identifier: GPL-3.0-or-later
// How the cells of a table in a form look and are edited: ticks in the middle, lists to choose from, text
// that is completed. Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <QStyledItemDelegate>

namespace ui::forms {

class RowsDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit RowsDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    const Theme &m_theme;
};

} // namespace ui::forms
