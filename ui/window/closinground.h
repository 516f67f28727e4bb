// SPDX-License-Identifier: GPL-3.0-or-later
// Asks tab by tab whether the window may close; one "Cancel" and everything stays as it was. Thread: GUI.
#pragma once

#include <QObject>

namespace ui::tabs {
class TabArea;
}

namespace ui::window {

class ClosingRound : public QObject
{
    Q_OBJECT

public:
    explicit ClosingRound(tabs::TabArea &tabs, QObject *parent = nullptr);

    bool isUnderWay() const { return m_underWay; }
    bool hasAgreed() const { return m_agreed; }
    /// Nothing while it is under way.
    void begin();

signals:
    void agreed();
    void refused();

private:
    void ask(int index);

    tabs::TabArea &m_tabs;
    bool m_underWay = false;
    bool m_agreed = false;
};

} // namespace ui::window
