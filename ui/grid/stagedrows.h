// SPDX-License-Identifier: GPL-3.0-or-later
// What is staged over the rows of a result and not saved yet, as a grid shows it: changed cells, rows that
// are new, go, or were refused. Rows of the result keep their numbers; new ones stand after the last,
// numbered from 0. Asked for what is visible, for each frame, so answers must be quick. Thread: GUI.
#pragma once

#include "core/result/shownrows.h"

#include <QObject>
#include <QString>

#include <vector>

namespace ui::grid {

/// A row: of the result (as the server sent it), or one of the new ones.
struct RowRef
{
    qsizetype row = -1;
    bool added = false;
    bool isValid() const { return row >= 0; }
    bool operator==(const RowRef &) const = default;
};

/// What is to be told of a row before its cells are read.
enum class RowMark
{
    None,
    Changed,
    Added,
    Removed,  ///< will go with the next save
    Gone,     ///< was deleted by a save; the result still has it
    Failed,   ///< the server refused it
    Conflict, ///< somebody else has changed it
};

struct StagedCell
{
    enum class Kind
    {
        Untouched, ///< as the result has it
        Text,
        Null,
        Default,    ///< the column's default, whatever that is
        Expression, ///< bytes are SQL
    };
    Kind kind = Kind::Untouched;
    core::result::CellView bytes{}; ///< valid until something else is staged
    bool saved = false;             ///< differs from the result, but is what the server has
};

class StagedRows : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Nothing to show beside the result itself.
    virtual bool isEmpty() const = 0;
    virtual int addedRows() const = 0;
    virtual RowMark mark(RowRef row) const = 0;
    /// Only asked for rows that may have something: added ones, and those of touchedRows().
    virtual StagedCell cell(RowRef row, int resultColumn) const = 0;
    /// Whether cells of a row of the result may differ from it.
    virtual bool isTouched(qsizetype resultRow) const = 0;
    /// Those rows, ascending.
    virtual std::vector<qsizetype> touchedRows() const = 0;
    /// Why a column cannot be edited while others can; empty: it can.
    virtual QString lockReason(int resultColumn) const = 0;
    /// More about a row, for its tool tip and for screen readers: what the server said. May be empty.
    virtual QString note(RowRef row) const = 0;

signals:
    void changed();
};

/// In words, for tool tips and screen readers.
QString markText(RowMark mark);

/// The rows as they are seen, for what leaves the grid: staged values instead of the result's, new rows at
/// the end. Row numbers are those of the grid. A default or an expression is written as its SQL. Cost: O(rows
/// shown) once anything is staged.
core::result::ShownRows withStaged(const core::result::ShownRows &shown, const StagedRows &staged);

} // namespace ui::grid
