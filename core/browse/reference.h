// SPDX-License-Identifier: GPL-3.0-or-later
// Following a foreign key from a row: the condition that finds the row at its other end, with the row's own
// values as exact literals. Thread: any (values only).
#pragma once

#include "core/base/result.h"
#include "core/browse/tableinfo.h"
#include "core/result/shownrows.h"

#include <QByteArrayView>

namespace core::browse {

/// Where the key's columns stand in a result.
struct KeyPlaces
{
    QList<int> columns{};  ///< result columns, in the key's order; empty if one is missing
    QStringList missing{}; ///< the names of those that are not in the result
};

/// Looks for the columns of one side of a key among those that come from the relation `table`. Where a query
/// has the same table twice, those next to the result column `near` count.
KeyPlaces findKey(const QList<result::Column> &columns, result::Oid table, const QList<KeyColumn> &key,
                  int near);

/// A value as SQL: bare where it is a whole number and the type one of integers, else '…'::type. Fails with
/// Input for bytes that are not UTF-8, and for more than a megabyte.
Result<QString> literal(QByteArrayView value, const QString &type);

/// `id = 42 AND region = 'EU'::text` for the columns of the other end; values in the key's order. Fails with
/// Input where a value is NULL (then the row refers to nothing).
Result<QString> keyCondition(const QList<KeyColumn> &columns, const QList<result::CellView> &values);

} // namespace core::browse
