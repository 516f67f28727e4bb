// SPDX-License-Identifier: GPL-3.0-or-later
// An SQL tab seen as another role: what may run, and what is told of the transaction around it.
#include "ui/base/banner.h"
#include "ui/query/messagesview.h"
#include "ui/query/resultpage.h"
#include "ui/query/resultspane.h"
#include "ui/query/seeasbar.h"
#include "ui/query/seeasmode.h"
#include "ui/query/sqltab.h"
#include "ui/query/tabsession.h"

#include <QSet>

namespace ui::query {

using core::Error;
using core::query::FrameEnd;
using core::query::ScriptRun;
using editor::SqlRange;

void SqlTab::connectSeeing()
{
    connect(m_seeAs, &SeeAsMode::changed, this, [this] {
        // a result that waits for its reader is still the old role's
        if (m_seeAs->isOn() && m_run && m_run->isPaused() && m_run->frame())
            m_run->result()->stopHere();
        else if (m_seeAs->isOn() && !m_run)
            m_banner->clear(); // it told of what stood in the bar before
        emit statusChanged();
    });
    connect(m_seeAs, &SeeAsMode::submitted, this, &SqlTab::focusWork);
    connect(m_seeAs, &SeeAsMode::leaveRequested, this, [this] { setSeeing(false); });
    connect(m_seeAs, &SeeAsMode::countFailed, this, [this](const Error &error) {
        Error told = error;
        told.message = tr("The hidden rows could not be counted: %1").arg(error.message);
        m_banner->setError(told);
    });
}

void SqlTab::setSeeing(bool on, const QString &role)
{
    if (on == m_seeAs->isOn() && (role.isEmpty() || role == m_seeAs->role())) {
        emit statusChanged(); // who asked shows the truth again
        return;
    }
    if (endPaused([this, on, role] { setSeeing(on, role); }))
        return;
    if (m_run || m_session->isConnecting()) {
        m_banner->setMessage(Banner::Tone::Info,
                             tr("A statement is running: the role can be changed afterwards."));
        emit statusChanged();
        return;
    }
    if (on && status().inTransaction) {
        const bool failed = status().transactionFailed;
        m_banner->setMessage(Banner::Tone::Warn,
                             tr("A transaction is open. Seeing as another role is a transaction of its own, "
                                "which is rolled back: end yours first."));
        if (!failed)
            m_banner->addButton(tr("Commit"), [this] {
                m_banner->clear();
                commit();
            });
        m_banner->addButton(tr("Roll back"), [this] {
            m_banner->clear();
            rollback();
        });
        emit statusChanged();
        return;
    }
    if (hasEditsNow()) {
        leaveEdits(tr("see as another role"), [this, on, role](bool agreed) {
            if (agreed)
                setSeeing(on, role);
            else
                emit statusChanged();
        });
        return;
    }
    m_banner->clear();
    if (on) {
        for (int i = 0; i < m_results->resultCount(); ++i)
            m_results->pageAt(i)->setEditing(nullptr); // it would be saved as oneself
        m_seeAs->turnOn(role);
        if (!role.isEmpty())
            focusWork();
    } else {
        m_seeAs->turnOff();
        focusWork();
    }
    emit statusChanged();
}

bool SqlTab::seeingAdmits(const RunRequest &request)
{
    if (!m_seeAs->isOn())
        return true;
    if (status().inTransaction) {
        m_banner->setMessage(Banner::Tone::Warn,
                             tr("A transaction is open that is not the role's: end it first."));
        return false;
    }
    if (const QString why = m_seeAs->problem(); !why.isEmpty()) {
        m_banner->setMessage(Banner::Tone::Warn, tr("Nothing was run. %1.").arg(why));
        m_seeAs->bar()->focusRole();
        return false;
    }
    if (!request.file.isEmpty()) {
        m_banner->setMessage(Banner::Tone::Warn,
                             tr("Nothing was run. A file is run as oneself: leave the other role first."));
        return false;
    }
    if (request.plan && request.plan->unseeable >= 0) {
        const QString &why = request.plan->whyUnseeable;
        m_editor->showError(request.plan->ranges[request.plan->unseeable], 0, why);
        m_banner->setMessage(Banner::Tone::Warn, tr("Nothing was run. %1").arg(why));
        return false;
    }
    return true;
}

void SqlTab::seeingStarted()
{
    const QString role = m_seeAs->role();
    m_seeAs->setLocked(true);
    m_seeAs->setTable({});
    m_results->messages().addText(Token::Muted, seeAsSql(m_seeAs->seeAs(), m_run->frame()->commit));
    connect(m_run.get(), &ScriptRun::frameFailed, this, &SqlTab::seeingFailed);
    connect(m_run.get(), &ScriptRun::frameLeft, this, &SqlTab::seeingEnded);
    connect(m_run.get(), &ScriptRun::pausedChanged, this,
            [this] { m_seeAs->setLocked(m_run && !m_run->isPaused()); });
}

void SqlTab::seeingFailed(const Error &error)
{
    if (error.connectionLost)
        return; // told by the session
    m_results->messages().addText(Token::Danger, error.toText());
    if (error.isCancelled()) {
        m_banner->setMessage(Banner::Tone::Info, tr("Cancelled before anything was run."));
        return;
    }
    Error told = error;
    told.message = tr("Nothing was run, since the tab could not be seen as %1: %2")
                       .arg(m_seeAs->role(), error.message);
    m_banner->setError(told);
    m_seeAs->readRoles(); // it may have been dropped, or renamed
}

void SqlTab::seeingEnded(const FrameEnd &end)
{
    m_seeAs->setLocked(false);
    MessagesView &messages = m_results->messages();
    switch (end.state) {
    case FrameEnd::State::Committed:
        messages.addText(Token::Text, tr("commit: the changes are kept"));
        break;
    case FrameEnd::State::RolledBack:
        m_ranDdl = false;
        messages.addText(Token::Muted, tr("rollback: nothing is kept"));
        break;
    case FrameEnd::State::Lost:
        m_ranDdl = false;
        messages.addText(Token::Warn, tr("The connection is gone: the server rolls back"));
        break;
    case FrameEnd::State::Unknown:
        messages.addText(
            Token::Warn,
            tr("The connection was lost in the commit: whether the changes are kept is not known"));
        break;
    }
    if (end.error && end.state == FrameEnd::State::RolledBack) {
        Error told = *end.error;
        told.message = tr("Not committed: %1").arg(told.message);
        m_banner->setError(told);
    }
}

void SqlTab::countable(const core::result::ResultSet &result)
{
    QSet<qint64> tables;
    for (const core::result::Column &column : result.columns()) {
        if (column.tableOid != 0)
            tables << qint64(column.tableOid);
    }
    m_seeAs->setTable(tables.size() == 1 ? CountedTable{*tables.begin(), {}, {}} : CountedTable());
}

} // namespace ui::query
