// SPDX-License-Identifier: GPL-3.0-or-later
// The tree view of the browser: 24 px rows, rounded selection over the whole row, chevrons, headers without
// indentation.
#pragma once

#include "ui/base/theme.h"

#include <QPersistentModelIndex>
#include <QTreeView>

namespace ui::browser {

class BrowserView : public QTreeView
{
    Q_OBJECT

public:
    explicit BrowserView(const Theme &theme, QWidget *parent = nullptr);

    /// From the first to the last, whole or in part.
    QModelIndexList rowsInSight() const;

signals:
    /// Other rows are in sight, or may be: scrolled, resized, opened, read.
    void sightChanged();
    void refreshRequested();
    /// By mouse or key; an invalid index: the empty space. at: on the screen.
    void menuRequested(const QModelIndex &index, const QPoint &at);
    /// Enter, or a double click on the row.
    void rowActivated(const QModelIndex &index);

protected:
    bool event(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void updateGeometries() override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void setHovered(const QModelIndex &index);
    void followTheme();

    const Theme &m_theme;
    QPersistentModelIndex m_hovered;
};

} // namespace ui::browser
