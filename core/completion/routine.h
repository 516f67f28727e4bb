// SPDX-License-Identifier: GPL-3.0-or-later
// What a routine's text says about names that hold in its body: parameters, what DECLARE and FOR make, and
// what PL/pgSQL and triggers bring along. Thread: any. Cost: linear in the text up to the caret.
#pragma once

#include "core/completion/words.h"

#include <QList>

namespace core::completion {

struct LocalName
{
    QByteArray name{};   ///< as PostgreSQL reads it
    QByteArray type{};   ///< as it is written; empty: not known
    QByteArray schema{}; ///< of the table whose row it may hold
    QByteArray table{};
    bool builtin = false; ///< NEW, TG_OP, FOUND: a word of the language, never quoted
};

struct Locals
{
    QList<LocalName> names{}; ///< nearest first; each once
    bool declaring = false;   ///< the caret is between DECLARE and BEGIN

    const LocalName *find(QByteArrayView name) const;
};

/// Of a caret in the dollar-quoted body of a function, procedure or DO; none elsewhere.
Locals localNames(QByteArrayView statement, qsizetype caret);

} // namespace core::completion
