// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/sqltab.h"

#include "core/passwords/clearpasswords.h"
#include "core/sql/traits.h"
#include "ui/base/amounts.h"
#include "ui/base/banner.h"
#include "ui/edit/editdraft.h"
#include "ui/edit/rowediting.h"
#include "ui/editor/codetools.h"
#include "ui/query/formatmemory.h"
#include "ui/query/looksmemory.h"
#include "ui/query/messagesview.h"
#include "ui/query/passwordguard.h"
#include "ui/query/readingsettings.h"
#include "ui/query/resultpage.h"
#include "ui/query/resultspane.h"
#include "ui/query/runbar.h"
#include "ui/query/seeasbar.h"
#include "ui/query/seeasmode.h"
#include "ui/query/tabfile.h"
#include "ui/query/tabsession.h"
#include "ui/query/transactionbar.h"

#include <QSplitter>
#include <QVBoxLayout>

namespace ui::query {

using core::Error;
using core::query::Outcome;
using core::query::ScriptRun;
using core::session::Session;
using editor::SqlRange;

namespace keys = core::settings::keys;

SqlTab::SqlTab(QueryServices services, QWidget *parent)
    : Tab(parent)
    , m_services(services)
    , m_recorder(services.history)
    , m_autoCommit(services.settings.get(keys::autoCommit))
    , m_editor(new editor::SqlEditor(services.theme, services.icons, this))
    , m_results(new ResultsPane(services.theme, services.icons, services.settings, this))
    , m_banner(new Banner(services.theme, services.icons, this))
    , m_transactionBar(new TransactionBar(services.theme, services.icons, services.pool, this))
    , m_passwordBar(new Banner(services.theme, services.icons, this))
    , m_parameters(new ParameterBar(services.theme, this))
    , m_runBar(new RunBar(services.theme, this))
    , m_passwords(new PasswordGuard(*m_editor, *m_passwordBar, this))
    , m_fileBanner(new Banner(services.theme, services.icons, this))
    , m_file(new TabFile(*m_editor, services.settings, services.prompts, *m_fileBanner, this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_session(new TabSession(services.pool, services.connector, this))
    , m_seeAs(new SeeAsMode(services, true, this, [this](SeeAsBar *bar) {
        static_cast<QVBoxLayout *>(layout())->insertWidget(0, bar);
    }))
{
    m_splitter->setObjectName(QStringLiteral("editorSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_editor);
    m_splitter->addWidget(m_results);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    const QByteArray sizes = services.settings.get(keys::editorSplitter);
    if (sizes.isEmpty() || !m_splitter->restoreState(sizes))
        m_splitter->setSizes({320, 480});
    m_results->hide();
    connect(m_splitter, &QSplitter::splitterMoved, this,
            [this] { m_services.settings.set(keys::editorSplitter, m_splitter->saveState()); });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_transactionBar);
    layout->addWidget(m_passwordBar);
    m_fileBanner->setObjectName(QStringLiteral("fileBanner"));
    layout->addWidget(m_fileBanner);
    layout->addWidget(m_parameters);
    layout->addWidget(m_runBar);
    layout->addWidget(m_splitter, 1);

    m_clock.setInterval(250);
    connect(&m_clock, &QTimer::timeout, this, &Tab::statusChanged);
    connect(m_editor, &editor::SqlEditor::caretMoved, this, &Tab::statusChanged);
    connect(m_file, &TabFile::changed, this, &Tab::titleChanged);
    connect(m_file, &TabFile::renamed, this, &SqlTab::setTitle);
    connect(m_file, &TabFile::runRequested, this, qOverload<const QString &>(&SqlTab::runFile));
    connect(m_editor, &editor::SqlEditor::loadFailed, m_fileBanner, &Banner::setError);
    connect(m_results, &ResultsPane::currentCellChanged, this, &Tab::inspectionChanged);
    connect(m_results, &ResultsPane::exportRequested, this, &SqlTab::exportRequested);
    connect(m_results, &ResultsPane::notice, this,
            [this](const QString &text) { m_banner->setMessage(Banner::Tone::Info, text); });

    new FormatMemory(services.settings, *m_editor);
    new LooksMemory(services.settings, *m_editor);
    connect(m_session, &TabSession::changed, this, &SqlTab::checkFor);
    connect(m_runBar, &RunBar::cancelRequested, this, &SqlTab::cancel);
    connect(m_parameters, &ParameterBar::dismissed, this, &SqlTab::focusWork);
    connect(m_transactionBar, &TransactionBar::changed, this, &Tab::statusChanged);
    connect(m_transactionBar, &TransactionBar::commitRequested, this, &SqlTab::commit);
    connect(m_transactionBar, &TransactionBar::rollbackRequested, this, &SqlTab::rollback);
    connectSeeing();
    connect(m_session, &TabSession::opened, this, &SqlTab::sessionOpened);
    connect(m_session, &TabSession::failed, this, &SqlTab::sessionFailed);
    connect(m_session, &TabSession::lost, this, &SqlTab::sessionLost);
    connect(m_session, &TabSession::changed, this, &SqlTab::sessionChanged);
    setFocusProxy(m_editor);
}

SqlTab::~SqlTab()
{
    m_run.reset();
}

void SqlTab::setTitle(const QString &title)
{
    m_title = title;
    emit titleChanged();
}

tabs::TabStatus SqlTab::status() const
{
    tabs::TabStatus status;
    status.profile = m_session->profile();
    status.database = m_session->database();
    status.session = m_session->info();
    status.state = stateText();
    status.canRun = true;
    status.paused = m_run && m_run->isPaused();
    status.running = (m_run && !status.paused) || m_session->isConnecting() || isLooking();
    status.autoCommit = m_autoCommit;
    status.lost = m_session->isLost();
    status.canSeeAs = m_session->profile().has_value();
    status.seeing = m_seeAs->isOn();
    status.seenAs = m_seeAs->role();
    if (const Session *session = m_session->session()) {
        const Session::State state = session->state();
        status.transactionFailed = state == Session::State::FailedTransaction;
        status.inTransaction = state == Session::State::InTransaction || status.transactionFailed
            || (state == Session::State::Busy && session->transactionClock().isValid())
            || (m_run && m_run->result() && m_run->result()->isInTransaction());
    }
    status.line = m_editor->caretLine() + 1;
    status.column = m_editor->caretColumn() + 1;
    return status;
}

QString SqlTab::stateText() const
{
    const auto seconds = [](qint64 milliseconds) {
        return durationText(std::chrono::milliseconds(milliseconds / 1000 * 1000));
    };
    if (m_session->isConnecting())
        return tr("connecting…");
    if (isLooking())
        return tr("looking through it…");
    if (m_run && m_run->isPaused())
        return tr("paused, %1 so far").arg(rowsText(m_run->result()->rowCount()));
    if (m_run && isPaused() && !m_run->isCancelling())
        return tr("ending the paused result");
    if (m_run) {
        QString text = m_run->isCancelling() ? tr("cancelling…") : tr("running");
        if (m_run->elapsed() >= 1000)
            text += QLatin1Char(' ') + seconds(m_run->elapsed());
        if (m_run->count() > 1)
            text += tr(" · %1 of %2")
                        .arg(std::clamp(m_run->step().place.item + 1, 1, m_run->count()))
                        .arg(m_run->count());
        else if (m_run->count() < 0)
            text += tr(" · statement %1").arg(countText(m_run->current() + 1));
        return text;
    }
    if (m_session->isLost())
        return tr("connection lost");
    const Session *session = m_session->session();
    if (!session)
        return m_session->profile() ? tr("connects at the first run") : tr("not connected");
    const QElapsedTimer &clock = session->transactionClock();
    const QString age = clock.isValid() && clock.elapsed() >= 1000
        ? QLatin1Char(' ') + seconds(clock.elapsed())
        : QString();
    QString held;
    if (const auto &known = m_transactionBar->held(); known && known->locks > 0)
        held = known->locks == 1 ? tr(" · 1 lock") : tr(" · %1 locks").arg(countText(known->locks));
    switch (session->state()) {
    case Session::State::InTransaction:
        return tr("in transaction") + age + held;
    case Session::State::FailedTransaction:
        return tr("transaction failed") + age + held;
    default:
        return tr("idle");
    }
}

bool SqlTab::isModified() const
{
    return m_file->isModified() || hasEdits();
}

void SqlTab::focusWork()
{
    m_editor->setFocus();
}

// --- the session

void SqlTab::setConnection(const core::profile::ConnectionProfile &profile, const QString &database)
{
    if (m_session->profile() == profile && m_session->wantedDatabase() == database)
        return;
    if (!status().inTransaction && endPaused([this, profile, database] { setConnection(profile, database); }))
        return;
    if (m_run || m_session->isConnecting() || isLooking()) {
        m_banner->setMessage(Banner::Tone::Info,
                             tr("A statement is running: the connection can be changed afterwards."));
        return;
    }
    if (status().inTransaction) {
        m_banner->setMessage(
            Banner::Tone::Warn,
            tr("A transaction is open: commit or roll back before changing the connection."));
        return;
    }
    if (hasEditsNow()) {
        m_banner->setMessage(
            Banner::Tone::Warn,
            tr("Rows were edited here: save or discard that before changing the connection."));
        return;
    }
    m_banner->clear();
    m_serverMajor = 0;
    m_searchPath.reset();
    m_session->setPlace(profile, database);
    m_seeAs->setPlace(profile, m_session->wantedDatabase());
    emit placeChanged();
}

void SqlTab::setServerMajor(int major)
{
    m_serverMajor = major;
    checkFor();
}

void SqlTab::checkFor()
{
    m_editor->tools().liveCheck().setServerMajor(m_session->info() ? m_session->info()->version.major()
                                                                   : m_serverMajor);
}

void SqlTab::sessionChanged()
{
    const Session *session = m_session->session();
    if (m_run || m_session->isConnecting() || (session && session->transactionClock().isValid()))
        m_clock.start();
    else
        m_clock.stop();
    watchTransaction();
    emit statusChanged();
}

/// Only while one is open is anybody asked who waits for it.
void SqlTab::watchTransaction()
{
    if (status().inTransaction && m_session->profile() && m_session->info())
        m_transactionBar->watch(*m_session->profile(), m_session->database(), m_session->info()->backendPid);
    else
        m_transactionBar->stop();
}

void SqlTab::sessionOpened()
{
    m_banner->clear();
    m_searchPath.reset();
    m_pathMayDiffer = false;
    m_seeAs->readRoles();
    connect(m_session->session(), &Session::noticeReceived, this,
            [this](const core::session::Notice &notice) {
                m_results->show(); // also what comes before anything was run
                m_results->messages().addNotices({notice}, 0);
            });
}

void SqlTab::sessionFailed(const Error &error)
{
    if (error.isCancelled())
        m_banner->setMessage(Banner::Tone::Info, tr("Connecting was cancelled; nothing was run."));
    else
        showBanner(error, tr("Try again"), [this] { m_session->retry(); });
}

void SqlTab::sessionLost(const Error &error)
{
    for (int i = 0; i < m_results->resultCount(); ++i) {
        if (edit::RowEditing *editing = m_results->pageAt(i)->editing())
            editing->transactionEnded(false); // whatever it had saved went with it
    }
    Error told = error;
    told.message = tr("The session was lost: %1").arg(error.message);
    if (told.hint.isEmpty())
        told.hint = tr("Its transaction, settings and temporary tables are gone. Text and results stay; "
                       "nothing is run again.");
    showBanner(told, tr("Reconnect"), [this] { m_session->open([] {}); });
}

void SqlTab::showBanner(const Error &error, const QString &button, std::function<void()> action)
{
    m_banner->setError(error);
    m_banner->addButton(
        button,
        [this, action = std::move(action)] {
            const auto keep = action; // clear() drops the button and this closure with it
            SqlTab *tab = this;
            tab->m_banner->clear();
            keep();
        },
        true);
}

// --- closing

void SqlTab::requestClose(std::function<void(bool)> agree)
{
    if (hasEditsNow()) {
        leaveEdits(tr("close"), [this, agree](bool agreed) {
            if (agreed)
                requestClose(agree);
            else
                agree(false);
        });
        return;
    }
    Question question;
    if (m_run && !m_run->isPaused()) {
        question.title = tr("A statement is still running");
        question.text = tr("Closing the tab cancels it.");
        question.answers = {{tr("Cancel the statement and close"), Question::Role::Danger}};
        m_services.prompts.ask(question, this, [agree](int answer) { agree(answer == 0); });
        return;
    }
    if (m_run && m_run->frame() && !m_run->frame()->commit) { // paused, and rolled back whatever one says
        agree(true);
        return;
    }
    if (status().inTransaction && m_run && m_run->frame()) {
        question.title = tr("The last result is not read to its end");
        question.text = tr("What was changed as %1 is committed when it is.").arg(m_seeAs->role());
        question.answers = {{tr("Commit and close"), Question::Role::Primary},
                            {tr("Roll back and close"), Question::Role::Danger}};
        m_services.prompts.ask(question, this, [this, agree](int answer) {
            if (answer == 0 && !endPaused([agree] { agree(true); }, [agree] { agree(false); }))
                agree(true); // it ended while the question stood
            else if (answer != 0)
                agree(answer == 1);
        });
        return;
    }
    if (status().inTransaction) {
        question.title = tr("This tab has an open transaction");
        const bool failed = status().transactionFailed;
        question.text = failed ? tr("A statement in it failed: the server can only roll it back.")
                               : tr("What was changed in it is kept only after a commit.");
        if (!failed)
            question.answers << Question::Answer{tr("Commit and close"), Question::Role::Primary};
        question.answers << Question::Answer{tr("Roll back and close"), Question::Role::Danger};
        m_services.prompts.ask(question, this, [this, agree, failed](int answer) {
            if (answer < 0)
                agree(false);
            else
                runCommand(answer == 0 && !failed ? "COMMIT" : "ROLLBACK", agree);
        });
        return;
    }
    if (!m_textKept && m_file->isModified() && !m_editor->bytes().trimmed().isEmpty()) {
        question.title = tr("Keep the text of “%1”?").arg(m_title);
        question.text = tr("It is not in a file yet, or differs from it.");
        if (m_services.settings.get(core::settings::keys::closedTabs) > 0)
            question.text += QLatin1Char(' ') + tr("Recently closed tabs keep it for a while.");
        question.answers
            = {{tr("Save…"), Question::Role::Primary}, {tr("Close without saving"), Question::Role::Danger}};
        m_services.prompts.ask(question, this, [this, agree](int answer) {
            if (answer == 0)
                m_file->save(m_title, agree);
            else
                agree(answer == 1);
        });
        return;
    }
    agree(true);
}

} // namespace ui::query
