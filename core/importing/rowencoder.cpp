// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/rowencoder.h"

#include "core/importing/jsonscan.h"
#include "core/transfer/bytescan.h"

#include <algorithm>
#include <cstring>

namespace core::importing {

RowEncoder::RowEncoder(std::vector<Column> columns)
{
    for (Column &column : columns) {
        Prepared prepared{column.fileColumn, column.wants, {}, column.arrayDelimiter};
        if (column.fileColumn < 0) {
            m_to = &prepared.constant;
            m_at = m_end = prepared.constant.data();
            text(column.constant);
            prepared.constant.truncate(m_at - prepared.constant.constData());
        }
        m_columns.push_back(std::move(prepared));
    }
}

void RowEncoder::grow(qsizetype size)
{
    const qsizetype used = m_at - m_to->constData();
    m_to->resize(std::max(used + size, m_to->size() * 2));
    m_at = m_to->data() + used;
    m_end = m_to->data() + m_to->size();
}

void RowEncoder::raw(QByteArrayView bytes)
{
    room(bytes.size());
    if (!bytes.isEmpty())
        std::memcpy(m_at, bytes.data(), std::size_t(bytes.size()));
    m_at += bytes.size();
}

void RowEncoder::text(QByteArrayView bytes)
{
    const qsizetype size = bytes.size();
    room(2 * size);
    if (transfer::copyUnlessAny(m_at, bytes.data(), size, '\\', '\t', '\n', '\r')) {
        m_at += size;
        return;
    }
    char *to = m_at;
    for (const char c : bytes) {
        switch (c) {
        case '\\':
            *to++ = '\\';
            *to++ = '\\';
            break;
        case '\t':
            *to++ = '\\';
            *to++ = 't';
            break;
        case '\n':
            *to++ = '\\';
            *to++ = 'n';
            break;
        case '\r':
            *to++ = '\\';
            *to++ = 'r';
            break;
        default:
            *to++ = c;
        }
    }
    m_at = to;
}

bool RowEncoder::append(QByteArray &to, Record &record)
{
    const qsizetype before = to.size();
    m_to = &to;
    m_at = to.data() + before;
    m_end = m_at;
    room(4096);
    bool first = true;
    for (const Prepared &column : m_columns) {
        if (!first) {
            room(1);
            *m_at++ = '\t';
        }
        first = false;
        if (column.fileColumn < 0) {
            raw(column.constant);
            continue;
        }
        const Cell &cell = record.cells[std::size_t(column.fileColumn)];
        switch (cell.form) {
        case Cell::Form::Null:
            raw("\\N");
            break;
        case Cell::Form::Text:
            text(cell.bytes());
            break;
        case Cell::Form::Escaped:
            raw(cell.bytes());
            break;
        case Cell::Form::Json: {
            const char kind = cell.data[0];
            m_plain.clear();
            bool good = true;
            if (column.wants == Wants::Json || (kind != '"' && (kind != '[' || column.wants == Wants::Text)))
                m_plain.append(cell.data, cell.size);
            else if (kind == '"')
                good = appendJsonString(m_plain, cell.bytes());
            else
                good = appendPgArray(m_plain, cell.bytes(), column.arrayDelimiter);
            if (!good) {
                record.problem
                    = QStringLiteral("holds \\u0000 or half a pair of surrogates in column %1, for which "
                                     "PostgreSQL has no character")
                          .arg(column.fileColumn + 1);
                to.truncate(before);
                return false;
            }
            text(m_plain);
            break;
        }
        }
    }
    room(1);
    *m_at++ = '\n';
    to.truncate(m_at - to.constData());
    return true;
}

} // namespace core::importing
