// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with the table in front, in the palette. The keys belong to the tab and its rows (Ctrl+B,
// Alt+Left and Alt+Right mean something else outside of them), so they are only named here. Thread: GUI.
#pragma once

#include "ui/base/actions.h"

#include <functional>

namespace ui::query {
class ResultPage;
}
namespace ui::table {
class TableTab;
}

namespace ui::window {

class TableActions : public QObject
{
    Q_OBJECT

public:
    struct InFront
    {
        std::function<table::TableTab *()> table;
        std::function<query::ResultPage *()> page; ///< of any tab
    };

    /// Adds them.
    TableActions(Actions &actions, InFront inFront, QObject *parent = nullptr);

    /// Another tab is in front, or it shows something else.
    void update();

private:
    Actions &m_actions;
    InFront m_inFront;
};

} // namespace ui::window
