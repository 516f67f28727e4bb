// SPDX-License-Identifier: GPL-3.0-or-later
// One object, or one to be made, as a form with its SQL beside it: read, changed, tried, saved. No session is
// held in between. What is typed is on disk a moment later and survives everything. Thread: GUI.
#pragma once

#include "core/ddl/saveoutcome.h"
#include "core/session/borrow.h"
#include "core/workspace/drafts.h"
#include "ui/forms/conflictmodel.h"
#include "ui/forms/formdraft.h"
#include "ui/forms/formsection.h"
#include "ui/forms/formservices.h"
#include "ui/forms/rebase.h"
#include "ui/tabs/tab.h"

#include <QTimer>

#include <memory>
#include <optional>

namespace core::ddl {
class MultiRun;
struct TryReport;
} // namespace core::ddl
namespace ui {
class Banner;
}

namespace ui::forms {

class ConflictPanel;
class FormAccess;
class FormView;
class ScriptFrame;
class SqlPanel;
class TryReportView;

class FormTab : public tabs::Tab
{
    Q_OBJECT

public:
    explicit FormTab(const FormServices &services, QWidget *parent = nullptr);
    ~FormTab() override;

    /// A part beneath the fields; title may be empty. Before open() or restore(). Takes it over.
    void addSection(const QString &title, FormSection *section);

    /// Reads the object and shows its form; ref.oid 0: a new one of ref.kind. above: what it stands under in
    /// the tree, so that a new object can be found there once it is made.
    void open(const FormPlace &place, const core::catalog::ObjectRef &ref,
              const std::optional<core::catalog::ObjectRef> &above = {});
    /// The same, with fields that are filled in (a clone of another object); they count as changes.
    void openWith(const FormPlace &place, const core::catalog::ObjectRef &ref,
                  const core::forms::Values &changes,
                  const std::optional<core::catalog::ObjectRef> &above = {});
    /// Shows what was typed, without connecting: that is for the user to start. The draft's id goes on.
    void restore(const FormPlace &place, const core::workspace::Draft &draft, const FormDraft &content);

    const core::catalog::ObjectRef &ref() const { return m_ref; }
    const FormPlace &place() const;
    /// None until it was read.
    const std::optional<core::ddl::Reading> &reading() const { return m_reading; }
    bool isNew() const { return m_ref.oid == 0; }
    /// The form's statements and those of its sections.
    core::ddl::Script script() const;

    void save(std::function<void(bool saved)> then = {});
    void tryOut();
    /// Reads the object again; what was changed here stays changed.
    void reload();

    QString title() const override;
    QString iconName() const override;
    tabs::TabStatus status() const override;
    bool isModified() const override;
    bool hasInspection() const override { return false; }
    void requestClose(std::function<void(bool)> answer) override;
    void cancel() override;
    void focusWork() override;

    ScriptFrame &frame() const { return *m_frame; }
    FormView &form() const { return *m_form; }
    SqlPanel &sqlPanel() const { return *m_sql; }
    Banner &banner() const { return *m_banner; }
    ConflictPanel &conflicts() const { return *m_conflicts; }
    TryReportView &report() const;
    QList<FormSection *> sections() const;

signals:
    /// It was read, the first time or again: sections have been loaded.
    void readingDone();
    /// What was typed is on the server; ref is the object as it is called now, oid 0 where it was not found
    /// again.
    void saved(const core::catalog::ObjectRef &ref);
    /// To an SQL tab on the form's place instead.
    void openSqlRequested(const QString &sql);

private:
    enum class State
    {
        Empty,
        Restored, ///< from a draft; not connected
        Reading,
        Unread, ///< the first reading failed
        Ready,
        Gone, ///< dropped by somebody else
        Saving,
        Trying,
    };
    struct Section
    {
        QString title;
        FormSection *widget;
    };

    void showFocused();
    core::session::Borrowing borrowing();
    void setState(State state);
    bool isBusy() const;
    void begin(const FormPlace &place, const core::catalog::ObjectRef &ref,
               const std::optional<core::catalog::ObjectRef> &above);
    void read();
    void readDone(core::Result<core::ddl::Reading> reading);
    void readFailed(const core::Error &error);
    void takeReading(const core::ddl::Reading &reading);
    void loadSections(bool keepChanges);
    void showForm(const core::forms::Values &now);
    void showHead();
    void edited();
    void refreshScript();
    QString note() const;
    core::ddl::Script ownScript() const;
    QString readOnlyReason() const;

    void runSave(std::function<void(bool)> then);
    void saveDone(const core::ddl::SaveOutcome &outcome);
    void saveFailed(const core::ddl::SaveOutcome &outcome);
    void findOut(const QString &transaction);
    void afterSave();
    void forgetChanges();
    void findCreated(const QString &name);
    bool isSameMake(const QString &kind) const;
    QList<core::catalog::ObjectRef> placesOf(const core::catalog::ObjectRef &above) const;
    void endSave(bool saved);
    void showError(const core::Error &error, const QString &ours, qsizetype statement);
    void tellConflict(const core::forms::Values &theirs);
    void askAbout(const QList<ConflictModel::Row> &rows);
    void tellMeanwhile(const QList<core::ddl::Meanwhile> &changes);
    void decided(const QList<Difference> &differences);
    void tried(const core::ddl::TryReport &report);

    void keepDraft();
    void dropDraft();
    QStringList secretsTyped() const;

    FormServices m_services;
    FormAccess *m_access;
    const core::ddl::ObjectForm *m_objectForm = nullptr;
    core::catalog::ObjectRef m_ref;
    std::optional<core::catalog::ObjectRef> m_above;
    std::optional<core::ddl::Reading> m_reading;
    std::optional<core::forms::Values> m_changes; ///< to be laid over what is read first
    std::optional<core::ddl::Reading> m_theirs;   ///< while a conflict is shown
    std::optional<core::session::SessionInfo> m_info;
    State m_state = State::Empty;
    core::ddl::Script m_script; ///< what is shown, and what is run
    core::ddl::Script m_tried;
    QList<Section> m_sections;

    std::function<void()> m_stop; ///< what runs
    std::unique_ptr<core::ddl::MultiRun> m_run;
    std::function<void(bool)> m_afterSave;
    bool m_replace = false; ///< what is read next replaces what is typed
    quint64 m_serial = 0;   ///< of the reading or try under way: an older answer is dropped
    QTimer m_refresh;

    QString m_draftId;
    QTimer m_draftDelay;
    QJsonObject m_restoredSections;

    ScriptFrame *m_frame;
    Banner *m_banner; ///< of the frame, as the SQL is
    SqlPanel *m_sql;
    ConflictPanel *m_conflicts;
    FormView *m_form;
};

} // namespace ui::forms
