// SPDX-License-Identifier: GPL-3.0-or-later
// What is over, at the left: the statements that were run, and the tabs that were closed. The second is made
// when it is first looked at. Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <QWidget>

#include <functional>

class QStackedWidget;

namespace ui {
class Segmented;
}

namespace ui::workspace {

class ClosedPanel;
class HistoryPanel;

class PastZone : public QWidget
{
    Q_OBJECT

public:
    /// runs is taken over.
    PastZone(const Theme &theme, HistoryPanel *runs, std::function<ClosedPanel *()> makeClosed,
             QWidget *parent = nullptr);

    /// The keyboard goes to the search of what is shown.
    void showRuns();
    void showClosed();

private:
    void showPage(int page);

    Segmented *m_choice;
    QStackedWidget *m_pages;
    HistoryPanel *m_runs;
    ClosedPanel *m_closed = nullptr;
    std::function<ClosedPanel *()> m_makeClosed;
};

} // namespace ui::workspace
