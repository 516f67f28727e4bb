// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/longlines.h"

#include <algorithm>

namespace core::sql {

namespace {

/// Of the line that begins there; its line end is not counted in `to`.
struct Line
{
    qsizetype from = 0;
    qsizetype to = 0;
    qsizetype next = 0;
};

Line lineAt(const QByteArray &text, qsizetype from)
{
    const qsizetype newline = text.indexOf('\n', from);
    if (newline < 0)
        return {from, text.size(), text.size()};
    const bool windows = newline > from && text[newline - 1] == '\r';
    return {from, newline - (windows ? 1 : 0), newline + 1};
}

/// Where a line break changes nothing: not within a token, a line of psql's or the rows of a COPY, and not
/// between two strings, which a line break joins.
bool mayBreakBehind(QByteArrayView text, TokenKind kind, const State &state)
{
    return state.mode == State::Mode::Normal && !state.copyPending
        && (kind == TokenKind::Whitespace || text == "," || text == ";");
}

} // namespace

ShortLines withShortLines(const QByteArray &text, qsizetype limit, State state)
{
    ShortLines out;
    bool any = false;
    for (qsizetype from = 0; from < text.size() && !any;) {
        const Line line = lineAt(text, from);
        any = line.to - line.from > limit;
        from = line.next;
    }
    qsizetype number = 0;
    const auto told = [&out, &number](qsizetype size) {
        if (size > out.longest) {
            out.longest = size;
            out.longestLine = number;
        }
        ++number;
    };
    if (!any) {
        for (qsizetype from = 0; from < text.size();) {
            const Line line = lineAt(text, from);
            told(line.to - line.from);
            from = line.next;
        }
        out.text = text;
        return out;
    }
    const qsizetype newline = text.indexOf('\n');
    const QByteArray lineEnd = newline > 0 && text[newline - 1] == '\r' ? "\r\n" : "\n";
    out.text.reserve(text.size() + text.size() / 64);
    for (qsizetype from = 0; from < text.size();) {
        const Line line = lineAt(text, from);
        const QByteArrayView content = QByteArrayView(text).sliced(from, line.next - from);
        if (line.to - line.from <= limit) {
            state = scanLine(content, state);
            out.text += content;
            told(line.to - line.from);
            from = line.next;
            continue;
        }
        QList<Token> tokens;
        Scanner scanner(content, state);
        qsizetype begun = 0; // of the line that is being made
        qsizetype best = -1; // where it could end
        qsizetype pieces = 0;
        bool string = false; // the last token was one
        for (Token token; scanner.next(token);) {
            if (best > begun && token.end() - begun > limit) {
                out.text += content.sliced(begun, best - begun);
                out.text += lineEnd;
                told(best - begun);
                begun = best;
                ++pieces;
            }
            // with a line's end between them two strings are one
            const bool isString = token.kind == TokenKind::String || token.kind == TokenKind::BitString;
            if (token.kind != TokenKind::Whitespace)
                string = isString;
            if (mayBreakBehind(content.sliced(token.offset, token.length), token.kind, scanner.state())
                && !string && token.end() < line.to - from)
                best = token.end();
        }
        out.text += content.sliced(begun);
        told(line.to - from - begun);
        out.broken += pieces > 0;
        state = scanner.state();
        from = line.next;
    }
    return out;
}

} // namespace core::sql
