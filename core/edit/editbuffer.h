// SPDX-License-Identifier: GPL-3.0-or-later
// Staged edits over a result: what is shown is the result with the edits laid over it; nothing is sent from
// here. Every edit is a step that can be undone. Thread: GUI. Cost: asking for a cell is one or two hash
// look-ups, nothing where nothing is staged.
#pragma once

#include "core/base/result.h"
#include "core/edit/asideedits.h"
#include "core/edit/editable.h"
#include "core/edit/editchanges.h"
#include "core/edit/editsteps.h"
#include "core/result/resultset.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <optional>

namespace core::edit {

struct PendingEdits;

enum class RowState
{
    Unchanged,
    New, ///< not saved yet
    Changed,
    Deleted,  ///< staged: still shown
    Conflict, ///< somebody else was faster: see conflict()
    Failed,   ///< the server refused it: see message()
    Gone,     ///< was deleted and saved, or is deleted by somebody else: nothing to be edited any more
};

enum class CellState
{
    Unchanged,
    Changed,  ///< staged() has the new value, original() the old one
    Conflict, ///< changed by me and by somebody else
    Saved,    ///< was saved, and is shown as the server gave it back
};

class EditBuffer : public QObject
{
    Q_OBJECT

public:
    struct Counts
    {
        qsizetype added = 0;
        qsizetype changed = 0; ///< rows
        qsizetype cells = 0;   ///< changed cells of these
        qsizetype deleted = 0;
        qsizetype conflicts = 0; ///< of all these
        qsizetype failed = 0;
        qsizetype aside = 0; ///< edits of rows that the present result does not have
        qsizetype rows() const { return added + changed + deleted; }
    };

    explicit EditBuffer(QObject *parent = nullptr);
    ~EditBuffer() override;

    /// The rows that are edited, and what may be edited in them. Edits of an earlier result are laid over the
    /// new one: a row is found again by its key (cost: one look at each row, if anything is staged); a row
    /// whose seen values are other ones now is a conflict; what is not found is kept aside and still saved.
    /// Fails with Input, and changes nothing, where something is staged and the columns are other ones. The
    /// steps to be undone begin anew. result may still be receiving: what is aside is laid over when it
    /// pauses or ends.
    Result<void> setResult(const result::ResultSet *result, const Editable &editable);
    const result::ResultSet *result() const { return m_result; }
    const Editable &editable() const { return m_editable; }

    // --- what there is

    /// Something is staged, here or aside.
    bool isDirty() const { return m_dirtyRows > 0 || !m_aside.isEmpty(); }
    /// Nothing differs from the result: the painter need not ask.
    bool isEmpty() const { return m_rows.isEmpty(); }
    /// A row of which something may differ from the result: staged, saved, refused.
    bool isTouched(RowId row) const { return m_rows.contains(row); }
    /// Those that are rows of the result, in its order.
    QList<RowId> touchedRows() const;
    Counts counts() const;
    RowState state(RowId row) const;
    CellState cellState(RowId row, int column) const;
    /// Why a row failed, or what is to be known of it; the server's words. Empty: nothing.
    QString message(RowId row) const;
    /// The error itself and the cell it is about (-1: the row).
    const RowFailure *failure(RowId row) const;
    const Conflict *conflict(RowId row) const;
    /// Why the cell may not be changed; empty: it may. Covers columns, missing rows of outer joins, deleted
    /// rows.
    QString whyNot(RowId row, int column) const;
    /// Why the row may not be deleted; empty: it may.
    QString whyNotDeleted(RowId row) const;
    /// The new value, null where none is staged. Valid until the next edit.
    const CellValue *staged(RowId row, int column) const;
    /// As it was read, or as it was saved since. Of a new row NULL. A copy.
    Cell original(RowId row, int column) const;
    /// The same without a copy; valid until the next edit or the event loop.
    result::CellView originalView(RowId row, int column) const;
    /// staged(), else the original. A cell of a new row that nobody filled is Default.
    CellValue value(RowId row, int column) const;
    /// Added rows, in the order they stand below the result's own; those saved already included, until the
    /// next setResult().
    const QList<RowId> &newRows() const { return m_newRows; }
    /// Every row with staged edits: rows of the result in their order, then added ones, then those aside.
    QList<RowId> stagedRows() const;

    // --- editing: each call is one step. Fails with Input, and does nothing, where a cell or row is locked.

    struct CellEdit
    {
        RowId row = 0;
        int column = 0;
        CellValue value{};
    };
    /// A value that is the original one takes the edit back.
    Result<void> setCell(RowId row, int column, const CellValue &value);
    Result<void> setCells(const QList<CellEdit> &edits);
    /// A row of nothing but defaults.
    Result<RowId> insertRow();
    /// New rows with the same values; identity, generated, serial columns and primary keys that fill
    /// themselves get their defaults.
    Result<QList<RowId>> duplicateRows(const QList<RowId> &rows);
    /// Added rows just go.
    Result<void> deleteRows(const QList<RowId> &rows);
    void undeleteRows(const QList<RowId> &rows);

