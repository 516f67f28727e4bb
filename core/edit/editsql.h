// SPDX-License-Identifier: GPL-3.0-or-later
// Staged edits as SQL: each change is one statement about one row, which is found by its key and left alone
// unless it still is what was seen. Pure; any thread.
#pragma once

#include "core/base/result.h"
#include "core/edit/editable.h"
#include "core/edit/rowchange.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace core::edit {

/// One statement, said two ways from the same pieces: with parameters, as it is sent, and with the values in
/// it, as it is shown.
class EditStatement
{
public:
    /// SQL between values.
    EditStatement &operator<<(const QByteArray &sql);
    /// A value: $n with a cast to type, or a literal with it. type is SQL; empty: none is written.
    EditStatement &value(const Cell &cell, const QByteArray &type);

    /// UTF-8 (or the database's own bytes), without a semicolon.
    QByteArray sql() const;
    /// For $1…, in text format.
    QList<std::optional<QByteArray>> parameters() const;
    /// The same statement with literals. What is no UTF-8 (SQL_ASCII) is as it is. longest: values of more
    /// bytes are shortened, with a comment that says so; -1: never.
    QByteArray display(qsizetype longest = -1) const;

    struct Piece
    {
        QByteArray sql{}; ///< or the type of the value
        bool isValue = false;
        Cell cell{};
    };
    const QList<Piece> &pieces() const { return m_pieces; }
    static EditStatement fromPieces(QList<Piece> pieces);

private:
    QList<Piece> m_pieces;
};

/// The columns of the result that a statement about this origin gives back, in order: `returning`.
QList<int> returnedColumns(const Editable &editable, int origin);
/// The columns of the table (attnums) that a delete gives back, so that the row can be made again: all that
/// can be read and written.
QList<int> deletedColumns(const Editable &editable, int origin);

/// update … / delete … / insert …, with returning. The change must be one of this editable's. Fails with
/// Input where an expression is more than one.
Result<EditStatement> statementFor(const Editable &editable, const RowChange &change);

/// select of the origin's columns (Origin::columns) of the row as it is now: found by its key alone.
EditStatement currentRow(const Editable &editable, const RowChange &change);

/// All of them as a script: what is saved, statement by statement, with "begin; … commit;" around it unless
/// in a transaction of the user. longest as in display().
Result<QByteArray> script(const Editable &editable, const QList<RowChange> &changes, bool inTransaction,
                          qsizetype longest = -1);

/// An expression typed by the user: exactly one, nothing that ends it or begins another statement. Fails with
/// Input and the place.
Result<void> checkExpression(const QByteArray &sql, bool standardConformingStrings = true);

} // namespace core::edit
