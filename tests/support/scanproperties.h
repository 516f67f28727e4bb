// SPDX-License-Identifier: GPL-3.0-or-later
// What holds of any text whatever: its tokens tile it, and a scan that is taken up at any line, from nothing
// but the state before it, gives the same tokens and the same state. For tests and for the fuzzer, which
// links no test library.
#pragma once

#include "core/sql/scanner.h"

namespace support {

/// What does not hold; null: all of it does.
inline const char *scanFault(QByteArrayView text)
{
    using namespace core::sql;
    QList<Token> whole;
    Scanner scanner(text);
    qsizetype end = 0;
    for (Token token; scanner.next(token); whole << token) {
        if (token.offset != end)
            return "a token does not begin where the one before it ends";
        if (token.length <= 0)
            return "a token is empty";
        end = token.end();
    }
    if (end != text.size())
        return "the tokens end before the text";

    QList<Token> pieces;
    State state;
    qsizetype start = 0;
    for (qsizetype next = 0; next <= text.size(); ++next) {
        const bool atEnd = next == text.size();
        if (!atEnd
            && !(text[next] == '\n'
                 || (text[next] == '\r' && !(next + 1 < text.size() && text[next + 1] == '\n'))))
            continue;
        // a copy: nothing behind the line can be looked at
        const QByteArray line = text.sliced(start, (atEnd ? next : next + 1) - start).toByteArray();
        const qsizetype first = pieces.size();
        state = scanLine(line, state, &pieces);
        for (qsizetype i = first; i < pieces.size(); ++i)
            pieces[i].offset += start;
        start += line.size();
    }
    if (pieces != whole)
        return "line by line the tokens are others";
    if (!(state == scanner.state()))
        return "line by line the state at the end is another";
    return nullptr;
}

} // namespace support