    struct Pasted
    {
        qsizetype cells = 0;
        QList<RowId> added{};  ///< rows that were made for what went beyond the last one
        qsizetype locked = 0;  ///< cells left out because they may not be changed
        QString firstLocked{}; ///< why the first of them
        qsizetype beyond = 0;  ///< cells right of the last column
    };
    /// Lays a block over the cells: block[i][j] goes to rows[i] and columns[j]; rows beyond the list are
    /// added, if rows may be added. rows and columns as they are shown, from the anchor on to the end. Locked
    /// cells are left out and counted. Fails if nothing could be pasted.
    Result<Pasted> paste(const QList<RowId> &rows, const QList<int> &columns,
                         const QList<QList<CellValue>> &block);

    void revertCell(RowId row, int column);
    void revertRows(const QList<RowId> &rows);
    /// Everything that is staged, also what is aside. Can be undone (but for what is aside).
    void revertAll();

    bool canUndo() const { return m_steps.canUndo(); }
    bool canRedo() const { return m_steps.canRedo(); }
    /// What the step does: "Change 3 cells". Empty if there is none.
    QString undoText() const { return m_steps.undoText(); }
    QString redoText() const { return m_steps.redoText(); }
    void undo();
    void redo();

    // --- saving

    /// All staged edits, as they are now: deletes, updates, inserts, each in the rows' order; those kept
    /// aside too (their row ids are not of this result).
    QList<RowChange> changes() const;
    /// The same of some rows only.
    QList<RowChange> changes(const QList<RowId> &rows) const;
    /// What was saved becomes the original; edits that were made since the changes were taken stay staged
    /// over it. inTransaction: the user's transaction is open; until transactionEnded() the edits are kept.
    void applySaved(const QList<RowChange> &changes, const QList<SavedRow> &saved, bool inTransaction);
    /// Nothing was saved: the rows are marked.
    void applyProblems(const QList<Conflict> &conflicts, const QList<RowFailure> &failures);
    /// The open transaction in which edits were saved has ended. Rolled back: they are staged again.
    void transactionEnded(bool committed);
    bool hasUncommitted() const { return m_uncommitted.has_value(); }

    struct Choice
    {
        int column = 0;
        bool theirs = false;
    };
    /// Answers a conflict: what somebody else wrote becomes the original, mine stays staged over it unless
    /// theirs was chosen. Columns not named: mine, where I changed them. A row that is gone: with keepMine it
    /// is added as a new row, otherwise dropped. The conflict is over then, and saving may be tried again.
    void resolve(RowId row, const QList<Choice> &choices);
    void resolveDeleted(RowId row, bool keepMine);

    // --- kept on disk: see pending.h

    PendingEdits pending() const;
    /// Lays edits over the result that were staged in an earlier run; a row whose values are other ones now
    /// is a conflict, one that is not in the result is kept aside. Fails with Input where the columns do not
    /// match.
    Result<void> restore(const PendingEdits &pending);

signals:
    /// Cells or states of these rows are other ones.
    void rowsChanged(const QList<core::edit::RowId> &rows);
    /// newRows() is another list.
    void newRowsChanged();
    /// Everything may be another one.
    void reset();
    /// Counts, canUndo(), isDirty(): after any of the above, once for each step.
    void changed();

private:
    /// What was staged before it was saved in a transaction that is still open.
    struct Uncommitted
    {
        QHash<RowId, RowEdit> rows{};
        QList<AsideEdit> aside{};
    };

    const RowEdit *find(RowId row) const;
    bool exists(RowId row) const;
    Cell originalIn(const RowEdit &edit, RowId row, int column) const;
    /// As originalIn(), of this row; the edit outlives it.
    OriginalOf originalsOf(const RowEdit &edit, RowId row) const;
    static bool isUnsavedNew(RowId row, const RowEdit *edit) { return row < 0 && (!edit || !edit->saved); }
    bool isMissing(RowId row, const RowEdit *edit, const Origin &origin) const;
    void stage(RowEdit &edit, RowId row, int column, const CellValue &value) const;
    void put(RowId row, const std::optional<RowEdit> &edit);
    void go(const RowStates &rows, const QList<RowId> &newRows);
    /// False if the step would do nothing.
    bool commit(StepRecorder &recorder, const QList<RowId> *newRows = nullptr);
    void setAside(QList<RowChange> changes);
    void placeAside();
    void applySavedRow(const SavedRow &saved, const RowChange *change);

    QPointer<const result::ResultSet> m_result;
    QList<result::Column> m_columns;
    Editable m_editable;
    QHash<RowId, RowEdit> m_rows;
    QList<RowId> m_newRows;
    AsideEdits m_aside;
    std::optional<Uncommitted> m_uncommitted;
    EditSteps m_steps;
    RowId m_nextNew = -1;
    qsizetype m_dirtyRows = 0;
};

} // namespace core::edit
