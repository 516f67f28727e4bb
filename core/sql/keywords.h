// SPDX-License-Identifier: GPL-3.0-or-later
// PostgreSQL's keywords with their classes (src/include/parser/kwlist.h), as a table. Thread: any.
#pragma once

#include <QByteArrayView>
#include <QList>

namespace core::sql {

enum class KeywordClass : quint8
{
    None,           ///< not a keyword
    Unreserved,     ///< may name anything
    ColumnName,     ///< may name a column or table, not a function or type (int, values, coalesce)
    TypeOrFunction, ///< may name a type or function, not a column or table (left, join, ilike)
    Reserved
};

/// Any letter case. Only ASCII words can be keywords.
KeywordClass keywordClass(QByteArrayView word);

/// All keywords in lower case, sorted.
QList<QByteArray> keywords();

} // namespace core::sql
