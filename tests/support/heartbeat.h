// SPDX-License-Identifier: GPL-3.0-or-later
// The longest time the GUI thread did not come round to its events: what a user feels as a frozen window.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <algorithm>

class Heartbeat : public QObject
{
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(2);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            if (m_clock.isValid())
                m_longest = std::max(m_longest, m_clock.nsecsElapsed() / 1000000 - 2);
            m_clock.start();
        });
        m_timer.start();
    }

    /// Milliseconds since construction or reset().
    qint64 longestGap() const { return std::max<qint64>(0, m_longest); }
    void reset()
    {
        m_longest = 0;
        m_clock.invalidate();
    }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_longest = 0;
};
