// SPDX-License-Identifier: GPL-3.0-or-later
// Editing the rows a grid shows: joins an edit buffer with the grid, the editor over a cell, the commands and
// the bars beneath. It belongs to the tab, not to the rows: another result (a refresh, another order) comes
// with show(), and what is staged goes on with it. Nothing that was typed is given up without a question.
// Thread: GUI.
#pragma once

#include "core/base/task.h"
#include "core/edit/committer.h"
#include "core/edit/editbuffer.h"
#include "core/edit/pending.h"
#include "core/edit/undo.h"
#include "ui/base/whenwanted.h"
#include "ui/edit/editcommands.h"
#include "ui/edit/editplace.h"
#include "ui/editors/celleditor.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

class QMenu;

namespace ui {
class Banner;
}
namespace ui::grid {
class GridView;
}
namespace ui::inspector {
class BufferSink;
} // namespace ui::inspector
namespace ui::values {
class CellSink;
}

namespace ui::edit {

class ConflictBand;
class EditBar;
class RowSaver;
class ScriptBand;
class StagedBuffer;

class RowEditing : public QObject
{
    Q_OBJECT

public:
    explicit RowEditing(const EditServices &services, QObject *parent = nullptr);
    ~RowEditing() override;

    /// The rows that are shown from now on. The result may still be receiving; what may be edited in it is
    /// asked as soon as there is a session for it. The bars() go beneath the view.
    void show(grid::GridView &view, core::result::ResultSet &result, const EditPlace &place);
    /// The view goes. What is staged stays, and with it the result it was staged over: the tab lets it go.
    void leave();
    /// Edits of a run that ended, to be laid over the rows as soon as they may be edited.
    void restoreLater(core::edit::PendingEdits pending, const QString &draft);

    core::edit::EditBuffer &buffer() { return m_buffer; }
    const core::edit::EditBuffer &buffer() const { return m_buffer; }
    /// Where the inspector gives back what was edited in it.
    values::CellSink &sink() const;
    /// The bars beneath the grid; hidden while there is nothing to say. Not owned by this once it has a
    /// parent; give it another one before that dies.
    QWidget *bars() const { return m_bars; }
    EditBar &bar() const { return *m_bar; }
    ConflictBand &conflicts() const { return *m_conflicts; }

    /// Something is staged that no table has.
    bool isDirty() const { return m_buffer.isDirty(); }
    bool isSaving() const;
    /// It is known what may be edited, and something may.
    bool isReady() const { return m_known && m_whyNot.isEmpty(); }
    bool isKnown() const { return m_known; }
    /// Why nothing may be edited here; empty: something may, or it is not known yet.
    const QString &whyNot() const { return m_whyNot; }
    /// "3 rows changed, 1 new, 2 deleted"
    QString summary() const;

    bool can(Command command) const;
    void run(Command command);
    /// The entries for the selected cells.
    void fillMenu(QMenu *menu);

    /// then: whether nothing is staged any more.
    void save(std::function<void(bool saved)> then = {});
    void cancelSaving();
    void discard();
    /// What is typed in an open cell or in the inspector is staged with the other edits.
    void stageTyped();
    /// Before something that would end the edits: asks where there are any. agree: true if it may be done
    /// now. what: what is about to happen, as a button says it: "close".
    void askToLeave(const QString &what, std::function<void(bool agreed)> agree);
    /// The user's transaction in which edits were saved is over.
    void transactionEnded(bool committed);

signals:
    /// isDirty(), isReady(), what can be done.
    void changed();
    /// Something to be told for a moment.
    void told(const QString &text);
    /// Something was saved: others may show the same rows.
    void saved();
    /// The rows are other ones on the server now: read them again, if that costs nothing of the user's.
    void refreshWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    // what may be edited
    void learnIfWanted();
    void want();
    void learn(bool ownSession);
    void learned(const core::Result<core::edit::Editable> &answer);
    void adopt(const core::edit::Editable &editable);
    void setWhyNot(const QString &reason);
    void tellRestored();

    // the editor over a cell
    bool startEditor(qsizetype row, int column, const QString &typed, bool expression = false);
    void takeValue(editors::Next next);
    bool commitOpenEditor();

