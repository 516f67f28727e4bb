// SPDX-License-Identifier: GPL-3.0-or-later
// Counts rows exactly, on a session of its own, so that the rows shown go on. Thread: GUI.
#pragma once

#include "core/session/pool.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QObject>

#include <functional>
#include <optional>

namespace ui::table {

class RowCounter : public QObject
{
    Q_OBJECT

public:
    explicit RowCounter(core::session::Pool &pool, QObject *parent = nullptr);
    ~RowCounter() override;

    /// Forgets the last answer and counts. sql: one row, one bigint. enter: sent before it, on the session
    /// that is closed afterwards (a role to count as).
    void start(const core::profile::ConnectionProfile &profile, const QString &database,
               const QByteArray &sql, const QList<QByteArray> &enter = {});
    /// Stops the statement; finished() follows with Cancelled.
    void cancel();
    /// Forgets the answer; stops what runs without a word.
    void reset();

    bool isRunning() const { return m_running; }
    qint64 elapsed() const { return m_clock.isValid() ? m_clock.elapsed() : 0; } ///< milliseconds
    std::optional<qint64> count() const { return m_count; }
    const QDateTime &countedAt() const { return m_countedAt; } ///< when the statement began: what it saw

signals:
    void changed();
    void failed(const core::Error &error);

private:
    void finish(const core::Result<qint64> &answer);

    core::session::Pool &m_pool;
    std::function<void()> m_stop;
    quint64 m_serial = 0;
    bool m_running = false;
    QElapsedTimer m_clock;
    std::optional<qint64> m_count;
    QDateTime m_countedAt;
};

} // namespace ui::table
