// SPDX-License-Identifier: GPL-3.0-or-later
// The longest time the GUI thread did not come round to its events: what a user feels as a frozen window.
// While another program had the processor, or the test waited for its own server, is not counted: a loaded
// machine is told from a window that works too long, or waits.
#pragma once

#include "tests/support/ownwait.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <algorithm>
#include <utility>

class Heartbeat : public QObject
{
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(2);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const qint64 before = std::exchange(m_others, others());
            m_longest = std::max(m_longest, (m_clock.nsecsElapsed() - (m_others - before)) / 1000000 - 2);
            m_clock.start();
        });
        m_timer.start();
        reset();
    }

    /// Milliseconds since construction or reset().
    qint64 longestGap() const { return std::max<qint64>(0, m_longest); }
    void reset()
    {
        m_longest = 0;
        m_others = others();
        m_clock.start();
    }

private:
    /// Nanoseconds that were not the window's.
    static qint64 others() { return support::processorDelay() + support::OwnWait::total(); }

    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_others = 0;
    qint64 m_longest = 0;
};
