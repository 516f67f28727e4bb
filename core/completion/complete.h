// SPDX-License-Identifier: GPL-3.0-or-later
// What can stand where the caret is: a pure function of the text, the names of the database and what was used
// before. Never asks a server. Thread: any. Cost: linear in the statement and in the names of the kinds that
// can stand there; some ms with 20,000 tables.
#pragma once

#include "core/completion/entry.h"
#include "core/completion/snapshot.h"
#include "core/completion/usage.h"

namespace core::completion {

struct Request
{
    QByteArray statement{}; ///< UTF-8, the one the caret is in
    qsizetype caret = 0;    ///< byte in it
    QByteArray behind{};    ///< some of the text that follows it: triggers that are made there
    SnapshotPtr snapshot{}; ///< null: keywords, snippets, and what the text itself tells
    UsagePtr usage{};
    QList<Snippet> snippets{};
    bool asked = false; ///< by Ctrl+Space: also with nothing typed
    int limit = 200;
};

struct Answer
{
    qsizetype from = 0;   ///< byte of `statement` where what is replaced begins; it ends at the caret
    qsizetype behind = 0; ///< bytes behind the caret that are replaced too: the end of quotes
    QByteArray typed{};
    QList<Entry> entries{}; ///< best first
    /// A new name (an alias) may be meant: what is typed may be all there is.
    bool mayBeNew = false;
};

Answer complete(const Request &request);

} // namespace core::completion
