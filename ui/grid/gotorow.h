// SPDX-License-Identifier: GPL-3.0-or-later
// "Row [   ] of 1 000 000": a line below the grid that goes to a row by its number, by "+100" or "50%".
// Hidden until it is opened. Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace ui::grid {

class GridView;

class GoToRow : public QWidget
{
    Q_OBJECT

public:
    GoToRow(const Theme &theme, GridView &view, QWidget *parent);

    /// Shows itself and takes the focus; nothing to go to, nothing happens.
    void open();

    QSize sizeHint() const override { return {300, 37}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void go();
    void finish();
    void refresh();
    void say(const QString &problem);

    const Theme &m_theme;
    GridView &m_view;
    QLineEdit *m_field;
    QLabel *m_of;
    QLabel *m_problem;
};

} // namespace ui::grid
