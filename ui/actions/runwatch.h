// SPDX-License-Identifier: GPL-3.0-or-later
// What is seen while an action runs: which statement, the server's phase and how far it is, for whom it
// waits. Asks on another session, every second, only while something runs. Thread: GUI.
#pragma once

#include "core/actions/progress.h"
#include "core/session/pool.h"
#include "ui/base/theme.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <functional>

namespace ui {
class ProgressLine;
}
namespace ui::connections {
class ToneLabel;
}

namespace ui::actions {

class RunWatch : public QWidget
{
    Q_OBJECT

public:
    /// lend: a background session of a database.
    using Lend = std::function<core::Task<core::session::Lease>(const QString &database)>;
    RunWatch(const Theme &theme, core::catalog::SqlLibrary library, Lend lend, QWidget *parent = nullptr);
    ~RunWatch() override;

    /// Shows itself and begins to ask after a second.
    void start(const QString &database, int pid, qsizetype statements);
    void setStatement(qsizetype statement);
    void stop();
    bool isRunning() const { return m_pid != 0; }

    /// As it was told last.
    QString text() const;
    QString waitText() const;
    /// Whom it waited for last: known still when the wait was given up.
    const QList<core::ddl::Blocker> &blockers() const { return m_blockers; }

signals:
    void changed();

private:
    void ask();
    void show(const core::actions::Progress &progress);
    void showLine();

    core::catalog::SqlLibrary m_library;
    Lend m_lend;
    QTimer m_timer;
    QElapsedTimer m_since;
    QString m_database;
    int m_pid = 0;
    quint64 m_serial = 0;
    bool m_asking = false;
    qsizetype m_statement = 0;
    qsizetype m_statements = 0;
    core::actions::Progress m_progress;
    QList<core::ddl::Blocker> m_blockers;
    std::function<void()> m_stop;
    ProgressLine *m_line;
    connections::ToneLabel *m_text;
    connections::ToneLabel *m_wait;
};

} // namespace ui::actions
