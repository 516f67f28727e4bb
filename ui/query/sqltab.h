// SPDX-License-Identifier: GPL-3.0-or-later
// An SQL text, the session it runs on, and what came of it. The session is opened at the first run and is the
// tab's own until it closes, so transactions, SET and temporary tables live as long as the tab. Thread: GUI.
// The text belongs to the tab, not to the connection: a loss costs neither text nor results.
#pragma once

#include "core/edit/pending.h"
#include "core/psql/interpreter.h"
#include "core/psql/lookthrough.h"
#include "core/query/scriptrun.h"
#include "ui/editor/sqleditor.h"
#include "ui/query/acting.h"
#include "ui/query/historyrecorder.h"
#include "ui/query/parameterbar.h"
#include "ui/query/scriptplan.h"
#include "ui/query/services.h"
#include "ui/tabs/tab.h"

#include <QTimer>

class QSplitter;

namespace ui {
class Banner;
}

namespace ui::query {

class ResultPage;
class ResultsPane;
class RunBar;
class SeeAsMode;
class TabFile;
class TabSession;
class TransactionBar;

class SqlTab : public tabs::Tab
{
    Q_OBJECT

public:
    explicit SqlTab(QueryServices services, QWidget *parent = nullptr);
    ~SqlTab() override;

    void setTitle(const QString &title);
    QString title() const override { return m_title; }
    QString iconName() const override { return m_iconName; }
    void setIconName(const QString &name) { m_iconName = name; }
    tabs::TabStatus status() const override;
    bool isModified() const override;
    void requestClose(std::function<void(bool)> agree) override;

    void runStatement() override;
    void runScript() override;
    void runFile() override;
    /// Statement by statement, without opening it in the editor; of any size.
    void runFile(const QString &path);
    void cancel() override;
    void commit() override;
    void rollback() override;
    void setAutoCommit(bool on) override;
    void setSeeing(bool on, const QString &role = {}) override;
    void setConnection(const core::profile::ConnectionProfile &profile, const QString &database) override;
    void focusWork() override;

    /// Where the text came from or went to.
    TabFile &file() const { return *m_file; }
    /// Its text is kept elsewhere when it closes: nobody needs to be asked about it.
    void setTextKept(bool kept) { m_textKept = kept; }
    /// Of the place's server (0: not known), for as long as no session of the tab's own has said it.
    void setServerMajor(int major);
    /// The schemas that names without one are looked for in, where something run here set them.
    const std::optional<QStringList> &searchPath() const { return m_searchPath; }

    /// Edits of a run that was killed come back with the rows of this statement, once it is run.
    void restoreEdits(const core::edit::PendingEdits &edits, const QString &draft,
                      const QByteArray &statement);

