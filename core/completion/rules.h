// SPDX-License-Identifier: GPL-3.0-or-later
// What follows where in statements that are no queries (CREATE, ALTER, DROP, GRANT, SET ...), as a table of
// patterns. Thread: any.
#pragma once

#include "core/completion/words.h"

#include <QStringList>

namespace core::completion {

struct Expected
{
    bool found = false;
    bool keywordsFirst = false; ///< more likely than the names
    QStringList keywords{};     ///< in upper case; may be several words
    QList<QByteArray> lists{};  ///< "table", "schema", "column", "expression", "setting" ...
    QByteArray schema{};        ///< of the table that the pattern marks
    QByteArray name{};          ///< of it, or of the setting
};

/// Of the words before the caret. What begins a statement where there are none.
Expected expectedAfter(const Words &words);

/// Keywords that begin a statement.
const QStringList &statementStarts();

} // namespace core::completion
