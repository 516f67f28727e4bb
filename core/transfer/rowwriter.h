// SPDX-License-Identifier: GPL-3.0-or-later
// What every writer of rows shares: the order of the calls, the counting, the words for a place in the rows.
// A format overrides three steps. Thread: one.
#pragma once

#include "core/result/rowsink.h"
#include "core/transfer/output.h"

namespace core::transfer {

class RowWriter : public result::RowSink
{
public:
    /// flushWhenIdle: hand on what is there when the server is slow (pipes).
    RowWriter(ByteSink &target, Progress &progress, bool flushWhenIdle);

    Result<void> begin(const QList<result::Column> &columns) final;
    /// Fails with Io: what the target says, or that the format cannot hold a value (row and column named).
    Result<void> row(std::span<const result::CellView> cells) final;
    void idle() final;
    Result<void> end(bool complete) final;

protected:
    /// Before the first row; columns() are known.
    virtual void start() = 0;
    virtual void writeRow(std::span<const result::CellView> cells) = 0;
    /// Before what is there is handed on: it then ends with a whole record or statement.
    virtual void pause() { }
    /// After the last row of a result that came whole.
    virtual void finish() { }

    const QList<result::Column> &columns() const { return m_columns; }
    /// "Row 3, column 2 (name)"; before the first row "The name of column 2 (name)".
    QString place(qsizetype column) const;
    /// The value cannot be written: named by its place.
    void refuse(qsizetype column, const QString &why, const QString &hint = {});

    /// The value is written, but not all of it can be: told at the end. column -1: the whole row.
    void lose(qsizetype column, Loss loss);

    Output m_out;

private:
    const bool m_flushWhenIdle;
    bool m_inRows = false;
    QList<result::Column> m_columns;
};

} // namespace core::transfer
