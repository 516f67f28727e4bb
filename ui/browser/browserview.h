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

signals:
    /// Enter, or a double click on the row.
    void rowActivated(const QModelIndex &index);

protected:
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