    editor::SqlEditor &editor() const { return *m_editor; }
    ResultsPane &results() const { return *m_results; }
    Banner &banner() const { return *m_banner; }
    SeeAsMode &seeAs() const { return *m_seeAs; }
    RunBar &runBar() const { return *m_runBar; }
    ParameterBar &parameterBar() const { return *m_parameters; }
    TransactionBar &transactionBar() const { return *m_transactionBar; }

signals:
    void exportRequested(ui::query::ResultPage *page);
    /// A script ended that made, changed or dropped objects: the catalogue is another one.
    void catalogChanged();
    /// It belongs to another connection or database now.
    void placeChanged();
    /// Somebody wants to know why the server refused it for want of a right, and as whom the session acted
    /// then.
    void whyRequested(const QString &statement, const ui::query::Acting &acting);
    /// SQL to be looked at in an editor of its own, on the same connection.
    void openSqlRequested(const QString &sql);

private:
    /// What the user wants run, and what he has agreed to so far.
    struct RunRequest
    {
        QList<editor::SqlRange> ranges{}; ///< small: planned at once
        bool script = false;              ///< more than the statement at hand
        bool inClear = false;             ///< passwords in them are known of, and sent
        std::optional<QList<ParameterBar::Given>> values{};
        QString file{};                                       ///< instead of ranges
        std::shared_ptr<const core::psql::ScriptLook> look{}; ///< what is in it
        ScriptText text{};                                    ///< a large one, whose ranges are not known yet
        std::shared_ptr<const ScriptPlan> plan{}; ///< what is known of ranges or text; null: a file
    };
    void lookAtFile(const RunRequest &request);
    void plan(const RunRequest &request);
    /// What is being run is looked at; nothing was sent yet.
    bool isLooking() const { return m_looking.isValid() || m_planning.isValid(); }
    void run(const RunRequest &request);
    bool knowsCommands(const ScriptPlan &plan);
    /// Edits of rows that the next run would drop are asked about first.
    void leaveEdits(const QString &what, std::function<void(bool agreed)> then);
    bool hasEdits() const;
    /// Stages what is typed in a cell or in the inspector, so that it is asked about, too.
    bool hasEditsNow();
    void editPage(ResultPage *page);
    void lendSession(const core::profile::ConnectionProfile &profile, const QString &database, bool end,
                     std::function<void(core::session::Session *)> then);
    void transactionEnded(const core::query::Outcome &outcome);
    void showParameterTypes(const QList<AskedValue> &asked, const QList<editor::SqlRange> &ranges);
    void confirmAndRun(const RunRequest &request);
    void checkFor();
    /// A statement that may have set the search path.
    void pathMayDiffer(const QByteArray &sql, const core::query::Outcome &outcome);
    void askPath();
    void sessionOpened();
    void sessionFailed(const core::Error &error);
    void sessionLost(const core::Error &error);
    void sessionChanged();
    void begin(const RunRequest &request);
    void tellError(const core::query::Step &step, const core::query::Outcome &outcome);
    void tellRest();
    void tellSummary();
    void watchTransaction();
    void resultStarted(int index, core::result::ResultSet *result);
    /// \connect: the tab goes to another database.
    void moveSession(const core::session::Destination &to);
    void statementFinished(int index, const core::query::Outcome &outcome);
    void scriptFinished(bool completed);
    /// Whether it may run as the role that the tab is seen as; otherwise it is told why not.
    bool seeingAdmits(const RunRequest &request);
    void connectSeeing();
    void seeingStarted();
    void seeingFailed(const core::Error &error);
    void seeingEnded(const core::query::FrameEnd &end);
    /// The rows that policies hide of the one table that the result comes from can be counted.
    void countable(const core::result::ResultSet &result);
    void launch();
    /// Whether the statement waits, or is being ended, for want of a reader.
    bool isPaused() const;
    bool endPaused(std::function<void()> then, std::function<void()> otherwise = {}, bool readAll = false);
    void askPaused(std::function<void()> then, std::function<void()> otherwise);
    void runCommand(const QByteArray &sql, std::function<void(bool ok)> then = {});
    void showBanner(const core::Error &error, const QString &button, std::function<void()> action);
    void offerWhy();
    QString stateText() const;

    QueryServices m_services;
    HistoryRecorder m_recorder;
    bool m_autoCommit;

    std::unique_ptr<core::query::ScriptRun> m_run;
    std::shared_ptr<core::psql::Interpreter> m_steps; ///< of m_run; null: a command of the program's
    core::psql::Memory m_memory;                      ///< variables and the like, from run to run
    QList<QByteArray> m_lent;                         ///< variables of this run alone
    QPointer<ResultPage> m_lastPage;
    bool m_toldRest = false;
    qint64 m_unshown = 0;             ///< results of m_run whose rows are not kept
    QList<editor::SqlRange> m_ranges; ///< of m_run
    bool m_ranDdl = false;            ///< since catalogChanged()
    bool m_pathMayDiffer = false;     ///< since it was asked for
    std::optional<QStringList> m_searchPath;
    int m_serverMajor = 0;                   ///< as others know it
    std::shared_ptr<ActingThen> m_refusedAs; ///< whose session it was then
    QString m_refused;                       ///< the statement of m_run that lacked a right
    QHash<int, QPointer<ResultPage>> m_pagesOfRun;
    std::function<void(bool)> m_afterRun;
    core::Task<core::psql::ScriptLook> m_looking; ///< through a file that is to be run
    core::Task<ScriptPlan> m_planning;            ///< of a large text that is to be run
    int m_plans = 0;

    struct LeftOver
    {
        core::edit::PendingEdits edits{};
        QString draft{};
        QByteArray statement{};
    };
    std::optional<LeftOver> m_left;

    QString m_title;
    QString m_iconName = QStringLiteral("sql");
    bool m_textKept = false;
    editor::SqlEditor *m_editor;
    ResultsPane *m_results;
    Banner *m_banner;
    TransactionBar *m_transactionBar;
    Banner *m_passwordBar;
    ParameterBar *m_parameters;
    RunBar *m_runBar;
    PasswordGuard *m_passwords;
    Banner *m_fileBanner;
    TabFile *m_file;
    QSplitter *m_splitter;
    TabSession *m_session;
    SeeAsMode *m_seeAs;
    QTimer m_clock; ///< while something runs or a transaction is open
};

} // namespace ui::query
