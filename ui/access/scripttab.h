// SPDX-License-Identifier: GPL-3.0-or-later
// A tab that asks something and answers with a script: fields, what was found beneath them, and the SQL
// beside it, to be tried, saved, opened in the editor. No session is held in between. Thread: GUI.
#pragma once

#include "core/ddl/recheck.h"
#include "core/ddl/saveoutcome.h"
#include "core/session/borrow.h"
#include "core/session/session.h"
#include "ui/forms/formaccess.h"
#include "ui/forms/formservices.h"
#include "ui/forms/formview.h"
#include "ui/forms/scriptframe.h"
#include "ui/tabs/tab.h"

#include <QTimer>

#include <memory>
#include <optional>

class QVBoxLayout;

namespace core::ddl {
class MultiRun;
struct TryReport;
} // namespace core::ddl
namespace ui {
class Banner;
}
namespace ui::connections {
class ToneLabel;
}
namespace ui::forms {
class ConflictPanel;
class SqlPanel;
class TryReportView;
} // namespace ui::forms

namespace ui::access {

struct AccessDraft;

class ScriptTab : public tabs::Tab
{
    Q_OBJECT

public:
    ScriptTab(const forms::FormServices &services, const forms::FormPlace &place, QWidget *parent = nullptr);
    ~ScriptTab() override;

    const forms::FormPlace &place() const { return m_access->place(); }
    /// What is shown, and what is run.
    const core::ddl::Script &script() const { return m_script; }
    /// Runs the script for good, on production after a question; then it is read and asked again.
    void save(std::function<void(bool saved)> then = {});
    void tryOut();
    void reload();
    /// Shows what was typed, without connecting: that is for the user to start (reload()). The draft's id
    /// goes on.
    void restore(const core::workspace::Draft &draft, const AccessDraft &content);

    bool isModified() const override;
    tabs::TabStatus status() const override;
    bool hasInspection() const override { return false; }
    void requestClose(std::function<void(bool)> answer) override;
    void cancel() override;
    void focusWork() override;

    forms::FormView &form() const { return *m_form; }
    forms::SqlPanel &sqlPanel() const { return *m_sql; }
    forms::TryReportView &report() const { return m_frame->report(); }
    Banner &banner() const { return *m_banner; }
    forms::ConflictPanel &conflicts() const { return *m_conflicts; }
    QString headline() const { return m_frame->headline(); }
    bool isBusy() const { return m_state != State::Idle; }

signals:
    void openSqlRequested(const QString &sql);
    /// The script has taken effect, whole or in part.
    void saved();

protected:
    /// Reads what the tab shows; also after Save. End with showScript().
    virtual void load() = 0;
    /// Why what is in the fields cannot be saved; empty: it can.
    virtual QString problem() const { return {}; }
    /// What has to be as it was read when the script runs, and what is given up of it where it is not: as
    /// FormSection's. load() follows.
    virtual QList<core::ddl::Recheck> rechecks() const { return {}; }
    virtual void giveUp(const QStringList & /*ids*/) { }

    // --- how the script runs

    /// What is told after it has run.
    virtual QString savedText() const { return tr("Saved."); }
    /// Before it runs: on production there is a question.
    virtual void askToRun(std::function<void(bool may)> answer);
    /// The session it runs in, shared with others by itself.
    virtual core::Task<core::session::Lease> lendToRun(const QString &database);
    /// It runs in this session; statement by statement; it has ended.
    virtual void runBegan(const core::session::SessionInfo & /*session*/) { }
    virtual void statementBegan(qsizetype /*statement*/) { }
    virtual void runEnded(const core::ddl::SaveOutcome & /*outcome*/) { }
    /// What we know of an error beyond the server's words.
    virtual QString moreAbout(const core::Error & /*error*/) const { return {}; }
    forms::FormAccess &access() const { return *m_access; }

    /// The server was asked again because a script was saved.
    bool isAfterSave() const { return m_saved; }

    /// Which tab it is in drafts; empty: a question that leaves nothing to be kept.
    virtual QString draftTab() const { return {}; }
    /// What a draft holds besides the fields, and back: before load() reads.
    virtual QJsonObject draftMore() const { return {}; }
    virtual void restoreMore(const QJsonObject &) { }
    virtual core::forms::FormSpec fields() const { return {}; }
    /// The fields, by what was read: whatever a draft had left is connected then.
    void showFields(const core::forms::Context &context);
    /// The user has changed something: kept on disk from now on.
    void typed();

    QVBoxLayout &body() const { return m_frame->page(); }
    /// Bold, above what follows.
    connections::ToneLabel *addHeading(const QString &text);
    void addLine();
    void setHead(const QString &icon, const QString &name, const QString &headline);
    /// The script is being made elsewhere: what is shown is out of date, and whoever wants to save, try, copy
    /// or open it waits for showScript().
    void awaitScript() { m_awaited = true; }
    /// note: instead of the number of statements, where there are none.
    void showScript(const core::ddl::Script &script, const QString &note = {});
    void setReadOnly(const QString &reason);
    /// The banner, with "Read again".
    void showReadError(const core::Error &error);
    const forms::FormServices &services() const { return m_services; }
    const std::optional<core::session::SessionInfo> &info() const { return m_info; }

    /// Runs work(Link &, Job &) on a background session; then(Result<T>) is called once in this thread, never
    /// after the tab has gone, and not at all where something newer was asked meanwhile.
    template <class T, class Work, class Then> void ask(const QString &what, Work work, Then then)
    {
        if (m_state == State::Saving || m_state == State::Trying)
            return;
        cancel();
        setState(State::Reading);
        core::session::borrow<T>(m_access->shared(), this, what, std::move(work), borrowing(),
                                 [this, then = std::move(then)](core::Result<T> answer) mutable {
                                     ended();
                                     then(std::move(answer));
                                 });
    }

private:
    enum class State
    {
        Idle,
        Reading,
        Saving,
        Trying,
    };

    core::session::Borrowing borrowing();
    void setState(State state);
    void ended();
    void withScript(std::function<void()> then);
    void runSave(std::function<void(bool)> then);
    void saveDone(const core::ddl::SaveOutcome &outcome, const std::function<void(bool)> &then);
    QString readOnlyReason() const;
    void showState();
    void keepDraft();
    void dropDraft();

    forms::FormServices m_services;
    forms::FormAccess *m_access;
    State m_state = State::Idle;
    core::ddl::Script m_script;
    core::ddl::Script m_tried;
    bool m_awaited = false;
    QList<std::function<void()>> m_waiting; ///< for the script
    std::optional<core::session::SessionInfo> m_info;
    std::function<void()> m_stop;
    std::unique_ptr<core::ddl::MultiRun> m_run;
    quint64 m_serial = 0;
    bool m_saved = false;
    core::forms::Context m_context;
    bool m_typed = false;    ///< since it was opened or saved
    bool m_restored = false; ///< from a draft; not connected
    QString m_draftId;
    QTimer m_draftDelay;
    QString m_reason; ///< why nothing can be changed, by the tab itself

    forms::ScriptFrame *m_frame;
    forms::ConflictPanel *m_conflicts;
    Banner *m_banner; ///< of the frame, as the SQL is
    forms::SqlPanel *m_sql;
    forms::FormView *m_form;
};

} // namespace ui::access
