// SPDX-License-Identifier: GPL-3.0-or-later
// An SQL tab that runs: what is asked before anything is sent, the run itself, and what is told of it.
#include "core/base/pooltask.h"
#include "core/passwords/clearpasswords.h"
#include "core/psql/interpreter.h"
#include "core/psql/substitute.h"
#include "core/query/parametertypes.h"
#include "core/session/borrow.h"
#include "ui/base/amounts.h"
#include "ui/base/banner.h"
#include "ui/edit/rowediting.h"
#include "ui/query/messagesview.h"
#include "ui/query/passwordguard.h"
#include "ui/query/readingsettings.h"
#include "ui/query/resultpage.h"
#include "ui/query/resultspane.h"
#include "ui/query/runbar.h"
#include "ui/query/seeasbar.h"
#include "ui/query/seeasmode.h"
#include "ui/query/sqltab.h"
#include "ui/query/tabsession.h"

#include <QFileInfo>

namespace ui::query {

using core::Error;
using core::psql::FileReader;
using core::psql::Interpreter;
using core::psql::ListReader;
using core::query::Outcome;
using core::query::ScriptRun;
using core::query::Step;
using core::session::Session;
using editor::SqlRange;
using Kind = core::sql::Statement::Kind;

namespace keys = core::settings::keys;

namespace {

constexpr int MostDescribed = 20; ///< statements of a script whose parameters' types are asked for
constexpr int MostResults = 100;  ///< of one run; rows of later ones are not kept
constexpr qsizetype LookedAtAtOnce = 1 << 18; ///< bytes: more of them are planned beside the window

/// A position in what was run, as one in the range it came from; -1 where it cannot be told.
qsizetype placeIn(const SqlRange &range, const Step &step, qsizetype position)
{
    if (position < 0 || step.source == range.text || !step.place.file.isEmpty())
        return step.place.file.isEmpty() ? position : -1;
    const qsizetype at = range.text.indexOf(step.source);
    return at < 0 ? -1 : QString::fromUtf8(range.text.first(at)).size() + position;
}

} // namespace

// --- what is asked before

void SqlTab::runStatement()
{
    const SqlRange selection = m_editor->selectionOrEmpty();
    if (selection.text.size() > LookedAtAtOnce) {
        run({.text = {m_editor->bytes().toByteArray(), selection.byteOffset,
                      selection.byteOffset + selection.text.size()}});
        return;
    }
    const QList<SqlRange> selected = m_editor->statementsInSelection();
    if (!selected.isEmpty()) {
        run({.ranges = selected, .script = selected.size() > 1});
        return;
    }
    const SqlRange statement = m_editor->statementAtCaret();
    if (statement.isEmpty())
        m_banner->setMessage(Banner::Tone::Info, tr("There is no statement under the caret."));
    else
        run({.ranges = withItsCommand(*m_editor, statement)});
}

void SqlTab::runScript()
{
    if (m_editor->byteSize() > LookedAtAtOnce) {
        const QByteArray text = m_editor->bytes().toByteArray();
        run({.script = true, .text = {text, 0, text.size()}});
        return;
    }
    const QList<SqlRange> all = m_editor->allStatements();
    if (!all.isEmpty())
        run({.ranges = all, .script = true});
}

void SqlTab::runFile()
{
    FileQuestion question;
    question.title = tr("Run a file of SQL");
    question.suggestion = m_services.settings.get(keys::scriptFolder);
    question.filters = {tr("SQL files (*.sql)"), tr("All files (*)")};
    m_services.prompts.openFile(question, this, [this](const QString &path) {
        if (!path.isEmpty())
            runFile(path);
    });
}

void SqlTab::runFile(const QString &path)
{
    run({.script = true, .file = path});
}

void SqlTab::run(const RunRequest &request)
{
    m_parameters->dismiss();
    if (endPaused([this, request] { run(request); }))
        return;
    if (m_run || m_session->isConnecting() || isLooking()) {
        m_banner->setMessage(Banner::Tone::Info, tr("A statement is running on this tab already."));
        return;
    }
    if (!m_session->profile()) {
        m_banner->setMessage(Banner::Tone::Info, tr("Choose a connection in the tool bar first."));
        return;
    }
    if (hasEditsNow()) {
        leaveEdits(tr("run"), [this, request](bool agreed) {
            if (agreed)
                run(request);
        });
        return;
    }
    m_editor->clearErrors();
    m_banner->clear();
    if (!request.file.isEmpty() && !request.look) {
        lookAtFile(request);
        return;
    }
    if (!request.text.isNull() && !request.plan) {
        plan(request);
        return;
    }
    if (request.file.isEmpty() && !request.plan) {
        RunRequest planned = request;
        planned.plan = std::make_shared<const ScriptPlan>(
            planOf(request.ranges, m_editor->bytes(), m_memory.variables));
        run(planned);
        return;
    }
    if ((request.plan && !knowsCommands(*request.plan)) || !seeingAdmits(request))
        return;
    m_passwords->clear();
    // who we are on the server decides what can be offered
    const PasswordGuard::Found passwords
        = request.inClear || !request.plan ? PasswordGuard::Found() : request.plan->passwords;
    if (!m_session->info() && passwords.count > 0) {
        m_session->open([this, request] { run(request); });
        return;
    }
    RunRequest inClear = request;
    inClear.inClear = true;
    if (!request.inClear
        && !m_passwords->admits(request.ranges, passwords, m_session->info() && m_session->info()->superuser,
                                [this, inClear] { run(inClear); }))
        return;
    if (!request.values && request.plan) {
        const QList<AskedValue> &asked = request.plan->ahead.values;
        if (!asked.isEmpty()) {
            m_parameters->ask(asked, request.ranges,
                              [this, request](const QList<ParameterBar::Given> &given) {
                                  RunRequest complete = request;
                                  complete.values = given;
                                  m_editor->setFocus();
                                  run(complete);
                              });
            showParameterTypes(asked, request.ranges);
            return;
        }
    }
    confirmAndRun(request);
}

/// What is run is the text as it was when this was asked for; what is typed meanwhile is not in it.
void SqlTab::plan(const RunRequest &request)
{
    m_planning = core::runInPool<ScriptPlan>(
        [text = request.text, known = m_memory.variables](const std::stop_token &stop) {
            return makePlan(text, known, stop);
        });
    const int serial = ++m_plans;
    core::whenDone(m_planning, this, [this, request, serial](core::Result<ScriptPlan> plan) {
        if (serial != m_plans)
            return; // cancelled
        m_planning = {};
        emit statusChanged();
        if (!plan) {
            m_banner->setError(plan.error());
            return;
        }
        if (plan->ranges.isEmpty()) {
            m_banner->setMessage(Banner::Tone::Info, tr("There is no statement in it."));
            return;
        }
        RunRequest planned = request;
        planned.script = request.script || plan->ranges.size() > 1;
        planned.ranges = plan->ranges;
        planned.plan = std::make_shared<const ScriptPlan>(std::move(*plan));
        run(planned);
    });
    emit statusChanged();
}

/// The server tells which types it takes them for, from a session at the side: what it knows of the tables is
/// what others see. Nobody waits for it, and where it knows none, none are shown.
void SqlTab::showParameterTypes(const QList<AskedValue> &asked, const QList<SqlRange> &ranges)
{
    if (m_services.pool.openSessions(m_session->profile()->id) == 0)
        return; // nothing is connected for this alone
    QList<int> statements;
    for (const AskedValue &value : asked) {
        if (value.name.isEmpty() && !statements.contains(value.statement)
            && statements.size() < MostDescribed)
            statements << value.statement;
    }
    QList<QByteArray> texts;
    for (const int statement : std::as_const(statements)) {
        const QByteArray &text = ranges[statement].text;
        const auto complete = core::psql::substituted(text, m_memory.variables);
        texts << (complete ? complete->text : text);
    }
    if (texts.isEmpty())
        return;
    core::session::Borrowing hooks;
    hooks.wanted = [bar = m_parameters, question = m_parameters->question()] {
        return bar->isAsking() && bar->question() == question;
    };
    core::session::borrow<QList<QStringList>>(
        m_services.pool.shared(*m_session->profile(), m_session->database()), m_parameters,
        tr("Asking for the types of parameters"),
        [texts, path = m_searchPath](core::session::Link &link,
                                     core::session::Job &job) -> core::Result<QList<QStringList>> {
            QList<QStringList> types;
            for (const QByteArray &text : texts)
                types << core::query::parameterTypes(link, job, text, path).value_or(QStringList());
            return types;
        },
        hooks,
        [bar = m_parameters, statements](const core::Result<QList<QStringList>> &types) {
            for (qsizetype i = 0; types && i < types->size(); ++i)
                bar->setTypes(statements[i], types->at(i));
        });
}

/// What is no command here is told before anything is sent; what a condition leaves out may be anything.
bool SqlTab::knowsCommands(const ScriptPlan &plan)
{
    const QByteArray &name = plan.ahead.unknownCommand;
    if (name.isEmpty())
        return true;
    m_editor->showError(plan.ranges.value(plan.ahead.unknownIn), 0,
                        tr("\\%1 is no command that is known here; nothing was sent\n%2")
                            .arg(QString::fromUtf8(name.left(40)), core::psql::whyNot(name)));
    return false;
}

/// The whole of it, before anything is sent: commands that are not known, passwords, what is dangerous.
void SqlTab::lookAtFile(const RunRequest &request)
{
    m_banner->setMessage(Banner::Tone::Info,
                         tr("Looking through %1…").arg(QFileInfo(request.file).fileName()));
    m_banner->addButton(tr("Cancel"), [this] { cancel(); });
    m_looking = core::runInPool<core::psql::ScriptLook>(
        [path = request.file, known = m_memory.variables](const std::stop_token &stop) {
            return core::psql::lookThrough(path, known, stop);
        });
    core::whenDone(m_looking, this, [this, request](const core::Result<core::psql::ScriptLook> &look) {
        m_looking = {};
        m_banner->clear();
        emit statusChanged();
        if (!look) {
            if (look.error().isCancelled())
                m_banner->setMessage(Banner::Tone::Info, tr("Cancelled; nothing was sent."));
            else
                m_banner->setError(look.error());
            return;
        }
        if (!look->unknownCommand.isEmpty()) {
            m_banner->setError(
                Error::input(tr("%1, line %2: \\%3 is no command that is known here; nothing was sent")
                                 .arg(QFileInfo(request.file).fileName(), QString::number(look->unknownLine),
                                      QString::fromUtf8(look->unknownCommand.left(40))),
                             core::psql::whyNot(look->unknownCommand)));
            return;
        }
        RunRequest looked = request;
        looked.look = std::make_shared<const core::psql::ScriptLook>(*look);
        run(looked);
    });
    emit statusChanged();
}

void SqlTab::confirmAndRun(const RunRequest &request)
{
    QStringList dangerous;
    QStringList said;
    const bool production = m_session->profile()->environment == core::profile::Environment::Production;
    if (request.look && request.look->passwords > 0) {
        dangerous << tr("line %1: a password in clear").arg(request.look->passwordLine);
        said << tr("It carries a password in clear, which the server may write into its log.");
    }
    if (request.look && production) {
        for (const auto &place : request.look->dangers)
            dangerous << tr("line %1: %2").arg(QString::number(place.line), place.text);
        if (request.look->dangerous > 0)
            said << tr("%1 is a production connection, and %2 in it drop, truncate, or write every row of a "
                       "table.")
                        .arg(m_session->profile()->title(),
                             request.look->dangerous == 1
                                 ? tr("1 statement")
                                 : tr("%1 statements").arg(countText(request.look->dangerous)));
        if (request.look->sendsMore) {
            dangerous << request.file;
            said << tr("It reads other files or sends what it composes, which was not looked at.");
        }
    }
    if (production && request.plan)
        dangerous << request.plan->dangerous;
    const auto go = [this, request] { m_session->open([this, request] { begin(request); }); };
    if (dangerous.isEmpty()) {
        go();
        return;
    }
    Question question;
    question.title = production ? tr("Run this on production?") : tr("Run this file?");
    question.text = request.file.isEmpty()
        ? tr("%1 is a production connection, and this drops, truncates, or writes every row of a table.")
              .arg(m_session->profile()->title())
        : said.join(QLatin1Char(' '));
    if (m_seeAs->isOn() && !m_seeAs->keepsChanges())
        question.text
            += QLatin1Char(' ') + tr("It is rolled back at the end; until then its locks are held.");
    question.detail = dangerous.join(request.look ? QStringLiteral("\n") : QStringLiteral(";\n"));
    question.answers = {{production ? tr("Run on production") : tr("Run as it is"), Question::Role::Danger}};
    m_services.prompts.ask(question, this, [go](int answer) {
        if (answer == 0)
            go();
    });
}

// --- the run

void SqlTab::begin(const RunRequest &request)
{
    std::unique_ptr<core::psql::Reader> reader;
    RunBar::File file;
    if (request.file.isEmpty()) {
        reader = std::make_unique<ListReader>(request.plan->items);
    } else {
        file = {QFileInfo(request.file).fileName(), QFileInfo(request.file).size(),
                std::make_shared<std::atomic<qint64>>(0), request.look ? request.look->pieces : -1};
        auto opened = FileReader::open(request.file, file.read);
        if (!opened) {
            m_banner->setError(opened.error());
            return;
        }
        reader = std::move(*opened);
    }
    core::psql::Memory memory = m_memory;
    memory.inGrid = true;
    memory.variables.put("ON_ERROR_STOP", m_services.settings.get(keys::stopOnError) ? "on" : "off");
    m_lent.clear();
    const auto given = request.values.value_or(QList<ParameterBar::Given>());
    for (const ParameterBar::Given &one : given) {
        if (!one.what.name.isEmpty() && !one.what.answer && one.value) {
            memory.variables.put(one.what.name, *one.value);
            m_lent << one.what.name;
        }
    }
    m_steps = std::make_shared<Interpreter>(std::move(reader), std::move(memory));
    QMap<int, Interpreter::Parameters> parameters;
    QHash<int, QList<core::Secret>> answers;
    for (const ParameterBar::Given &one : given) {
        if (one.what.answer)
            answers[one.what.statement] << core::Secret(one.value.value_or(QByteArray()));
        else if (one.what.name.isEmpty())
            parameters[one.what.statement] << one.value; // asked in their order
        else if (!one.value)
            m_steps->setNull(one.what.name);
    }
    if (!answers.isEmpty())
        m_steps->setAsk([answers](int item, const QString &, bool) mutable -> core::Result<core::Secret> {
            QList<core::Secret> &left = answers[item];
            return left.isEmpty() ? core::Result<core::Secret>(Error::input(tr("Nobody was asked for this")))
                                  : core::Result<core::Secret>(left.takeFirst());
        });
    for (auto it = parameters.begin(); it != parameters.end(); ++it)
        m_steps->setParameters(it.key(), it.value());

    m_recorder.begin(request.plan ? request.plan->text : QByteArray("\\i ") + request.file.toUtf8(),
                     std::max<qsizetype>(1, request.ranges.size()), *m_session->profile(),
                     m_session->database(), m_seeAs->isOn() ? m_seeAs->role() : QString());
    m_ranges = request.ranges;
    m_pagesOfRun.clear();
    m_unshown = 0;
    m_toldRest = false;
    m_results->reset();
    m_results->show();
    ScriptRun::Options options = readingOptions(m_services.settings, m_services.storage, !m_autoCommit);
    const int savepoints = m_services.settings.get(keys::savepoints);
    options.transaction.savepoints = savepoints == 2 || (savepoints == 1 && !request.script);
    options.frame = m_seeAs->frame();
    m_run = std::make_unique<ScriptRun>(*m_session->session(), m_steps, options);
    if (options.frame)
        seeingStarted();
    connect(m_run.get(), &ScriptRun::statementStarted, this, [this] {
        if (m_run->isCatchingUp())
            return; // over already
        m_editor->setRunning(m_ranges.value(m_run->step().place.item));
        emit statusChanged();
    });
    connect(m_run.get(), &ScriptRun::resultStarted, this, &SqlTab::resultStarted);
    connect(m_run.get(), &ScriptRun::connectRequested, this, &SqlTab::moveSession);
    connect(m_run.get(), &ScriptRun::statementFinished, this, &SqlTab::statementFinished);
    m_runBar->follow(*m_run, file);
    launch();
}

void SqlTab::moveSession(const core::session::Destination &to)
{
    const core::session::SessionInfo before = m_session->session()->info();
    const auto there = core::session::whereTo(to, *m_session->profile(), before);
    if (!there.samePlace) {
        m_run->connected(Error::input(
            tr("\\connect: a tab stays on its server, with its user"),
            tr("Another server or user is a connection of its own: choose it in the tool bar and "
               "run there what follows. Nothing behind it was run.")));
        return;
    }
    for (int i = 0; i < m_results->resultCount(); ++i)
        m_results->pageAt(i)->setEditing(nullptr); // it would be saved in the other database
    m_session->moveTo(there.database,
                      [this, before, lost = to.losesTransaction,
                       run = QPointer(m_run.get())](core::Result<Session *> session) {
                          if (!run)
                              return;
                          if (!session) {
                              run->connected(session.error());
                              return;
                          }
                          m_seeAs->setPlace(*m_session->profile(), m_session->wantedDatabase());
                          emit placeChanged();
                          run->connected(*session,
                                         core::session::arrivalText(*m_session->info(), before, lost));
                      });
}

void SqlTab::resultStarted(int index, core::result::ResultSet *result)
{
    const Step &step = m_run->step();
    ResultPage *before = step.replaces ? m_lastPage.data() : nullptr;
    if (!before && m_results->resultCount() >= MostResults) {
        ++m_unshown;
        result->deleteLater();
        return;
    }
    ResultPage *page = before ? m_results->replaceResult(before, result, step.source, step.title)
                              : m_results->addResult(result, step.source, step.title);
    m_lastPage = page;
    m_pagesOfRun.insert(index, page);
    m_session->nameTypes(result);
    if (step.expanded)
        page->setRecordShown(true, false);
    if (m_run->frame()) { // another role's rows, from a transaction that will be over: only to look at
        page->setSeenAs(m_seeAs->role());
        countable(*result);
    } else if (!step.ours && !step.replaces && step.title.isEmpty()) {
        editPage(page);
    }
    emit inspectionChanged();
}

void SqlTab::statementFinished(int index, const Outcome &outcome)
{
    const Step &step = m_run->step();
    MessagesView &messages = m_results->messages();
    for (const char *verb : {"CREATE ", "ALTER ", "DROP "})
        m_ranDdl = m_ranDdl || outcome.commandTag.startsWith(QLatin1String(verb));
    pathMayDiffer(step.source, outcome);
    m_recorder.add(outcome);
    if (step.text && !outcome.error)
        messages.addText(step.toErrors ? Token::Warn : Token::Text, step.text->trimmed());
    else if (!step.ours || outcome.error)
        messages.addOutcome(QString::fromUtf8(step.source), outcome,
                            m_ranges.isEmpty() || !step.place.file.isEmpty() ? step.place.line : 0);
    transactionEnded(outcome);
    if (ResultPage *page = m_pagesOfRun.value(index))
        page->setOutcome(outcome);
    if (const auto *result = m_run->result(); result && result->endedByIdleness())
        messages.addText(
            Token::Warn,
            tr("Nobody read on for %1, so the statement was ended: the server need not hold its snapshot.")
                .arg(durationText(result->port().policy.pausedIdle)));
    if (outcome.error)
        tellError(step, outcome);
}

void SqlTab::tellError(const Step &step, const Outcome &outcome)
{
    const Error &error = *outcome.error;
    const bool stops = error.isCancelled() || error.connectionLost || error.kind == Error::Kind::Io
        || m_run->frame() || m_run->isCancelling() || m_steps->stopsAt(error);
    const int item = step.place.item;
    if (stops)
        tellRest();
    if (error.isCancelled() || error.connectionLost) {
        if (m_results->resultCount() == 0)
            m_results->showMessages();
        return;
    }
    if (error.kind == Error::Kind::Io) { // no fault of the statement's
        m_banner->setError(error);
        return;
    }
    const Error told = core::passwords::withoutPasswords(error, step.source);
    QString message = told.message;
    if (!told.sqlState.isEmpty())
        message += QStringLiteral("  (%1)").arg(told.sqlState);
    if (!told.detail.isEmpty())
        message += QStringLiteral("\nDetail: ") + told.detail;
    if (!told.hint.isEmpty())
        message += QStringLiteral("\nHint: ") + told.hint;
    if (!step.place.file.isEmpty()) { // not in the editor: where it is, is said
        Error there = told;
        const QString body = QString::fromUtf8(step.source);
        const qint64 line
            = step.place.line + QStringView(body).left(std::max<qsizetype>(0, error.position)).count(u'\n');
        there.message = tr("%1, line %2: %3").arg(step.place.file, QString::number(line), told.message);
        if (stops || m_run->failures() == 1)
            m_banner->setError(there);
    }
    if (item >= 0 && item < m_ranges.size())
        m_editor->showError(m_ranges[item], placeIn(m_ranges[item], step, error.position), message);
    m_results->showMessages();
    if (error.sqlState == QLatin1String("42501")) {
        m_refused = QString::fromUtf8(step.source);
        m_refusedAs = ActingThen::of(m_session->session(), this);
        m_banner->setMessage(Banner::Tone::Warn, told.message);
        offerWhy();
    }
}

/// By SET, set_config() or what a transaction's end takes back: where it stands in the text is enough.
void SqlTab::pathMayDiffer(const QByteArray &sql, const Outcome &outcome)
{
    if (outcome.error)
        return;
    const bool takesBack = m_searchPath
        && QList<QByteArray>{"SET", "RESET", "DISCARD ALL", "COMMIT", "ROLLBACK"}.contains(
            outcome.commandTag.toLatin1());
    m_pathMayDiffer = m_pathMayDiffer || takesBack || sql.toLower().contains("search_path");
}

/// The server alone knows what "$user", SET LOCAL and set_config() come to.
void SqlTab::askPath()
{
    Session *session = m_session->session();
    if (!m_pathMayDiffer || !session || session->isLost() || status().transactionFailed)
        return;
    m_pathMayDiffer = false;
    core::whenDone(askActing(*session), session,
                   [this, self = QPointer(this)](const core::Result<Acting> &acting) {
                       if (!self || !acting)
                           return;
                       m_searchPath = acting->searchPath;
                       emit statusChanged();
                   });
}

/// What stands behind the current statement and is not sent any more.
void SqlTab::tellRest()
{
    const int item = m_run->step().place.item;
    const qsizetype left = item < 0 ? 0 : m_ranges.size() - item - 1;
    if (left <= 0 || std::exchange(m_toldRest, true))
        return;
    m_results->messages().addText(Token::Muted,
                                  left == 1 ? tr("The statement after it was not run.")
                                            : tr("The %1 statements after it were not run.").arg(left));
}

void SqlTab::offerWhy()
{
    m_banner->addButton(tr("Why?"), [this, statement = m_refused, as = m_refusedAs] {
        as->tell([this, statement](const Acting &acting) { emit whyRequested(statement, acting); });
    });
}

/// Of more than one statement: how many, how long, how many failed.
void SqlTab::tellSummary()
{
    const int count = m_run->current() + 1;
    if (m_unshown > 0)
        m_results->messages().addText(Token::Warn,
                                      tr("The rows of %1 more results were not kept: there are %2 already.")
                                          .arg(countText(m_unshown), countText(MostResults)));
    if (count < 2)
        return;
    QString text = tr("%1 statements  ·  %2")
                       .arg(countText(count), durationText(std::chrono::milliseconds(m_run->elapsedInAll())));
    if (m_run->failures() > 0)
        text += QStringLiteral("  ·  ") + tr("%1 failed").arg(countText(m_run->failures()));
    m_results->messages().addText(m_run->failures() > 0 ? Token::Warn : Token::Muted, text);
}

void SqlTab::scriptFinished(bool completed)
{
    m_editor->setRunning({});
    m_recorder.end();
    m_runBar->stop();
    if (m_steps) {
        if (m_run->isCancelling())
            tellRest();
        tellSummary();
        m_steps->leave();
        m_memory = m_steps->memory();
        for (const QByteArray &name : std::exchange(m_lent, {}))
            (void)m_memory.variables.unset(name);
        m_memory.variables.forgetNulls();
        m_steps.reset();
    }
    m_results->messages().flush();
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
    askPath();
    if (m_ranDdl && !status().inTransaction) { // others see it only after the commit
        m_ranDdl = false;
        emit catalogChanged();
    }
    if (auto then = std::exchange(m_afterRun, {}))
        then(completed);
}

void SqlTab::cancel()
{
    if (m_looking.isValid())
        m_looking.requestStop();
    if (m_planning.isValid()) { // now, also if it ends in this moment: nothing may run after it
        m_planning.requestStop();
        m_planning = {};
        ++m_plans;
        m_banner->setMessage(Banner::Tone::Info, tr("Cancelled; nothing was sent."));
    }
    if (m_run && m_run->isPaused())
        m_run->result()->stopHere();
    else if (m_run)
        m_run->cancel();
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
        pathMayDiffer(m_run->step().source, outcome);
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

} // namespace ui::query
