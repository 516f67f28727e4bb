// SPDX-License-Identifier: GPL-3.0-or-later
// Records of a file as rows of COPY text: the columns picked, each value as its type wants it. Thread: one.
#pragma once

#include "core/importing/record.h"

#include <QByteArray>

#include <vector>

namespace core::importing {

class RowEncoder
{
public:
    /// What a JSON value becomes.
    enum class Wants : quint8
    {
        Text,  ///< a string without its quotes, everything else as it stands
        Json,  ///< as it stands
        Array, ///< [1, null] as {1,NULL}
    };
    struct Column
    {
        int fileColumn = -1; ///< -1: constant
        Wants wants = Wants::Text;
        QByteArray constant{}; ///< UTF-8
        char arrayDelimiter = ',';
    };

    explicit RowEncoder(std::vector<Column> columns);

    /// Appends the row with its line end. False where a value cannot be written, which is record.problem
    /// then.
    bool append(QByteArray &to, Record &record);

private:
    struct Prepared
    {
        int fileColumn;
        Wants wants;
        QByteArray constant; ///< as COPY text
        char arrayDelimiter;
    };
    void text(QByteArrayView bytes);
    void raw(QByteArrayView bytes);
    void room(qsizetype size)
    {
        if (size > m_end - m_at)
            grow(size);
    }
    void grow(qsizetype size);

    std::vector<Prepared> m_columns;
    QByteArray *m_to = nullptr;
    char *m_at = nullptr;
    char *m_end = nullptr;
    QByteArray m_plain;
};

} // namespace core::importing