    // commands (rowcommands.cpp)
    struct CellPlace
    {
        core::edit::RowId row = 0;
        int column = 0; ///< of the result
    };
    /// Empty, and told why, where they are too many.
    QList<core::edit::RowId> selectedRows();
    QList<CellPlace> selectedCells();
    bool selectsWholeRows() const;
    void stage(const core::edit::CellValue &value);
    void addRow();
    void duplicateRows();
    void deleteRows();
    void revert();
    void paste();
    void reveal(core::edit::RowId row, int column = -1);
    void refused(const core::Error &error);

    // saving (rowsaving.cpp)
    EditBar *makeBar();
    ConflictBand *makeConflicts();
    ScriptBand *makeScript();
    Banner *makeFailure();
    void endFailure();
    void confirmSaving(std::function<void()> go);
    void saveNow();
    void endSaving(bool saved);
    void lostInCommit(const core::edit::SaveOutcome &outcome);
    void tellSaved(const core::edit::SaveOutcome &outcome);
    void startSaving(core::session::Session *session);
    void savingEnded(const core::edit::SaveOutcome &outcome);
    void showState();
    void showCurrentRow();
    void showConflict(const core::edit::Conflict &conflict);
    bool isSqlShown() const;
    void setSqlShown(bool shown);
    void updateScript();
    void fullScript(std::function<void(const QString &sql)> then);
    QList<core::result::Column> columns() const;
    QString rowName(const core::edit::Conflict &conflict) const;
    void goToProblem();

    // saves that are taken back (rowundo.cpp)
    static QString entryText(const core::edit::UndoEntry &entry);
    void keepForUndo(const core::edit::SaveOutcome &outcome);
    void keepUncommitted(bool committed);
    void undoLastSave();
    void askToUndo(const core::edit::UndoEntry &entry);
    void undoEntry(const core::edit::UndoEntry &entry);
    void undone(core::edit::UndoEntry entry, const core::edit::UndoOutcome &outcome);
    void listSavedEdits();

    const EditServices m_services;
    core::edit::EditBuffer m_buffer;
    StagedBuffer *m_staged;
    inspector::BufferSink *m_sink;
    std::unique_ptr<core::edit::PendingJournal> m_journal;
    QList<CommandSpec> m_commands;
    QPointer<grid::GridView> m_view;
    QPointer<core::result::ResultSet> m_result;            ///< shown
    std::unique_ptr<core::result::ResultSet> m_heldResult; ///< left: the edits are laid over it
    EditPlace m_place;
    QTimer m_patience; ///< until a result that is still receiving is asked about on another session
    core::Task<core::session::Lease> m_borrowing;
    core::session::Lease m_borrowed;
    std::optional<core::Task<core::edit::Editable>> m_learning;
    quint64 m_serial = 0;  ///< of the result
    bool m_wanted = false; ///< somebody may be about to edit
    bool m_known = false;
    QString m_whyNot;
    struct Waiting
    {
        qsizetype row = 0;
        int column = 0; ///< of the view
        QString typed{};
        bool expression = false;
    };
    std::optional<Waiting> m_waiting; ///< to be edited as soon as it is known whether it may
    std::optional<core::edit::PendingEdits> m_restore;
    QString m_restoreDraft; ///< where they are kept until they are laid over the rows

    QPointer<editors::CellEditor> m_editor;
    core::edit::RowId m_editedRow = 0;
    int m_editedColumn = -1;

    RowSaver *m_saver;
    std::optional<core::edit::UndoEntry> m_lastSaved;
    QList<core::edit::UndoEntry> m_uncommitted; ///< of saves in the transaction that is open
    std::function<void(bool)> m_afterSaving;

    QPointer<QWidget> m_bars;
    // none of them is made before it has something to say: most results are only looked at
    WhenWanted<EditBar> m_bar;
    WhenWanted<ConflictBand> m_conflicts;
    WhenWanted<ScriptBand> m_script;
    WhenWanted<Banner> m_failure;
    std::optional<core::edit::RowId> m_failureRow; ///< whose failure is told; none: it is about no row
};

} // namespace ui::edit
