// SPDX-License-Identifier: GPL-3.0-or-later
// Works out what the selected cells of a grid come to, in another thread, and writes it into a line of
// figures. Thread: GUI.
#pragma once

#include "core/analysis/aggregate.h"
#include "core/base/task.h"

#include <QObject>
#include <QTimer>

namespace ui::grid {

class FiguresLine;
class GridView;

class SelectionFigures : public QObject
{
    Q_OBJECT

public:
    SelectionFigures(GridView &view, FiguresLine &line, QObject *parent = nullptr);
    ~SelectionFigures() override;

    bool isBusy() const { return m_busy || m_delay.isActive(); }

private:
    void start();
    void show(const core::Result<core::analysis::Aggregates> &answer);

    GridView &m_view;
    FiguresLine &m_line;
    core::Task<core::analysis::Aggregates> m_task;
    quint64 m_serial = 0;
    bool m_busy = false;
    QTimer m_delay;
    QTimer m_patience; ///< then the count alone is shown
};

} // namespace ui::grid
