// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/tablefacts.h"

#include <algorithm>

namespace core::edit {

const ColumnFacts *TableFacts::column(int number) const
{
    const auto found = std::find_if(columns.cbegin(), columns.cend(),
                                    [number](const ColumnFacts &column) { return column.number == number; });
    return found == columns.cend() ? nullptr : &*found;
}

QList<browse::ForeignKey> TableFacts::referencesOf(int number) const
{
    QList<browse::ForeignKey> found;
    for (const browse::ForeignKey &key : references) {
        const auto mine = [number](const browse::KeyColumn &column) { return column.number == number; };
        if (std::any_of(key.fromColumns.cbegin(), key.fromColumns.cend(), mine))
            found << key;
    }
    return found;
}

} // namespace core::edit
