// SPDX-License-Identifier: GPL-3.0-or-later
// One piece of work on a session, as the work itself sees it. Thread: the session's.
#pragma once

#include <QString>

#include <stop_token>

namespace core::session {

class Job
{
public:
    Job(QString label, quint64 serial, std::stop_token stop)
        : m_label(std::move(label))
        , m_serial(serial)
        , m_stop(std::move(stop))
    {
    }

    const QString &label() const { return m_label; }
    quint64 serial() const { return m_serial; }
    const std::stop_token &stopToken() const { return m_stop; }
    /// Asked before each statement: nothing is sent after a stop. A running statement is cancelled by the
    /// Canceller.
    bool stopRequested() const { return m_stop.stop_requested(); }

private:
    QString m_label;
    quint64 m_serial;
    std::stop_token m_stop;
};

} // namespace core::session
