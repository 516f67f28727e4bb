// SPDX-License-Identifier: GPL-3.0-or-later
// Where a caret is: the words before it, the query around it, what is in sight there, and the names before a
// dot. Looked at once, then only read.
#pragma once

#include "core/completion/complete.h"
#include "core/completion/routine.h"
#include "core/completion/scope.h"

#include <initializer_list>

namespace core::completion {

struct Caret
{
    /// words, locals: of the innermost text around it, which may be a routine's body. All of them outlive it.
    Caret(const Request &request, const Words &words, const Locals &locals);
    Q_DISABLE_COPY_MOVE(Caret)

    const QByteArray &statement; ///< whole
    const QByteArray &behind;    ///< text that follows it
    const Words &words;
    const Locals &locals;
    const Snapshot *snapshot; ///< may be null
    const bool asked;         ///< by Ctrl+Space
    const Query query;
    const Scope scope;
    QList<QByteArray> qualifier{}; ///< names before the dot
    bool qualified = false;        ///< there is a dot
    int behindQualifier = 1;       ///< so many words back begins what stands in front of it

    /// A word back from the caret; null: there are not so many.
    const Word *before(int back = 1) const { return words.before(back); }
    bool after(std::initializer_list<QByteArrayView> any, int back = 1) const;
    const Frame &frame() const { return query.at(); }
    /// Last of the qualifier; empty without one.
    QByteArray schema() const { return qualifier.isEmpty() ? QByteArray() : qualifier.last(); }
};

} // namespace core::completion
