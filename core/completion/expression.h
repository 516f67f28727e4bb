// SPDX-License-Identifier: GPL-3.0-or-later
// Words of SQL by their place: what begins an operand, what follows one, what may follow a clause. Thread:
// any.
#pragma once

#include "core/completion/query.h"

#include <QStringList>

namespace core::completion {

/// An operand stands before the caret, so that an operator or another clause can follow. from: words before
/// that belong to another clause.
bool endsOperand(const Words &words, int from = 0);
/// NULL, CASE, coalesce() ...
const QStringList &operandWords();
/// AND, IS NULL, BETWEEN ...
const QStringList &operatorWords();
/// What can follow in or behind a clause.
QStringList wordsAfter(Clause clause, const QByteArray &verb);
/// What alone can follow the word before the caret (GROUP: BY); null: it does not decide.
const QStringList *wordsBehind(const Words &words, Clause clause);

} // namespace core::completion
