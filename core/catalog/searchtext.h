// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody types to search a database: words, or where to look and words ("in source: total_price").
// Thread: any.
#pragma once

#include "core/catalog/reader.h"

namespace core::catalog {

struct SearchText
{
    QString needle;
    QList<SearchIn> where; ///< in the order their hits are shown
    bool limited = false;  ///< where was said
};

/// "name:", "column:", "source:", "comment:", each also with "in " before it and in the plural; without any:
/// everywhere. Spaces around the words are taken away.
SearchText searchText(const QString &typed);

} // namespace core::catalog
