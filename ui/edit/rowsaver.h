// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a save on a session, off the window's thread, and tells how far it is. Thread: GUI.
#pragma once

#include "core/base/task.h"
#include "core/edit/committer.h"
#include "core/session/session.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>
#include <optional>

namespace ui::edit {

class RowSaver : public QObject
{
    Q_OBJECT

public:
    explicit RowSaver(QObject *parent = nullptr);
    ~RowSaver() override;

    /// finished() follows. Not while it runs.
    void start(core::session::Session &session, core::edit::SaveRequest request);
    bool isRunning() const { return m_task.has_value(); }
    void cancel();
    /// What is, or was last, being saved.
    const core::edit::SaveRequest &request() const { return m_request; }
    std::chrono::microseconds elapsed() const;

signals:
    void progressed(qsizetype statement, qsizetype count);
    void finished(const core::edit::SaveOutcome &outcome);

private:
    core::edit::SaveRequest m_request;
    std::optional<core::Task<core::edit::SaveOutcome>> m_task;
    std::shared_ptr<std::atomic<qsizetype>> m_statement; ///< set by the session's thread
    qsizetype m_statements = 0;
    QTimer m_tick;
    QElapsedTimer m_clock;
    qint64 m_took = 0; ///< nanoseconds
};

} // namespace ui::edit
