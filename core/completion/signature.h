// SPDX-License-Identifier: GPL-3.0-or-later
// The call whose parentheses the caret is in: which function, which argument, and its signatures in parts, so
// that the argument can be shown in bold. Thread: any.
#pragma once

#include "core/completion/snapshot.h"
#include "core/completion/words.h"

namespace core::completion {

struct Argument
{
    QByteArray mode{}; ///< IN, OUT, INOUT, VARIADIC; empty: IN
    QByteArray name{}; ///< may be empty
    QByteArray type{};
    QByteArray text{}; ///< whole, with its default
};

/// "a integer, VARIADIC b text[] DEFAULT ..." as pg_get_function_arguments writes it.
QList<Argument> splitArguments(const QByteArray &text);

struct Signature
{
    QString name;
    QStringList arguments;
    QString result;
    QString comment;
    int current = -1; ///< the argument that the caret is in; -1: it takes no more
};

struct Call
{
    qsizetype nameOffset = -1; ///< byte in the statement; -1: no call
    int argument = 0;          ///< from 0
    QList<Signature> signatures{};
    int best = 0; ///< the first of them that takes so many arguments
};

Call callAt(const Words &words, const Snapshot &snapshot);

} // namespace core::completion
