// SPDX-License-Identifier: GPL-3.0-or-later
// How often a statement reads a table. The server says which table a column comes from, not which of two
// readings of it: a row could be taken for another one. Pure; any thread. Cost: linear.
#pragma once

#include "core/browse/tableinfo.h"

#include <QByteArray>

namespace core::edit {

/// What stands in the text where a table can stand, never less than there is. 0: it is not named (a prepared
/// statement, a cursor). A WITH query that is read twice counts for everything in the statement.
int occurrences(const QByteArray &statement, const browse::TableName &table,
                bool standardConformingStrings = true);

} // namespace core::edit
