// SPDX-License-Identifier: GPL-3.0-or-later
// The table of a RecordView: rows as high as their values ask for, up to a few lines. Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <QTableView>

namespace ui::grid {

class RecordModel;

class RecordTable : public QTableView
{
    Q_OBJECT

public:
    RecordTable(const Theme &theme, RecordModel &model, QWidget *parent = nullptr);

    /// After the values or the width changed. Cost: a glance at each value.
    void fitRows();

signals:
    void currentLineChanged(int line);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyTheme();

    const Theme &m_theme;
    RecordModel &m_model;
};

} // namespace ui::grid
