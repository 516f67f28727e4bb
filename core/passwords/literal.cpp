// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/passwords/literal.h"

#include <QString>

namespace core::passwords {

namespace {

void appendCodePoint(Literal &literal, char32_t code, qsizetype place)
{
    const QByteArray utf8 = QString::fromUcs4(&code, 1).toUtf8();
    literal.value += utf8;
    literal.places.insert(literal.places.end(), size_t(utf8.size()), place);
}

/// Hexadecimal digits from `at` on; -1 where there are fewer than `least`. *at moves behind them.
qint64 hex(QByteArrayView text, qsizetype *at, int least, int most)
{
    qint64 value = 0;
    int count = 0;
    while (count < most && *at < text.size() && std::isxdigit(static_cast<unsigned char>(text[*at]))) {
        const char c = text[*at];
        value = value * 16 + (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        ++*at;
        ++count;
    }
    return count < least ? -1 : value;
}

/// Where the quote is that goes on with a constant on a later line: 'a'<line>'b' is one. -1: it has ended.
qsizetype goesOn(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && text[at] != '\'') {
        const qsizetype line = text.indexOf('\n', at);
        if (text[at] == '-') // a comment, with quotes in it perhaps
            at = line < 0 ? text.size() : line;
        else
            ++at;
    }
    return at < text.size() ? at : -1;
}

bool isHigh(qint64 code)
{
    return code >= 0xD800 && code < 0xDC00;
}

bool isLow(qint64 code)
{
    return code >= 0xDC00 && code < 0xE000;
}

} // namespace

std::optional<Literal> decoded(QByteArrayView token, bool standardConformingStrings, char escape)
{
    Literal literal;
    if (token.startsWith('$')) {
        const qsizetype tag = token.indexOf('$', 1) + 1;
        if (tag < 2 || token.size() < 2 * tag)
            return {};
        literal.quoting = Quoting::Plain;
        literal.value = token.sliced(tag, token.size() - 2 * tag).toByteArray();
        for (qsizetype i = 0; i <= literal.value.size(); ++i)
            literal.places.push_back(tag + i);
        return literal;
    }

    qsizetype at = token.indexOf('\'');
    if (at < 0)
        return {};
    const QByteArray prefix = token.first(at).toByteArray().toUpper();
    const bool unicode = prefix == "U&";
    const bool escapes = prefix == "E" || (!unicode && !standardConformingStrings);
    qint64 high = 0;
    for (++at; at < token.size();) {
        const qsizetype place = at;
        const char c = token[at++];
        qint64 code = -1;
        if (c == '\'') {
            if (at < token.size() && token[at] == '\'') {
                ++at;
                literal.value += '\'';
                literal.places.push_back(place);
                continue;
            }
            const qsizetype next = goesOn(token, at);
            if (next < 0) {
                literal.places.push_back(place);
                return high ? std::nullopt : std::optional(literal);
            }
            at = next + 1;
            continue;
        }
        if (escapes && c == '\\') {
            if (at >= token.size())
                return {};
            const char kind = token[at++];
            if (kind == 'u' || kind == 'U') {
                code = hex(token, &at, kind == 'u' ? 4 : 8, kind == 'u' ? 4 : 8);
                if (code < 0)
                    return {};
            } else {
                char byte = kind;
                if (kind == 'x') {
                    const qint64 value = hex(token, &at, 1, 2);
                    byte = value < 0 ? 'x' : char(value);
                } else if (kind >= '0' && kind <= '7') {
                    int value = kind - '0';
                    for (int i = 0; i < 2 && at < token.size() && token[at] >= '0' && token[at] <= '7'; ++i)
                        value = value * 8 + token[at++] - '0';
                    byte = char(value);
                } else if (const auto known = QByteArrayView("bfnrt").indexOf(kind); known >= 0) {
                    byte = "\b\f\n\r\t"[known];
                }
                if (byte == '\0')
                    return {};
                literal.value += byte;
                literal.places.push_back(place);
                continue;
            }
        } else if (unicode && c == escape) {
            if (at < token.size() && token[at] == escape) {
                ++at;
                literal.value += escape;
                literal.places.push_back(place);
                continue;
            }
            const bool six = at < token.size() && token[at] == '+';
            at += six;
            code = hex(token, &at, six ? 6 : 4, six ? 6 : 4);
            if (code < 0)
                return {};
        } else {
            literal.value += c;
            literal.places.push_back(place);
            continue;
        }
        if (high) {
            if (!isLow(code))
                return {};
            appendCodePoint(literal, char32_t(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)), place);
            high = 0;
        } else if (isHigh(code)) {
            high = code;
        } else if (code == 0 || isLow(code) || code > 0x10FFFF) {
            return {};
        } else {
            appendCodePoint(literal, char32_t(code), place);
        }
    }
    return {};
}

} // namespace core::passwords
