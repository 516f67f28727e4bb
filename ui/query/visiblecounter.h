// SPDX-License-Identifier: GPL-3.0-or-later
// How many rows of a table a role sees and how many its policies hide: counted when asked, on a session of
// its own. Thread: GUI.
#pragma once

#include "core/access/seeas.h"
#include "core/session/pool.h"

#include <QElapsedTimer>
#include <QObject>

#include <functional>
#include <optional>

namespace ui::query {

class VisibleCounter : public QObject
{
    Q_OBJECT

public:
    explicit VisibleCounter(core::session::Pool &pool, QObject *parent = nullptr);
    ~VisibleCounter() override;

    /// Forgets the last answer and counts. oid: the table's.
    void start(const core::profile::ConnectionProfile &profile, const QString &database,
               const core::access::SeeAs &seeAs, qint64 oid);
    void start(const core::profile::ConnectionProfile &profile, const QString &database,
               const core::access::SeeAs &seeAs, const QString &schema, const QString &table);
    void cancel();
    /// Forgets the answer; stops what runs without a word.
    void reset();

    bool isRunning() const { return m_running; }
    qint64 elapsed() const { return m_clock.isValid() ? m_clock.elapsed() : 0; } ///< milliseconds
    const std::optional<core::access::VisibleTable> &answer() const { return m_answer; }

signals:
    void changed();
    void failed(const core::Error &error);

private:
    using Count = std::function<core::Result<core::access::VisibleTable>(core::session::Link &,
                                                                         core::session::Job &)>;
    void start(const core::profile::ConnectionProfile &profile, const QString &database, Count count);
    void finish(const core::Result<core::access::VisibleTable> &answer);

    core::session::Pool &m_pool;
    std::function<void()> m_stop;
    quint64 m_serial = 0;
    bool m_running = false;
    QElapsedTimer m_clock;
    std::optional<core::access::VisibleTable> m_answer;
};

/// "118 of 158 rows of sales.orders visible to reporting: 40 hidden by policies".
QString visibleText(const core::access::VisibleTable &table, const QString &role);

} // namespace ui::query
