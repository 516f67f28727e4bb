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
#include "ui/query/messagesview.h"
#include "ui/query/passwordguard.h"
#include "ui/query/readingsettings.h"
#include "ui/query/resultpage.h"
#include "ui/query/resultspane.h"
#include "ui/query/seeasbar.h"
#include "ui/query/seeasmode.h"
#include "ui/query/tabfile.h"
#include "ui/query/tabsession.h"

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
    , m_passwordBar(new Banner(services.theme, services.icons, this))
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
    layout->addWidget(m_passwordBar);
    m_fileBanner->setObjectName(QStringLiteral("fileBanner"));
    layout->addWidget(m_fileBanner);
    layout->addWidget(m_splitter, 1);

    m_clock.setInterval(250);
    connect(&m_clock, &QTimer::timeout, this, &Tab::statusChanged);
    connect(m_editor, &editor::SqlEditor::caretMoved, this, &Tab::statusChanged);
    connect(m_file, &TabFile::changed, this, &Tab::titleChanged);
    connect(m_file, &TabFile::renamed, this, &SqlTab::setTitle);
    connect(m_results, &ResultsPane::currentCellChanged, this, &Tab::inspectionChanged);
    connect(m_results, &ResultsPane::exportRequested, this, &SqlTab::exportRequested);
    connect(m_results, &ResultsPane::notice, this,
            [this](const QString &text) { m_banner->setMessage(Banner::Tone::Info, text); });

    new FormatMemory(services.settings, *m_editor);
    connect(m_session, &TabSession::changed, this, [this] {
        m_editor->tools().liveCheck().setServerMajor(m_session->info() ? m_session->info()->version.major()
                                                                       : 0);
    });
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
    status.running = (m_run && !status.paused) || m_session->isConnecting();
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
                        .arg(std::clamp(m_run->current() + 1, 1, m_run->count()))
                        .arg(m_run->count());
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
    switch (session->state()) {
    case Session::State::InTransaction:
        return tr("in transaction") + age;
    case Session::State::FailedTransaction:
        return tr("transaction failed") + age;
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

// --- running

void SqlTab::runStatement()
{
    const QList<SqlRange> selected = m_editor->statementsInSelection();
    if (!selected.isEmpty()) {
        run(selected);
        return;
    }
    const SqlRange statement = m_editor->statementAtCaret();
    if (statement.isEmpty())
        m_banner->setMessage(Banner::Tone::Info, tr("There is no statement under the caret."));
    else
        run({statement});
}

void SqlTab::runScript()
{
    const QList<SqlRange> all = m_editor->allStatements();
    if (!all.isEmpty())
        run(all);
}

void SqlTab::run(const QList<SqlRange> &ranges, bool inClear)
{
    using Kind = core::sql::Statement::Kind;
    if (endPaused([this, ranges, inClear] { run(ranges, inClear); }))
        return;
    if (m_run || m_session->isConnecting()) {
        m_banner->setMessage(Banner::Tone::Info, tr("A statement is running on this tab already."));
        return;
    }
    if (!m_session->profile()) {
        m_banner->setMessage(Banner::Tone::Info, tr("Choose a connection in the tool bar first."));
        return;
    }
    if (hasEdits()) {
        leaveEdits(tr("run"), [this, ranges, inClear](bool agreed) {
            if (agreed)
                run(ranges, inClear);
        });
        return;
    }
    m_editor->clearErrors();
    m_banner->clear();
    for (const SqlRange &range : ranges) {
        if (range.kind == Kind::Sql)
            continue;
        const QString message = range.kind == Kind::Backslash
            ? tr("psql's backslash commands are not SQL and cannot be sent to the server")
            : tr("COPY … FROM STDIN with rows in the text cannot be run here");
        m_editor->showError(range, 0, message);
        return;
    }
    if (!seeingAdmits(ranges))
        return;
    m_passwords->clear();
    // who we are on the server decides what can be offered
    if (!inClear && !m_session->info() && PasswordGuard::carries(ranges)) {
        m_session->open([this, ranges] { run(ranges); });
        return;
    }
    if (!inClear
        && !m_passwords->admits(ranges, m_session->info() && m_session->info()->superuser,
                                [this, ranges] { run(ranges, true); }))
        return;
    confirmAndRun(ranges);
}

void SqlTab::confirmAndRun(const QList<SqlRange> &ranges)
{
    QStringList dangerous;
    if (m_session->profile()->environment == core::profile::Environment::Production) {
        for (const SqlRange &range : ranges) {
            if (core::sql::traits(range.text).isDangerous())
                dangerous << core::passwords::masked(range.toString()).left(2000);
        }
    }
    const auto go = [this, ranges] { m_session->open([this, ranges] { begin(ranges); }); };
    if (dangerous.isEmpty()) {
        go();
        return;
    }
    Question question;
    question.title = tr("Run this on production?");
    question.text
        = tr("%1 is a production connection, and this drops, truncates, or writes every row of a table.")
              .arg(m_session->profile()->title());
    if (m_seeAs->isOn() && !m_seeAs->keepsChanges())
        question.text
            += QLatin1Char(' ') + tr("It is rolled back at the end; until then its locks are held.");
    question.detail = dangerous.join(QStringLiteral(";\n"));
    question.answers = {{tr("Run on production"), Question::Role::Danger}};
    m_services.prompts.ask(question, this, [go](int answer) {
        if (answer == 0)
            go();
    });
}

void SqlTab::begin(const QList<SqlRange> &ranges)
{
    QList<QByteArray> statements;
    for (const SqlRange &range : ranges)
        statements << range.text;
    m_recorder.begin(m_editor->textOf(ranges), ranges.size(), *m_session->profile(), m_session->database(),
                     m_seeAs->isOn() ? m_seeAs->role() : QString());
    m_ranges = ranges;
    m_pagesOfRun.clear();
    m_results->reset();
    m_results->show();
    ScriptRun::Options options = readingOptions(m_services.settings, m_services.storage, !m_autoCommit);
    options.frame = m_seeAs->frame();
    m_run = std::make_unique<ScriptRun>(*m_session->session(), statements, options);
    if (options.frame)
        seeingStarted();
    connect(m_run.get(), &ScriptRun::statementStarted, this, [this] {
        m_editor->setRunning(m_ranges.value(m_run->step().place.item));
        emit statusChanged();
    });
    connect(m_run.get(), &ScriptRun::resultStarted, this, &SqlTab::resultStarted);
    connect(m_run.get(), &ScriptRun::statementFinished, this, &SqlTab::statementFinished);
    launch();
}

void SqlTab::resultStarted(int index, core::result::ResultSet *result)
{
    ResultPage *page = m_results->addResult(result, m_run->step().source);
    m_pagesOfRun.insert(index, page);
    m_session->nameTypes(result);
    if (m_run->frame()) { // another role's rows, from a transaction that will be over: only to look at
        page->setSeenAs(m_seeAs->role());
        countable(*result);
    } else {
        editPage(page);
    }
    emit inspectionChanged();
}

void SqlTab::statementFinished(int index, const Outcome &outcome)
{
    for (const char *verb : {"CREATE ", "ALTER ", "DROP "})
        m_ranDdl = m_ranDdl || outcome.commandTag.startsWith(QLatin1String(verb));
    m_recorder.add(outcome);
    m_results->messages().addOutcome(QString::fromUtf8(m_run->step().source), outcome);
    transactionEnded(outcome);
    if (ResultPage *page = m_pagesOfRun.value(index))
        page->setOutcome(outcome);
    if (const auto *result = m_run->result(); result && result->endedByIdleness())
        m_results->messages().addText(
            Token::Warn,
            tr("Nobody read on for %1, so the statement was ended: the server need not hold its snapshot.")
                .arg(durationText(result->port().policy.pausedIdle)));
    if (!outcome.error)
        return;
    if (const qsizetype left = m_ranges.size() - index - 1; left > 0)
        m_results->messages().addText(Token::Muted,
                                      left == 1 ? tr("The statement after it was not run.")
                                                : tr("The %1 statements after it were not run.").arg(left));
    if (outcome.error->isCancelled() || outcome.error->connectionLost) {
        if (m_results->resultCount() == 0)
            m_results->showMessages();
        return;
    }
    if (outcome.error->kind == Error::Kind::Io) { // no fault of the statement's
        m_banner->setError(*outcome.error);
        return;
    }
    const Error told = core::passwords::withoutPasswords(*outcome.error, m_run->step().source);
    QString message = told.message;
    if (!told.sqlState.isEmpty())
        message += QStringLiteral("  (%1)").arg(told.sqlState);
    if (!told.detail.isEmpty())
        message += QStringLiteral("\nDetail: ") + told.detail;
    if (!told.hint.isEmpty())
        message += QStringLiteral("\nHint: ") + told.hint;
    if (index < m_ranges.size())
        m_editor->showError(m_ranges[index], outcome.error->position, message);
    m_results->showMessages();
    if (outcome.error->sqlState == QLatin1String("42501")) {
        m_refused = QString::fromUtf8(m_run->step().source);
        m_refusedAs = {};
        if (Session *session = m_session->session()) {
            core::whenDone(askActing(*session), this, [this](const core::Result<Acting> &acting) {
                if (acting)
                    m_refusedAs = *acting;
            });
        }
        m_banner->setMessage(Banner::Tone::Warn, told.message);
        offerWhy();
    }
}

void SqlTab::offerWhy()
{
    m_banner->addButton(tr("Why?"),
                        [this, statement = m_refused] { emit whyRequested(statement, m_refusedAs); });
}

void SqlTab::scriptFinished(bool completed)
{
    m_editor->setRunning({});
    m_recorder.end();
    if (m_results->resultCount() == 0)
        m_results->showMessages();
    m_run.release()->deleteLater(); // we are inside its signal; results were taken over
    if (!m_session->session() || !m_session->session()->transactionClock().isValid())
        m_clock.stop();
    if (status().transactionFailed && !m_session->isLost()) {
        m_banner->setMessage(
            Banner::Tone::Warn,
            tr("The transaction has failed. Nothing else runs in it: roll it back to go on."));
        m_banner->addButton(
            tr("Roll back"),
            [this] {
                m_banner->clear();
                rollback();
            },
            true);
        if (!m_refused.isEmpty())
            offerWhy();
    }
    m_refused.clear();
    emit statusChanged();
    if (m_ranDdl && !status().inTransaction) { // others see it only after the commit
        m_ranDdl = false;
        emit catalogChanged();
    }
    if (auto then = std::exchange(m_afterRun, {}))
        then(completed);
}

void SqlTab::cancel()
{
    if (m_run && m_run->isPaused())
        m_run->result()->stopHere();
    else if (m_run)
        m_run->cancel();
    else
        m_session->cancel();
    emit statusChanged();
}

/// What every run has in common, once m_run is made.
void SqlTab::launch()
{
    connect(m_run.get(), &ScriptRun::noticesArrived, this,
            [this](int, const QList<core::session::Notice> &notices, qint64 dropped) {
                m_results->messages().addNotices(notices, dropped, m_run->step().source);
            });
    connect(m_run.get(), &ScriptRun::finished, this, &SqlTab::scriptFinished);
    connect(m_run.get(), &ScriptRun::pausedChanged, this, &Tab::statusChanged);
    m_clock.start();
    emit statusChanged();
    m_run->start();
}

bool SqlTab::isPaused() const
{
    const auto *result = m_run ? m_run->result() : nullptr;
    return result && (result->isPaused() || result->isStopping());
}

/// Has the paused statement end before something else is done on the session; false if none is paused. In a
/// transaction that means to read it to its end. readAll: its rows are read before.
bool SqlTab::endPaused(std::function<void()> then, std::function<void()> otherwise, bool readAll)
{
    if (!isPaused() || m_afterRun)
        return false;
    m_afterRun = [then = std::move(then), otherwise = std::move(otherwise)](bool completed) {
        if (completed)
            then();
        else if (otherwise)
            otherwise();
    };
    if (readAll)
        m_run->result()->fetchAll();
    else
        m_run->result()->stopHere();
    return true;
}

/// What the user set on the session (a role, settings that triggers read) belongs to what is written, so that
/// another session is none; and what waits to be read is not thrown away without a word.
void SqlTab::askPaused(std::function<void()> then, std::function<void()> otherwise)
{
    if (m_afterRun)
        return otherwise();
    if (m_run->result()->isStopping()) {
        endPaused(then, otherwise);
        return;
    }
    Question question;
    question.title = tr("Read on before the rows are written?");
    question.text
        = tr("%1 were read, and the statement waits to be read on. The session is the statement's until "
             "it is read to its end; what you have edited stays either way.")
              .arg(rowsText(m_run->result()->rowCount()));
    question.answers = {{tr("Read the rest first"), Question::Role::Primary},
                        {tr("End the reading here"), Question::Role::Normal}};
    m_services.prompts.ask(question, this, [this, then, otherwise](int answer) {
        if (answer < 0)
            return otherwise();
        if (!isPaused()) // it went on, or ended, while it was asked
            return m_run ? otherwise() : then();
        endPaused(then, otherwise, answer == 0);
    });
}

void SqlTab::runCommand(const QByteArray &sql, std::function<void(bool)> then)
{
    const auto refused = [then] {
        if (then)
            then(false);
    };
    if (endPaused([this, sql, then] { runCommand(sql, then); }, refused))
        return;
    if (m_run || !m_session->session()) {
        refused();
        return;
    }
    m_afterRun = std::move(then);
    m_banner->clear();
    m_editor->clearErrors();
    // results stay: only the transaction's end is added to the messages
    m_ranges.clear();
    m_pagesOfRun.clear();
    m_run = std::make_unique<ScriptRun>(*m_session->session(), QList<QByteArray>{sql}, ScriptRun::Options{});
    connect(m_run.get(), &ScriptRun::statementFinished, this, [this](int, const Outcome &outcome) {
        m_results->messages().addOutcome(QString::fromUtf8(m_run->step().source), outcome);
        transactionEnded(outcome);
        if (outcome.error && !outcome.error->connectionLost)
            m_banner->setError(*outcome.error);
        else if (outcome.ok() && outcome.commandTag == QLatin1String("ROLLBACK")
                 && m_run->step().source == QByteArrayLiteral("COMMIT"))
            m_banner->setMessage(
                Banner::Tone::Warn,
                tr("The transaction had failed: the server rolled it back instead of committing."));
    });
    launch();
}

void SqlTab::commit()
{
    if (m_run && m_run->frame())
        return; // what the bar says becomes of it
    runCommand("COMMIT");
}

void SqlTab::rollback()
{
    if (m_run && m_run->frame()) {
        m_run->cancel();
        return;
    }
    runCommand("ROLLBACK");
}

void SqlTab::setAutoCommit(bool on)
{
    m_autoCommit = on;
    m_services.settings.set(keys::autoCommit, on);
    emit statusChanged();
}

// --- editing the rows of results

void SqlTab::restoreEdits(const core::edit::PendingEdits &edits, const QString &draft,
                          const QByteArray &statement)
{
    m_left = LeftOver{edits, draft, statement};
    m_banner->setMessage(Banner::Tone::Info,
                         tr("Edits of these rows were not saved when the program ended. Run the statement to "
                            "have them back."));
    m_banner->addButton(
        tr("Run"),
        [this] {
            m_banner->clear();
            runStatement();
        },
        true);
}

bool SqlTab::hasEdits() const
{
    for (int i = 0; i < m_results->resultCount(); ++i) {
        const edit::RowEditing *editing = m_results->pageAt(i)->editing();
        if (editing && editing->isDirty())
            return true;
    }
    return false;
}

void SqlTab::leaveEdits(const QString &what, std::function<void(bool)> then)
{
    for (int i = 0; i < m_results->resultCount(); ++i) {
        edit::RowEditing *editing = m_results->pageAt(i)->editing();
        if (!editing || !editing->isDirty())
            continue;
        m_results->showPage(i);
        editing->askToLeave(what, [self = QPointer(this), what, then = std::move(then)](bool agreed) {
            if (!self || !agreed)
                return then(false);
            self->leaveEdits(what, then);
        });
        return;
    }
    then(true);
}

void SqlTab::editPage(ResultPage *page)
{
    auto *editing = new edit::RowEditing({m_services.theme, m_services.icons, m_services.prompts,
                                          m_services.pool, m_services.drafts, m_services.undoLog},
                                         page);
    edit::EditPlace here;
    here.profile = *m_session->profile();
    here.database = m_session->wantedDatabase();
    here.source = core::edit::Source::Query;
    here.statement = page->statement();
    here.title = m_title;
    here.content = edit::toJson(
        edit::EditDraft{here.profile, here.database, {}, {}, {}, QString::fromUtf8(page->statement())});
    here.session = [self = QPointer(this), profile = here.profile,
                    database = here.database](bool end, std::function<void(Session *)> then) {
        if (self)
            self->lendSession(profile, database, end, std::move(then));
    };
    here.openScript = [self = QPointer(this)](const QString &sql) {
        if (self)
            emit self->openSqlRequested(sql);
    };
    page->setEditing(editing);
    if (m_left && m_left->statement == page->statement()) {
        const LeftOver left = *std::exchange(m_left, std::nullopt);
        editing->restoreLater(left.edits, left.draft);
    }
    editing->show(page->view(), page->result(), here);
    connect(editing, &edit::RowEditing::refreshWanted, this, [page] {
        page->tell(tr("Undone on the server: run the statement again to see its rows as they are now"));
    });
    connect(editing, &edit::RowEditing::changed, this, [this] {
        emit titleChanged();
        emit statusChanged();
    });
}

/// The session of the tab, as long as it is one of the place the rows came from.
void SqlTab::lendSession(const core::profile::ConnectionProfile &profile, const QString &database, bool end,
                         std::function<void(Session *)> then)
{
    if (end && isPaused())
        return askPaused([this, profile, database, then] { lendSession(profile, database, true, then); },
                         [then] { then(nullptr); });
    if (end && m_run) {
        m_banner->setMessage(Banner::Tone::Info, tr("A statement is running on this tab already."));
        return then(nullptr);
    }
    if (m_session->profile() != profile || m_session->wantedDatabase() != database) {
        m_banner->setMessage(Banner::Tone::Warn, tr("These rows came from another connection."));
        return then(nullptr);
    }
    if (m_session->session() && !m_session->session()->isLost())
        return then(m_session->session());
    if (!end)
        return then(nullptr); // only what the user wants done is worth a connection
    m_banner->setMessage(Banner::Tone::Info,
                         tr("The session of this tab is gone: reconnect, then save again."));
    then(nullptr);
}

void SqlTab::transactionEnded(const Outcome &outcome)
{
    const bool over
        = outcome.commandTag == QLatin1String("COMMIT") || outcome.commandTag == QLatin1String("ROLLBACK");
    if (!over || outcome.error)
        return;
    for (int i = 0; i < m_results->resultCount(); ++i) {
        if (edit::RowEditing *editing = m_results->pageAt(i)->editing())
            editing->transactionEnded(outcome.commandTag == QLatin1String("COMMIT"));
    }
}

// --- the session

void SqlTab::setConnection(const core::profile::ConnectionProfile &profile, const QString &database)
{
    if (m_session->profile() == profile && m_session->wantedDatabase() == database)
        return;
    if (!status().inTransaction && endPaused([this, profile, database] { setConnection(profile, database); }))
        return;
    if (m_run || m_session->isConnecting()) {
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
    if (hasEdits()) {
        m_banner->setMessage(
            Banner::Tone::Warn,
            tr("Rows were edited here: save or discard that before changing the connection."));
        return;
    }
    m_banner->clear();
    m_session->setPlace(profile, database);
    m_seeAs->setPlace(profile, m_session->wantedDatabase());
    emit placeChanged();
}

void SqlTab::sessionChanged()
{
    const Session *session = m_session->session();
    if (m_run || m_session->isConnecting() || (session && session->transactionClock().isValid()))
        m_clock.start();
    else
        m_clock.stop();
    emit statusChanged();
}

void SqlTab::sessionOpened()
{
    m_banner->clear();
    m_seeAs->readRoles();
    connect(m_session->session(), &Session::noticeReceived, this,
            [this](const core::session::Notice &notice) { m_results->messages().addNotices({notice}, 0); });
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
    if (hasEdits()) {
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
