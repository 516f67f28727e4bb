// SPDX-License-Identifier: GPL-3.0-or-later
// Rows as SQL: INSERT, upsert, UPDATE, VALUES, a list for IN. Every literal is one that the column's own type
// reads back as the same value: numbers bare where the bare number is that value, everything else quoted;
// E'…' only where a backslash is inside, so that standard_conforming_strings does not matter.
// Fails where a date is not in ISO style: another session would read 01/02/2024 its own way.
#pragma once

#include "core/transfer/rowwriter.h"
#include "core/transfer/valuekind.h"
#include "core/transfer/writeoptions.h"

#include <vector>

namespace core::transfer {

class SqlWriter : public RowWriter
{
public:
    /// options.format is one of the Sql ones; options must have passed check().
    SqlWriter(ByteSink &target, const WriteOptions &options, Progress &progress, bool flushWhenIdle = false);

protected:
    /// Fails with Input: a column twice, a key that is no column, nothing to set.
    void start() override;
    void writeRow(std::span<const result::CellView> cells) override;
    void pause() override;
    void finish() override;

private:
    struct Field
    {
        QByteArray name; ///< quoted
        ValueKind kind;
        QByteArray cast;  ///< "::date", empty where the type's name is not known
        bool smallOrReal; ///< a bare number is of another type that compares or unites otherwise
        bool key;
    };
    Result<void> prepare();
    void insertRow(std::span<const result::CellView> cells);
    void updateRow(std::span<const result::CellView> cells);
    void listRow(std::span<const result::CellView> cells);
    void literal(qsizetype column, const result::CellView &cell, bool mayBeBare);
    void quoted(QByteArrayView text);

    const WriteOptions m_options;
    std::vector<Field> m_fields;
    QByteArray m_before; ///< what begins a statement
    QByteArray m_after;  ///< what ends one
    qint64 m_inStatement = 0;
    bool m_any = false;
};

} // namespace core::transfer
