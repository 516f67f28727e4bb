// SPDX-License-Identifier: GPL-3.0-or-later
// SIGINT, SIGTERM and SIGHUP as an event: a verb cancels its statement and removes its file, the window
// closes. A second one ends the process at once. One object at a time. Thread: the one with the event loop.
#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace core {

class Interrupt : public QObject
{
    Q_OBJECT

public:
    explicit Interrupt(QObject *parent = nullptr);
    ~Interrupt() override;

    /// Of the signal that came, 0 if none has.
    int signalNumber() const { return m_signal; }

signals:
    void interrupted();

private:
    int m_pipe[2] = {-1, -1};
    int m_signal = 0;
};

} // namespace core
