// SPDX-License-Identifier: GPL-3.0-or-later
// The view of a table in a form: one click edits, Tab goes from cell to cell and out at the ends. Thread:
// GUI.
#pragma once

#include "ui/base/theme.h"

#include <QTableView>

namespace ui::forms {

class RowsModel;

class RowsView : public QTableView
{
    Q_OBJECT

public:
    RowsView(const Theme &theme, RowsModel *model, QWidget *parent = nullptr);

    /// What is told while there is no row.
    void setEmptyText(const QString &text);

signals:
    void addRequested();
    void removeRequested();

protected:
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitColumns();

    const Theme &m_theme;
    RowsModel *m_model;
    QString m_empty;
};

} // namespace ui::forms
