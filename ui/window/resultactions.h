// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with the result in front, in the palette and with keys: its grid's commands, finding in
// it, editing its rows. Thread: GUI.
#pragma once

#include "ui/base/actions.h"

#include <functional>

namespace ui::query {
class ResultPage;
class ResultTools;
} // namespace ui::query

namespace ui::window {

class ResultActions : public QObject
{
    Q_OBJECT

public:
    /// Adds them. inFront: the result that is meant; null: none.
    ResultActions(Actions &actions, std::function<query::ResultPage *()> inFront, QObject *parent = nullptr);

    /// Another result is in front, or another thing can be done with it.
    void update();

private:
    void addOfGrid();
    void addOfEditing();
    void addOfFinding();

    Actions &m_actions;
    std::function<query::ResultPage *()> m_page;
    QList<QAction *> m_ofAny;      ///< enabled while there is a result
    QList<QAction *> m_ofSortable; ///< and while it can be sorted
};

} // namespace ui::window
