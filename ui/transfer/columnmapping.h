// SPDX-License-Identifier: GPL-3.0-or-later
// The list of columns and where they go, to be edited, with values of one's own below. Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <QWidget>

class QPushButton;
class QTableView;

namespace ui::transfer {

class MappingModel;

class ColumnMapping : public QWidget
{
    Q_OBJECT

public:
    /// prefix: of the object names.
    ColumnMapping(const Theme &theme, const QString &prefix, QWidget *parent = nullptr);

    MappingModel &model() const { return *m_model; }
    void fitNames();

private:
    void addValue();
    void removeValue();

    MappingModel *m_model;
    QTableView *m_view;
    QPushButton *m_add;
    QPushButton *m_remove;
};

} // namespace ui::transfer
