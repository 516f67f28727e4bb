// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/complete.h"

#include "core/completion/clauses.h"
#include "core/completion/utility.h"

#include <algorithm>

namespace core::completion {

Answer complete(const Request &request)
{
    qsizetype byte = std::clamp<qsizetype>(request.caret, 0, request.statement.size());
    qsizetype offset = 0;
    const QByteArrayView inner = innermost(request.statement, byte, offset);
    const Words words = readWords(inner, byte);
    Answer answer;
    answer.from = request.caret;
    if (words.nowhere)
        return answer;
    const Locals locals = offset > 0 ? localNames(request.statement, request.caret) : Locals();
    const Caret caret(request, words, locals);
    Collector collector(words, caret.snapshot, request.usage.get());
    Operands operands(caret, collector);
    if (!caret.query.block().verb.isEmpty() || caret.frame().clause == Clause::With)
        answer.mayBeNew = offerInQuery(caret, operands, collector);
    else
        offerInUtility(caret, request.snippets, operands, collector);
    answer.mayBeNew = answer.mayBeNew || operands.mayBeNew();
    answer.from = (operands.from() >= 0 ? operands.from() : words.typed.from) + offset;
    answer.behind = words.typed.inQuotes ? 1 : 0;
    answer.typed = words.typed.text;
    answer.entries = collector.take(request.limit);
    return answer;
}

} // namespace core::completion
