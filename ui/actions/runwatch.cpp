// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/runwatch.h"

#include "core/session/borrow.h"
#include "ui/base/progressline.h"
#include "ui/connections/tonelabel.h"

#include <QVBoxLayout>

#include <utility>

namespace ui::actions {

using core::Result;
using core::actions::Progress;

namespace {

constexpr int Every = 1000; ///< ms

} // namespace

RunWatch::RunWatch(const Theme &theme, core::catalog::SqlLibrary library, Lend lend, QWidget *parent)
    : QWidget(parent)
    , m_library(std::move(library))
    , m_lend(std::move(lend))
    , m_line(new ProgressLine(theme, this))
    , m_text(new connections::ToneLabel(theme, Token::Text, {}, this))
    , m_wait(connections::makeMessageLabel(theme, Token::Warn, this))
{
    setObjectName(QStringLiteral("runWatch"));
    setAccessibleName(tr("Progress"));
    m_line->setObjectName(QStringLiteral("runWatchLine"));
    m_text->setObjectName(QStringLiteral("runWatchText"));
    m_text->setWordWrap(true);
    m_wait->setObjectName(QStringLiteral("runWatchWait"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 12);
    layout->setSpacing(4);
    layout->addWidget(m_text);
    layout->addWidget(m_line);
    layout->addWidget(m_wait);
    m_wait->hide();
    hide();
    m_timer.setInterval(Every);
    connect(&m_timer, &QTimer::timeout, this, &RunWatch::ask);
}

RunWatch::~RunWatch()
{
    stop();
}

void RunWatch::start(const QString &database, int pid, qsizetype statements)
{
    m_database = database;
    m_statements = statements;
    m_progress = {};
    m_blockers.clear();
    if (m_pid == 0) {
        m_statement = 0;
        m_since.start();
    }
    m_pid = pid;
    ++m_serial;
    m_asking = false;
    m_line->setIndeterminate();
    m_wait->hide();
    m_timer.start();
    showLine();
    QWidget::show();
}

void RunWatch::setStatement(qsizetype statement)
{
    m_statement = statement;
    if (m_statements > 1 && m_progress.command.isEmpty())
        m_line->setShare(double(statement) / double(m_statements));
    showLine();
}

void RunWatch::stop()
{
    m_timer.stop();
    m_pid = 0;
    ++m_serial;
    if (auto stop = std::exchange(m_stop, {}))
        stop();
    hide();
}

QString RunWatch::text() const
{
    return m_text->text();
}

QString RunWatch::waitText() const
{
    return m_wait->isVisibleTo(this) ? m_wait->text() : QString();
}

/// One question at a time: a slow server is not asked more often than it answers.
void RunWatch::ask()
{
    showLine();
    if (m_asking)
        return;
    m_asking = true;
    core::session::borrow<Progress>(
        m_lend(m_database), this, tr("Reading progress"),
        [library = m_library, pid = m_pid](core::session::Link &link, core::session::Job &job) {
            return core::actions::readProgress(link, job, library, pid);
        },
        {.wanted = [this, serial = m_serial] { return serial == m_serial; },
         .stoppable = [this](std::function<void()> stop) { m_stop = std::move(stop); }},
        [this](const Result<Progress> &progress) {
            m_asking = false;
            m_stop = {};
            if (progress) // without rights there is none: the clock alone is told
                show(*progress);
        });
}

void RunWatch::show(const Progress &progress)
{
    m_progress = progress;
    if (!progress.blockers.isEmpty())
        m_blockers = progress.blockers;
    if (const double share = progress.share(); share >= 0)
        m_line->setShare(share);
    else if (progress.command.isEmpty() && m_statements > 1)
        m_line->setShare(double(m_statement) / double(m_statements));
    else
        m_line->setIndeterminate();
    m_wait->setText(progress.waitText());
    m_wait->setVisible(progress.waiting);
    showLine();
    emit changed();
}

void RunWatch::showLine()
{
    QStringList parts;
    if (m_statements > 1)
        parts << tr("Statement %1 of %2").arg(m_statement + 1).arg(m_statements);
    if (!m_progress.relation.isEmpty())
        parts << m_progress.relation;
    if (const QString text = m_progress.text(); !text.isEmpty())
        parts << text;
    if (parts.isEmpty())
        parts << tr("Running");
    const qint64 seconds = m_since.isValid() ? m_since.elapsed() / 1000 : 0;
    parts << (seconds < 120 ? tr("%1 s").arg(seconds)
                            : tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60));
    m_text->setText(parts.join(QStringLiteral(" · ")));
}

} // namespace ui::actions
