// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/sortcycle.h"

#include <algorithm>

namespace ui::grid {

using core::result::SortKey;

QList<SortKey> cycled(QList<SortKey> keys, int column, bool add)
{
    const auto key
        = std::find_if(keys.begin(), keys.end(), [&](const SortKey &k) { return k.column == column; });
    if (key == keys.end())
        return sortedBy(std::move(keys), column, false, add);
    if (!key->descending)
        return sortedBy(std::move(keys), column, true, add);
    if (!add)
        return {};
    keys.erase(key);
    return keys;
}

QList<SortKey> sortedBy(QList<SortKey> keys, int column, bool descending, bool add)
{
    if (!add)
        return {{column, descending}};
    const auto key
        = std::find_if(keys.begin(), keys.end(), [&](const SortKey &k) { return k.column == column; });
    if (key == keys.end())
        keys.append({column, descending});
    else
        key->descending = descending;
    return keys;
}

} // namespace ui::grid
