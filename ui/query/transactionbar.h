// SPDX-License-Identifier: GPL-3.0-or-later
// While a transaction of the tab is open: asks every few seconds from another session what it holds, and says
// when others wait for it, with a list of them. Asks nothing while there is no transaction. Thread: GUI.
#pragma once

#include "core/query/blocked.h"
#include "core/session/pool.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QTableWidget;

namespace ui::query {

class TransactionBar : public QWidget
{
    Q_OBJECT

public:
    TransactionBar(const Theme &theme, const Icons &icons, core::session::Pool &pool,
                   QWidget *parent = nullptr);
    ~TransactionBar() override;

    /// Whose transaction is open. The same again does nothing.
    void watch(const core::profile::ConnectionProfile &profile, const QString &database, int pid);
    /// It is over.
    void stop();
    void setInterval(std::chrono::milliseconds interval) { m_timer.setInterval(interval); }
    /// Nothing: not known (yet).
    const std::optional<core::query::HeldLocks> &held() const { return m_held; }
    /// "This tab blocks 2 sessions, the oldest for 4 min"; empty: none.
    QString text() const;

signals:
    /// held() is another one.
    void changed();
    void commitRequested();
    void rollbackRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void request();
    void take(const core::Result<core::query::HeldLocks> &held);
    void refresh();

    const Theme &m_theme;
    const Icons &m_icons;
    core::session::Pool &m_pool;
    std::optional<core::profile::ConnectionProfile> m_profile;
    QString m_database;
    int m_pid = 0;
    quint64 m_serial = 0;
    bool m_asking = false;
    core::Task<core::session::Lease> m_opening;
    std::optional<core::query::HeldLocks> m_held;
    QTimer m_timer;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_more;
    QTableWidget *m_list;
};

} // namespace ui::query
