// SPDX-License-Identifier: GPL-3.0-or-later
// What one types into a search field, as a condition of the history's table.
#pragma once

#include "core/workspace/database.h"

#include <QStringList>

namespace core::workspace {

struct SearchTerms
{
    QString match{};      ///< for FTS5; empty: no word was typed
    QStringList pieces{}; ///< without a letter or digit ("<>"): to be found as they are
};

/// Every word is quoted: FTS5's own syntax means nothing here.
SearchTerms searchTerms(const QString &typed);

} // namespace core::workspace
