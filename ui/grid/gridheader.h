// SPDX-License-Identifier: GPL-3.0-or-later
// The columns' heads: the name, and below it the type, small. Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <QHeaderView>

namespace ui::grid {

class ResultModel;

class GridHeader : public QHeaderView
{
    Q_OBJECT

public:
    GridHeader(const Theme &theme, const ResultModel &result, QWidget *parent);

    QSize sizeHint() const override;
    /// Pixels the head of a column would like, padding included.
    int wantedWidth(int column) const;
    /// The column of the current cell, -1 for none: it is marked.
    void setCurrentColumn(int column);

protected:
    void paintEvent(QPaintEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;
    bool viewportEvent(QEvent *event) override;

private:
    QFont nameFont() const;

    const Theme &m_theme;
    const ResultModel &m_result;
    int m_current = -1;
};

} // namespace ui::grid
