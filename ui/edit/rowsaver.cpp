// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/edit/rowsaver.h"

namespace ui::edit {

using core::edit::SaveOutcome;

RowSaver::RowSaver(QObject *parent)
    : QObject(parent)
{
    m_tick.setInterval(100);
    connect(&m_tick, &QTimer::timeout, this, [this] { emit progressed(*m_statement, m_statements); });
}

RowSaver::~RowSaver()
{
    cancel();
}

void RowSaver::start(core::session::Session &session, core::edit::SaveRequest request)
{
    m_request = std::move(request);
    m_clock.start();
    m_statements = m_request.changes.size();
    m_statement = std::make_shared<std::atomic<qsizetype>>(0);
    core::edit::SaveOptions options;
    options.onStatement = [seen = m_statement](qsizetype statement, qsizetype) { *seen = statement; };
    m_tick.start();
    m_task = session.run<SaveOutcome>(
        tr("Saving rows"),
        [toSave = m_request, options](core::session::Link &link, core::session::Job &job)
            -> core::Result<SaveOutcome> { return core::edit::save(link, job, toSave, options); });
    core::whenDone(*m_task, this, [this](const core::Result<SaveOutcome> &answer) {
        m_task.reset();
        m_tick.stop();
        m_took = m_clock.nsecsElapsed();
        if (answer)
            return emit finished(*answer);
        SaveOutcome failed;
        failed.error = answer.error();
        emit finished(failed);
    });
}

void RowSaver::cancel()
{
    if (m_task)
        m_task->requestStop();
}

std::chrono::microseconds RowSaver::elapsed() const
{
    return std::chrono::microseconds((m_task ? m_clock.nsecsElapsed() : m_took) / 1000);
}

} // namespace ui::edit
