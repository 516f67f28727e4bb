// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/closinground.h"

#include "ui/tabs/tabarea.h"

namespace ui::window {

ClosingRound::ClosingRound(tabs::TabArea &tabs, QObject *parent)
    : QObject(parent)
    , m_tabs(tabs)
{
}

void ClosingRound::begin()
{
    if (m_underWay)
        return;
    m_underWay = true;
    ask(0);
}

void ClosingRound::ask(int index)
{
    tabs::Tab *tab = m_tabs.at(index);
    if (!tab) {
        m_agreed = true;
        emit agreed();
        return;
    }
    const tabs::TabStatus status = tab->status();
    if (tab->isModified() || status.running || status.inTransaction)
        m_tabs.setCurrent(tab); // one sees what is asked about
    tab->requestClose([this, index](bool agrees) {
        if (agrees) {
            ask(index + 1);
            return;
        }
        m_underWay = false;
        emit refused();
    });
}

} // namespace ui::window
