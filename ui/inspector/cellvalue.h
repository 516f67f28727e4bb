// SPDX-License-Identifier: GPL-3.0-or-later
// One cell as a value: its column, its bytes, and the block of rows that holds them. Cheap to copy, readable
// from any thread, independent of the result it was taken from.
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/result/column.h"
#include "core/result/rows.h"

#include <QByteArray>

namespace ui::inspector {

struct CellValue
{
    core::result::Column column{};
    core::result::ChunkPtr chunk{}; ///< keeps cell alive
    core::result::CellView cell{};

    /// False if the row could not be read back from its temporary file.
    bool isReadable() const { return chunk != nullptr; }

    /// Row and column must be in range.
    static CellValue of(const core::result::Rows &rows, qsizetype row, int column,
                        const core::result::Column &about);

    /// Of a text that stands in no rows (yet).
    static CellValue ofText(const QByteArray &text, const core::result::Column &about);

    /// PostgreSQL's bytea, in either of the server's two forms.
    bool isBytea() const { return column.typeOid == 17 && !cell.null; }
};

/// The bytes that a cell stands for: those of a bytea, the text's own of everything else. Thread: any.
class ValueBytes
{
public:
    ValueBytes() = default;
    explicit ValueBytes(CellValue value);

    qsizetype size() const { return m_size; }
    /// At most `count` bytes from `from` on. Cost: that many, but for bytea in the old escape form.
    QByteArray read(qsizetype from, qsizetype count) const;

private:
    enum class Form
    {
        Plain,
        Hex,
        Escaped
    };

    CellValue m_value;
    QByteArray m_unescaped; ///< Form::Escaped
    qsizetype m_size = 0;
    Form m_form = Form::Plain;
};

/// Writes a cell's bytes (ValueBytes) to a file, which is there whole or not at all. In the thread pool.
core::Task<qsizetype> saveValue(CellValue value, const QString &path);

} // namespace ui::inspector
