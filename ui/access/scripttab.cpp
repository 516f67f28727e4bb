// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/scripttab.h"

#include "core/ddl/multirun.h"
#include "ui/base/banner.h"
#include "ui/connections/tonelabel.h"
#include "ui/forms/conflictpanel.h"
#include "ui/forms/hairline.h"
#include "ui/forms/scriptsteps.h"
#include "ui/forms/sqlpanel.h"

#include <QApplication>
#include <QClipboard>
#include <QPointer>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace ui::access {

using core::Error;
using core::Result;
using core::ddl::SaveOutcome;

ScriptTab::ScriptTab(const forms::FormServices &services, const forms::FormPlace &place, QWidget *parent)
    : Tab(parent)
    , m_services(services)
    , m_access(new forms::FormAccess(services.pool, services.connector, this))
    , m_frame(new forms::ScriptFrame(services.theme, services.icons, services.settings,
                                     QStringLiteral("access"), this))
    , m_conflicts(new forms::ConflictPanel(services.theme, this))
    , m_banner(&m_frame->banner())
    , m_sql(&m_frame->sql())
    , m_form(new forms::FormView(services.theme, services.icons, this))
{
    m_access->setPlace(place);
    m_frame->scroll().setAccessibleName(tr("Question and answer"));
    m_frame->reload().setToolTip(tr("Ask the server again"));
    m_frame->addBand(m_conflicts);
    m_frame->page().addWidget(m_form);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_frame);

    m_draftDelay.setSingleShot(true);
    m_draftDelay.setInterval(200);
    connect(&m_draftDelay, &QTimer::timeout, this, &ScriptTab::keepDraft);
    connect(m_form, &forms::FormView::made, m_frame, &forms::ScriptFrame::orderFocus);
    connect(m_form, &forms::FormView::edited, this, &ScriptTab::typed);
    connect(m_conflicts, &forms::ConflictPanel::decided, this,
            [this](const QList<forms::Difference> &differences) {
                giveUp(forms::givenUp(differences));
                m_form->setEnabled(true);
                reload();
            });
    connect(m_frame, &forms::ScriptFrame::ticked, this, &Tab::statusChanged);
    connect(&m_frame->reload(), &QToolButton::clicked, this, &ScriptTab::reload);
    connect(m_sql, &forms::SqlPanel::saveRequested, this, [this] { save(); });
    connect(m_sql, &forms::SqlPanel::tryRequested, this, &ScriptTab::tryOut);
    connect(m_sql, &forms::SqlPanel::cancelRequested, this, &ScriptTab::cancel);
    connect(m_sql, &forms::SqlPanel::copyRequested, this,
            [this] { withScript([this] { QApplication::clipboard()->setText(m_script.toSql()); }); });
    connect(m_sql, &forms::SqlPanel::openRequested, this,
            [this] { withScript([this] { emit openSqlRequested(m_script.toSql() + QLatin1Char('\n')); }); });
    setFocusProxy(&m_frame->scroll());
    m_sql->setScript({});
}

ScriptTab::~ScriptTab()
{
    m_run.reset();
}

connections::ToneLabel *ScriptTab::addHeading(const QString &text)
{
    auto *label = new connections::ToneLabel(m_services.theme, Token::Text, text, this);
    QFont bold = label->font();
    bold.setWeight(QFont::DemiBold);
    label->setFont(bold);
    body().addWidget(label);
    return label;
}

void ScriptTab::addLine()
{
    body().addWidget(new forms::HairLine(m_services.theme, this));
}

void ScriptTab::setHead(const QString &icon, const QString &name, const QString &headline)
{
    m_frame->setHead(icon, name, headline);
}

// --- what the window asks

tabs::TabStatus ScriptTab::status() const
{
    tabs::TabStatus status;
    status.profile = place().profile;
    status.database = place().database;
    status.session = m_info;
    status.placeIsFixed = true;
    status.running = isBusy();
    status.state = isBusy() ? m_frame->workText() : m_info ? tr("idle") : tr("not connected");
    return status;
}

void ScriptTab::cancel()
{
    if (m_stop)
        m_stop();
}

