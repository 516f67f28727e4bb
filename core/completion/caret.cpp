// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/caret.h"

namespace core::completion {

Caret::Caret(const Request &request, const Words &allWords, const Locals &allLocals)
    : statement(request.statement)
    , behind(request.behind)
    , words(allWords)
    , locals(allLocals)
    , snapshot(request.snapshot.get())
    , asked(request.asked)
    , query(readQuery(allWords))
    , scope(allWords, query, snapshot)
{
    int at = 1;
    while (before(at) && before(at)->is(".") && before(at + 1)
           && (before(at + 1)->isName() || before(at + 1)->kind == sql::TokenKind::Keyword)) {
        qualifier.prepend(before(at + 1)->text);
        at += 2;
    }
    qualified = at > 1 || (before() && before()->is("."));
    behindQualifier = at;
}

bool Caret::after(std::initializer_list<QByteArrayView> any, int back) const
{
    const Word *word = before(back);
    return word && word->isOneOf(any);
}

} // namespace core::completion
