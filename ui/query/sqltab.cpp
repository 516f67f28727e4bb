// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/sqltab.h"

#include "core/query/typenames.h"
#include "core/sql/traits.h"
#include "ui/base/amounts.h"
#include "ui/base/banner.h"
#include "ui/query/messagesview.h"
#include "ui/query/resultpage.h"
#include "ui/query/resultspane.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QSplitter>
#include <QVBoxLayout>

namespace ui::query {

using core::Error;
using core::query::Outcome;
using core::query::ScriptRun;
using core::session::Lease;
using core::session::Session;
using editor::SqlRange;

namespace keys = core::settings::keys;

SqlTab::SqlTab(QueryServices services, QWidget *parent)
    : Tab(parent)
    , m_services(services)
    , m_autoCommit(services.settings.get(keys::autoCommit))
    , m_editor(new editor::SqlEditor(services.theme, services.icons, this))
    , m_results(
          new ResultsPane(services.theme, services.icons, services.settings.get(keys::messagesKept), this))
    , m_banner(new Banner(services.theme, services.icons, this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
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
    layout->addWidget(m_splitter, 1);

    m_clock.setInterval(250);
    connect(&m_clock, &QTimer::timeout, this, &Tab::statusChanged);
    connect(m_editor, &editor::SqlEditor::caretMoved, this, &Tab::statusChanged);
    connect(m_editor, &editor::SqlEditor::modifiedChanged, this, &Tab::titleChanged);
    connect(m_results, &ResultsPane::currentCellChanged, this, &Tab::inspectionChanged);
    connect(m_results, &ResultsPane::exportRequested, this, &SqlTab::exportRequested);
    connect(m_results, &ResultsPane::notice, this,
            [this](const QString &text) { m_banner->setMessage(Banner::Tone::Info, text); });

    connect(&m_services.connector, &connections::Connector::connected, this, [this](const QUuid &id) {
        if (m_connecting && m_profile && m_profile->id == id && !m_opening.isValid())
            openSession();
    });
    const auto connectorEnded = [this](const QUuid &id, const Error &error) {
        if (m_connecting && m_profile && m_profile->id == id && !m_opening.isValid())
            sessionFailed(error);
    };
    connect(&m_services.connector, &connections::Connector::failed, this, connectorEnded);
    connect(&m_services.connector, &connections::Connector::cancelled, this,
            [connectorEnded](const QUuid &id) { connectorEnded(id, Error::cancelled()); });
    setFocusProxy(m_editor);
}

SqlTab::~SqlTab()
{
    m_run.reset();
    if (m_opening.isValid())
        m_opening.requestStop();
}

void SqlTab::setTitle(const QString &title)
{
    m_title = title;
    emit titleChanged();
}

tabs::TabStatus SqlTab::status() const
{
    tabs::TabStatus status;
    status.profile = m_profile;
    status.database = m_info ? m_info->database : m_database;
    status.session = m_info;
    status.state = stateText();
    status.canRun = true;
    status.running = m_run != nullptr || m_connecting;
    status.autoCommit = m_autoCommit;
    status.lost = m_lost;
    if (m_lease) {
        const Session::State state = m_lease->state();
        status.transactionFailed = state == Session::State::FailedTransaction;
        status.inTransaction = state == Session::State::InTransaction || status.transactionFailed
            || (state == Session::State::Busy && m_lease->transactionClock().isValid());
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
    if (m_connecting)
        return tr("connecting…");
    if (m_run) {
        QString text = m_run->isCancelling() ? tr("cancelling…") : tr("running");
        if (m_run->elapsed() >= 1000)
            text += QLatin1Char(' ') + seconds(m_run->elapsed());
        if (m_run->count() > 1)
            text += tr(" · %1 of %2").arg(m_run->current() + 1).arg(m_run->count());
        return text;
    }
    if (m_lost)
        return tr("connection lost");
    if (!m_lease)
        return m_profile ? tr("connects at the first run") : tr("not connected");
    const QElapsedTimer &clock = m_lease->transactionClock();
    const QString age = clock.isValid() && clock.elapsed() >= 1000
        ? QLatin1Char(' ') + seconds(clock.elapsed())
        : QString();
    switch (m_lease->state()) {
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
    return m_editor->isModified();
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

void SqlTab::run(const QList<SqlRange> &ranges)
{
    using Kind = core::sql::Statement::Kind;
    if (m_run || m_connecting) {
        m_banner->setMessage(Banner::Tone::Info, tr("A statement is running on this tab already."));
        return;
    }
    if (!m_profile) {
        m_banner->setMessage(Banner::Tone::Info, tr("Choose a connection in the tool bar first."));
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
    confirmAndRun(ranges);
}

void SqlTab::confirmAndRun(const QList<SqlRange> &ranges)
{
    QStringList dangerous;
    if (m_profile->environment == core::profile::Environment::Production) {
        for (const SqlRange &range : ranges) {
            if (core::sql::traits(range.text).isDangerous())
                dangerous << range.toString().left(2000);
        }
    }
    const auto go = [this, ranges] { withSession([this, ranges] { begin(ranges); }); };
    if (dangerous.isEmpty()) {
        go();
        return;
    }
    Question question;
    question.title = tr("Run this on production?");
    question.text
        = tr("%1 is a production connection, and this drops, truncates, or writes every row of a table.")
              .arg(m_profile->title());
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
    m_ranges = ranges;
    m_pagesOfRun.clear();
    m_results->reset();
    m_results->show();
    m_run = std::make_unique<ScriptRun>(*m_lease.session(), statements, ScriptRun::Options{!m_autoCommit});
    connect(m_run.get(), &ScriptRun::statementStarted, this, [this](int index) {
        m_editor->setRunning(m_ranges.value(index));
        emit statusChanged();
    });
    connect(m_run.get(), &ScriptRun::resultStarted, this, &SqlTab::resultStarted);
    connect(m_run.get(), &ScriptRun::statementFinished, this, &SqlTab::statementFinished);
    launch();
}

void SqlTab::resultStarted(int index, core::result::ResultSet *result)
{
    m_pagesOfRun.insert(index, m_results->addResult(result, m_run->statement(index)));
    resolveTypeNames(result);
    emit inspectionChanged();
}

void SqlTab::statementFinished(int index, const Outcome &outcome)
{
    for (const char *verb : {"CREATE ", "ALTER ", "DROP "})
        m_ranDdl = m_ranDdl || outcome.commandTag.startsWith(QLatin1String(verb));
    m_results->messages().addOutcome(QString::fromUtf8(m_run->statement(index)), outcome);
    if (ResultPage *page = m_pagesOfRun.value(index))
        page->setOutcome(outcome);
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
    QString message = outcome.error->message;
    if (!outcome.error->sqlState.isEmpty())
        message += QStringLiteral("  (%1)").arg(outcome.error->sqlState);
    if (!outcome.error->detail.isEmpty())
        message += QStringLiteral("\nDetail: ") + outcome.error->detail;
    if (!outcome.error->hint.isEmpty())
        message += QStringLiteral("\nHint: ") + outcome.error->hint;
    if (index < m_ranges.size())
        m_editor->showError(m_ranges[index], outcome.error->position, message);
    m_results->showMessages();
}

void SqlTab::scriptFinished(bool completed)
{
    m_editor->setRunning({});
    if (m_results->resultCount() == 0)
        m_results->showMessages();
    m_run.release()->deleteLater(); // we are inside its signal; results were taken over
    if (!m_lease || !m_lease->transactionClock().isValid())
        m_clock.stop();
    if (status().transactionFailed && !m_lost) {
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
    }
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
    if (m_run) {
        m_run->cancel();
    } else if (m_connecting) {
        if (m_opening.isValid())
            m_opening.requestStop();
        else if (m_profile)
            m_services.connector.cancel(m_profile->id);
    }
    emit statusChanged();
}

/// What every run has in common, once m_run is made.
void SqlTab::launch()
{
    connect(m_run.get(), &ScriptRun::noticesArrived, this,
            [this](int, const QList<core::session::Notice> &notices, qint64 dropped) {
                m_results->messages().addNotices(notices, dropped);
            });
    connect(m_run.get(), &ScriptRun::finished, this, &SqlTab::scriptFinished);
    m_clock.start();
    emit statusChanged();
    m_run->start();
}

void SqlTab::runCommand(const QByteArray &sql, std::function<void(bool)> then)
{
    if (m_run || !m_lease)
        return;
    m_afterRun = std::move(then);
    m_banner->clear();
    m_editor->clearErrors();
    // results stay: only the transaction's end is added to the messages
    m_ranges.clear();
    m_pagesOfRun.clear();
    m_run = std::make_unique<ScriptRun>(*m_lease.session(), QList<QByteArray>{sql}, ScriptRun::Options{});
    connect(m_run.get(), &ScriptRun::statementFinished, this, [this](int index, const Outcome &outcome) {
        m_results->messages().addOutcome(QString::fromUtf8(m_run->statement(index)), outcome);
        if (outcome.error && !outcome.error->connectionLost)
            m_banner->setError(*outcome.error);
        else if (outcome.ok() && outcome.commandTag == QLatin1String("ROLLBACK")
                 && m_run->statement(index) == QByteArrayLiteral("COMMIT"))
            m_banner->setMessage(
                Banner::Tone::Warn,
                tr("The transaction had failed: the server rolled it back instead of committing."));
    });
    launch();
}

void SqlTab::commit()
{
    runCommand("COMMIT");
}

void SqlTab::rollback()
{
    runCommand("ROLLBACK");
}

void SqlTab::setAutoCommit(bool on)
{
    m_autoCommit = on;
    m_services.settings.set(keys::autoCommit, on);
    emit statusChanged();
}

// --- the session

void SqlTab::setConnection(const core::profile::ConnectionProfile &profile, const QString &database)
{
    if (m_profile && *m_profile == profile && m_database == database)
        return;
    if (m_run || m_connecting) {
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
    m_lease.release();
    m_info.reset();
    m_lost = false;
    m_banner->clear();
    m_profile = profile;
    m_database = database.isEmpty() ? profile.database : database;
    emit statusChanged();
}

void SqlTab::withSession(std::function<void()> then)
{
    if (m_lease && !m_lease->isLost()) {
        then();
        return;
    }
    if (m_connecting)
        return;
    m_afterOpen = std::move(then);
    m_connecting = true;
    m_clock.start();
    openSession();
    emit statusChanged();
}

void SqlTab::openSession()
{
    m_lease.release();
    m_opening = m_services.pool.exclusive(*m_profile, m_database);
    core::whenDone(m_opening, this, [this](core::Result<Lease> lease) {
        m_opening = {};
        if (lease) {
            sessionOpened(std::move(*lease));
            return;
        }
        // A password is wanted: the connector finds or asks it, and connected() brings us back here.
        if (lease.error().needsPassword && !m_services.connector.isConnecting(m_profile->id)) {
            m_services.connector.connectTo(*m_profile);
            return;
        }
        if (!lease.error().needsPassword)
            sessionFailed(lease.error());
    });
}

void SqlTab::sessionOpened(Lease lease)
{
    m_lease = std::move(lease);
    m_connecting = false;
    m_lost = false;
    m_info = m_lease->info();
    m_banner->clear();
    connect(m_lease.session(), &Session::stateChanged, this, [this] {
        if (m_lease && m_lease->transactionClock().isValid())
            m_clock.start();
        else if (!m_run)
            m_clock.stop();
        emit statusChanged();
    });
    connect(m_lease.session(), &Session::lost, this, &SqlTab::sessionLost);
    connect(m_lease.session(), &Session::noticeReceived, this,
            [this](const core::session::Notice &notice) { m_results->messages().addNotices({notice}, 0); });
    emit statusChanged();
    if (auto then = std::exchange(m_afterOpen, {}))
        then();
}

void SqlTab::sessionFailed(const Error &error)
{
    m_connecting = false;
    m_clock.stop();
    const auto wanted = std::exchange(m_afterOpen, {});
    if (error.isCancelled())
        m_banner->setMessage(Banner::Tone::Info, tr("Connecting was cancelled; nothing was run."));
    else
        showBanner(error, tr("Try again"), [this, wanted] { withSession(wanted); });
    emit statusChanged();
}

void SqlTab::sessionLost(const Error &error)
{
    m_lost = true;
    Error told = error;
    told.message = tr("The session was lost: %1").arg(error.message);
    if (told.hint.isEmpty())
        told.hint = tr("Its transaction, settings and temporary tables are gone. Text and results stay; "
                       "nothing is run again.");
    showBanner(told, tr("Reconnect"), [this] { withSession([] {}); });
    emit statusChanged();
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

void SqlTab::resolveTypeNames(core::result::ResultSet *result)
{
    QList<core::result::Column> unknown;
    QList<int> places;
    for (int i = 0; i < result->columnCount(); ++i) {
        if (result->columns()[i].typeName.isEmpty()) {
            unknown << result->columns()[i];
            places << i;
        }
    }
    if (unknown.isEmpty())
        return;
    core::whenDone(m_services.pool.shared(*m_profile, m_info ? m_info->database : m_database), result,
                   [result, unknown, places](core::Result<Lease> lease) {
                       if (!lease)
                           return; // the header stays without the type's name
                       auto held = std::make_shared<Lease>(std::move(*lease));
                       auto names = (*held)->run<QStringList>(
                           tr("Reading type names"),
                           [unknown](core::session::Link &link, core::session::Job &job) {
                               return core::query::typeNames(link, job, unknown);
                           });
                       core::whenDone(std::move(names), result,
                                      [result, places, held](core::Result<QStringList> answer) {
                                          if (!answer)
                                              return;
                                          for (int i = 0; i < answer->size() && i < places.size(); ++i)
                                              result->setTypeName(places[i], answer->at(i));
                                      });
                   });
}

// --- closing and files

void SqlTab::requestClose(std::function<void(bool)> agree)
{
    Question question;
    if (m_run) {
        question.title = tr("A statement is still running");
        question.text = tr("Closing the tab cancels it.");
        question.answers = {{tr("Cancel the statement and close"), Question::Role::Danger}};
        m_services.prompts.ask(question, this, [agree](int answer) { agree(answer == 0); });
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
    if (isModified() && !m_editor->text().trimmed().isEmpty()) {
        question.title = tr("Keep the text of “%1”?").arg(m_title);
        question.text = tr("It is not in a file yet, or differs from it.");
        question.answers
            = {{tr("Save…"), Question::Role::Primary}, {tr("Close without saving"), Question::Role::Danger}};
        m_services.prompts.ask(question, this, [this, agree](int answer) {
            if (answer == 0)
                save(agree);
            else
                agree(answer == 1);
        });
        return;
    }
    agree(true);
}

void SqlTab::openFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_banner->setError(Error::io(tr("%1 cannot be read: %2").arg(path, file.errorString())));
        return;
    }
    m_editor->setText(QString::fromUtf8(file.readAll()));
    m_editor->setModified(false);
    m_filePath = path;
    setTitle(QFileInfo(path).fileName());
}

void SqlTab::save(std::function<void(bool)> then)
{
    if (m_filePath.isEmpty()) {
        saveAs(std::move(then));
        return;
    }
    const bool written = write(m_filePath);
    if (then)
        then(written);
}

void SqlTab::saveAs(std::function<void(bool)> then)
{
    const QString folder = m_services.settings.get(keys::scriptFolder);
    FileQuestion question;
    question.title = tr("Save SQL");
    question.suggestion = m_filePath.isEmpty()
        ? (folder.isEmpty() ? QString() : folder + QLatin1Char('/')) + m_title
        : m_filePath;
    question.filters = {tr("SQL files (*.sql)"), tr("All files (*)")};
    question.suffix = QStringLiteral("sql");
    m_services.prompts.saveFile(question, this, [this, then = std::move(then)](const QString &path) {
        const bool written = !path.isEmpty() && write(path);
        if (written) {
            m_filePath = path;
            m_services.settings.set(keys::scriptFolder, QFileInfo(path).absolutePath());
            setTitle(QFileInfo(path).fileName());
        }
        if (then)
            then(written);
    });
}

bool SqlTab::write(const QString &path)
{
    QSaveFile file(path);
    const QByteArray bytes = m_editor->text().toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        m_banner->setError(Error::io(tr("%1 cannot be written: %2").arg(path, file.errorString())));
        return false;
    }
    m_editor->setModified(false);
    return true;
}

} // namespace ui::query
