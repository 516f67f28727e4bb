// SPDX-License-Identifier: GPL-3.0-or-later
// PostgreSQL's own parser (libpg_query) over one statement: the syntax error that a server of its version
// would answer with, without a server. Thread: any; each thread that calls keeps a small memory context of
// the library until it ends. Cost: some 10 to 50 MB a second, and memory of a multiple of the text.
#pragma once

#include "core/sql/splitter.h"

#include <QString>

#include <optional>

namespace core::sql {

struct SyntaxError
{
    qsizetype offset = 0; ///< bytes
    qsizetype length
        = 0;            ///< of the token that is in the way, or of the last one where the text ends too soon
    bool atEnd = false; ///< the statement is not finished
    QString message;    ///< PostgreSQL's, in English

    bool operator==(const SyntaxError &) const = default;
};

/// The major version whose grammar this is; 0: built without the library, and nothing is ever found.
int parserVersion();

/// Offsets are those of `text`. Nothing is said where nothing is certain: in statements whose words come from
/// psql's :variables, in text that is not UTF-8, and in what is too large or nested too deeply for the
/// parser.
std::optional<SyntaxError> syntaxError(QByteArrayView text, const Statement &statement);

} // namespace core::sql