void ScriptTab::focusWork()
{
    m_form->focusFirst();
    if (!isAncestorOf(window()->focusWidget())) // nothing to fill in, or not read yet
        m_frame->scroll().setFocus(Qt::OtherFocusReason);
}

void ScriptTab::requestClose(std::function<void(bool)> answer)
{
    if (m_state == State::Saving) {
        forms::askToStopSaving(m_services.prompts, this, title(), std::move(answer));
        return;
    }
    if (!isModified()) {
        dropDraft();
        answer(true);
        return;
    }
    Question question;
    question.title = tr("Save the changes to “%1”?").arg(title());
    const bool canSave = !m_restored;
    if (canSave)
        question.answers << Question::Answer{tr("Save"), Question::Role::Primary};
    else
        question.text = tr("They cannot be saved now: it is not connected.");
    question.answers << Question::Answer{tr("Close without saving"), Question::Role::Danger};
    m_services.prompts.ask(question, this, [this, answer, canSave](int chosen) {
        if (chosen < 0) {
            answer(false);
        } else if (canSave && chosen == 0) {
            save(answer);
        } else {
            dropDraft();
            answer(true);
        }
    });
}

// --- states

void ScriptTab::setState(State state)
{
    m_state = state;
    showState();
    emit statusChanged();
}

void ScriptTab::showState()
{
    using Work = forms::ScriptFrame::Work;
    const QString reason = readOnlyReason();
    m_frame->setWork(m_state == State::Saving        ? Work::Saving
                         : m_state == State::Trying  ? Work::Trying
                         : m_state == State::Reading ? Work::Reading
                                                     : Work::None,
                     isBusy() || !reason.isEmpty());
    if (reason.isEmpty() || m_restored) // that is told with its way out
        m_frame->readOnly().clear();
    else
        m_frame->readOnly().setMessage(Banner::Tone::Info, reason);
}

/// Of what is asked now: an answer that comes after something newer was asked is dropped.
core::session::Borrowing ScriptTab::borrowing()
{
    return {.wanted = [this, serial = ++m_serial] { return serial == m_serial; },
            .stoppable = [this](std::function<void()> stop) { m_stop = std::move(stop); },
            .lent = [this](const core::session::SessionInfo &info) { m_info = info; }};
}

void ScriptTab::ended()
{
    m_stop = {};
    setState(State::Idle);
}

QString ScriptTab::readOnlyReason() const
{
    if (m_restored)
        return tr("Not connected: this is what was typed");
    if (place().profile.readOnly)
        return tr("The connection is opened read-only: the script can be read and copied, not saved");
    if (m_info && m_info->standby)
        return tr("The server is a standby: it takes no changes");
    return m_reason;
}

void ScriptTab::setReadOnly(const QString &reason)
{
    m_reason = reason;
    showState();
}

void ScriptTab::showScript(const core::ddl::Script &script, const QString &note)
{
    m_awaited = false;
    m_script = script;
    m_sql->setScript(script, script.isEmpty() ? note : QString());
    m_sql->setReadOnly(isBusy() || !readOnlyReason().isEmpty());
    if (m_typed && !m_restored && !m_draftDelay.isActive())
        m_draftDelay.start(); // with the script that is of now
    emit statusChanged();
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &then : waiting)
        then();
}

void ScriptTab::withScript(std::function<void()> then)
{
    if (m_awaited)
        m_waiting << std::move(then);
    else
        then();
}

void ScriptTab::showReadError(const Error &error)
{
    if (error.isCancelled())
        m_banner->setMessage(Banner::Tone::Info, tr("Reading was stopped."));
    else
        m_banner->setError(error);
    m_banner->addButton(
        error.connectionLost || error.kind == Error::Kind::Connection ? tr("Reconnect") : tr("Read again"),
        [this] { reload(); }, true);
}

void ScriptTab::reload()
{
    if (m_state == State::Saving || m_state == State::Trying)
        return;
    m_conflicts->hide();
    m_form->setEnabled(true);
    m_banner->setClosable(true);
    m_banner->clear();
    load();
}

// --- saving and trying

