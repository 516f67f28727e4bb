// SPDX-License-Identifier: GPL-3.0-or-later
// The privilege matrix to look at and to click in: a click on a mark (or Space) goes on to granted, granted
// with grant option, not granted; several cells at once by the menu. Rows are of one height: a frame costs
// what is visible. Thread: GUI.
#pragma once

#include "ui/access/matrixpainter.h"

#include <QTableView>

class QMenu;

namespace ui::access {

class MatrixView : public QTableView
{
    Q_OBJECT

public:
    MatrixView(const Theme &theme, const Icons &icons, MatrixModel &model, QWidget *parent = nullptr);

    const MatrixPainter &painter() const { return *m_painter; }
    /// Shown where rows would be while there are none.
    void setEmptyText(const QString &text);
    /// The cells of privileges that are selected; of whole rows all of them.
    QModelIndexList chosen() const;
    /// The next state of the current cell, for all chosen ones.
    void cycleChosen();
    void fillMenu(QMenu &menu);
    /// As wide as heads and the names at hand ask for.
    void fitColumns();
    QSize sizeHint() const override;
    QRect visualRect(const QModelIndex &index) const override;
    QModelIndex indexAt(const QPoint &position) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;

signals:
    /// Another cell is the current one, or it says something else.
    void inspected(const QModelIndex &index);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    /// Not by typing: Qt would walk through every row to find a text.
    void keyboardSearch(const QString &) override { }

private:
    void applyTheme();
    bool pressed(const QPoint &position);
    /// How much of the left the names take while they stand over what scrolls.
    int frozenWidth() const;
    void paintNames(const QRect &exposed);

    const Theme &m_theme;
    MatrixModel &m_model;
    MatrixPainter *m_painter;
    QString m_emptyText;
    int m_nameWidth = 0;     ///< that the names ask for
    QList<int> m_headWidths; ///< that the heads ask for, by column
};

} // namespace ui::access
