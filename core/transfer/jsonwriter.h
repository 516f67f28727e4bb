// SPDX-License-Identifier: GPL-3.0-or-later
// Rows as JSON objects: one array, or one object a line. Numbers are bare where JSON has such a number, json
// and jsonb go in as they are, arrays become arrays; NaN, infinity and every other type are strings as the
// server wrote them. NULL is null. Columns of one name are told apart by a number.
#pragma once

#include "core/transfer/rowwriter.h"
#include "core/transfer/valuekind.h"

#include <vector>

namespace core::transfer {

class JsonWriter : public RowWriter
{
public:
    enum class Shape
    {
        Array,
        Lines
    };
    JsonWriter(ByteSink &target, Shape shape, Progress &progress, bool flushWhenIdle = false);

protected:
    void start() override;
    /// Fails where a text is not UTF-8.
    void writeRow(std::span<const result::CellView> cells) override;
    void finish() override;

private:
    struct Field
    {
        QByteArray key; ///< with its quotes and colon, and the comma before it
        ValueKind kind;
        ValueKind element;
    };
    void value(qsizetype column, ValueKind kind, QByteArrayView text);
    void string(qsizetype column, QByteArrayView text);
    void json(qsizetype column, QByteArrayView text);
    bool array(qsizetype column, ValueKind element, QByteArrayView text);

    const Shape m_shape;
    std::vector<Field> m_fields;
    bool m_any = false;
};

/// "…" with what JSON wants escaped. The text must be UTF-8.
QByteArray jsonString(QByteArrayView text);

} // namespace core::transfer