void ScriptTab::save(std::function<void(bool)> then)
{
    if (m_awaited) {
        withScript([this, then] { save(then); });
        return;
    }
    const auto refuse = [&then] {
        if (then)
            then(false);
    };
    if (isBusy() || m_script.isEmpty() || !readOnlyReason().isEmpty() || m_conflicts->isVisibleTo(this)) {
        refuse();
        return;
    }
    if (const QString wrong = problem(); !wrong.isEmpty() || !m_form->check()) {
        if (!wrong.isEmpty())
            m_banner->setMessage(Banner::Tone::Warn, wrong);
        refuse();
        return;
    }
    askToRun([this, then = std::move(then)](bool may) mutable {
        if (may && !isBusy())
            runSave(std::move(then));
        else if (then)
            then(false);
    });
}

void ScriptTab::askToRun(std::function<void(bool)> answer)
{
    forms::askForProduction(m_services.prompts, this, place(), m_script, std::move(answer));
}

core::Task<core::session::Lease> ScriptTab::lendToRun(const QString &database)
{
    return m_access->shared(database);
}

void ScriptTab::runSave(std::function<void(bool)> then)
{
    m_banner->clear();
    const auto tell = [tab = QPointer(this)](qsizetype statement) {
        QMetaObject::invokeMethod(
            qApp,
            [tab, statement] {
                if (tab)
                    tab->statementBegan(statement);
            },
            Qt::QueuedConnection);
    };
    m_run = std::make_unique<core::ddl::MultiRun>(
        [this](const QString &database) { return lendToRun(database); }, m_script,
        core::ddl::SaveOptions{.rechecks = rechecks(), .onStatement = tell});
    m_run->setCloseIdle(
        [this](const QString &database) { m_services.pool.closeIdle(place().profile.id, database); });
    connect(m_run.get(), &core::ddl::MultiRun::sessionLent, this, &ScriptTab::runBegan);
    connect(
        m_run.get(), &core::ddl::MultiRun::finished, this,
        [this, then = std::move(then)](const SaveOutcome &outcome) { saveDone(outcome, then); },
        Qt::QueuedConnection);
    m_stop = [this] {
        if (m_run)
            m_run->cancel();
    };
    setState(State::Saving);
    m_run->start();
}

void ScriptTab::saveDone(const SaveOutcome &outcome, const std::function<void(bool)> &then)
{
    m_run.reset();
    ended();
    runEnded(outcome);
    const QString ours = outcome.summary(m_script);
    if (outcome.ok()) {
        m_banner->setMessage(Banner::Tone::Ok, savedText());
        m_typed = false;
        dropDraft();
        m_frame->hideReport();
    } else if (outcome.fate == SaveOutcome::Fate::Conflict) {
        m_form->setEnabled(false);
        m_sql->setReadOnly(true);
        m_conflicts->askAboutSave(forms::rowsOf(outcome.meanwhile));
    } else if (!outcome.error
               || (outcome.error->isCancelled() && outcome.fate == SaveOutcome::Fate::Nothing)) {
        m_banner->setMessage(Banner::Tone::Info, ours);
    } else {
        Error told = *outcome.error;
        QStringList below{told.hint, moreAbout(told), ours};
        below.removeAll(QString());
        told.hint = below.join(QLatin1Char('\n'));
        m_banner->setError(told);
    }
    if (outcome.fate != SaveOutcome::Fate::Nothing && outcome.fate != SaveOutcome::Fate::Conflict) {
        emit saved();
        if (isAncestorOf(QApplication::focusWidget())) // there may be nothing left to save
            m_frame->scroll().setFocus(Qt::OtherFocusReason);
        m_saved = true;
        load();
        m_saved = false;
    }
    if (then)
        then(outcome.ok());
}

void ScriptTab::tryOut()
{
    if (m_awaited) {
        withScript([this] { tryOut(); });
        return;
    }
    if (isBusy() || m_script.isEmpty())
        return;
    m_banner->clear();
    m_tried = m_script;
    setState(State::Trying);
    forms::tryOn(*m_access, this, m_tried, borrowing(), [this](const Result<core::ddl::TryReport> &report) {
        ended();
        if (report)
            m_frame->showReport(*report, m_tried);
        else
            m_banner->setError(report.error());
    });
}

} // namespace ui::access
