// SPDX-License-Identifier: GPL-3.0-or-later
// The steps in which rows were edited, each with the rows before and after it, so that it can be undone and
// done again; and how one is recorded: on copies of the rows, which it leaves alone.
#pragma once

#include "core/edit/rowedit.h"

#include <QSet>
#include <QString>

#include <map>
#include <vector>

namespace core::edit {

/// How rows are; nothing: as in the result.
using RowStates = QList<std::pair<RowId, std::optional<RowEdit>>>;

struct EditStep
{
    QString text{}; ///< "Change 3 cells"
    RowStates before{};
    RowStates after{};
    QList<RowId> newBefore{}; ///< the added rows, in their order
    QList<RowId> newAfter{};
};

class EditSteps
{
public:
    bool canUndo() const { return m_at > 0; }
    bool canRedo() const { return m_at < m_steps.size(); }
    /// Empty if there is none.
    QString undoText() const;
    QString redoText() const;
    /// It is done now; those that were undone are gone.
    const EditStep &push(EditStep step);
    /// Only where there is one. The step to be undone, or done again.
    const EditStep &back() { return m_steps[--m_at]; }
    const EditStep &forward() { return m_steps[m_at++]; }
    void clear();

private:
    std::vector<EditStep> m_steps;
    std::size_t m_at = 0; ///< so many are done
};

class StepRecorder
{
public:
    /// rows: outlives this, and stays as it is.
    StepRecorder(const QHash<RowId, RowEdit> &rows, QList<RowId> newRows, QString text);

    /// The row's edits as they will be. The reference stays valid.
    RowEdit &edit(RowId row);
    /// Nothing of the row is to be left.
    void remove(RowId row);
    /// newRows: as they will be; null: as they are. Nothing if the step would do nothing. Once.
    std::optional<EditStep> take(const QList<RowId> *newRows = nullptr);

private:
    const QHash<RowId, RowEdit> &m_rows;
    EditStep m_step;
    std::map<RowId, RowEdit> m_now;
    QSet<RowId> m_removed;
};

} // namespace core::edit
