// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/layout.h"

#include <algorithm>

namespace core::json {

namespace {

constexpr int MostLevels = 40;

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

void breakLine(QByteArray &out, qsizetype level)
{
    out += '\n';
    out.append(2 * std::min<qsizetype>(level, MostLevels), ' ');
}

} // namespace

QByteArray laidOut(QByteArrayView json, Layout layout, const std::stop_token &stop)
{
    QByteArray out;
    out.reserve(layout == Layout::Lines ? json.size() * 3 / 2 : json.size());
    qsizetype level = 0;
    qsizetype steps = 0;
    for (qsizetype at = 0; at < json.size();) {
        if ((++steps & 65535) == 0 && stop.stop_requested())
            break;
        const char c = json[at];
        if (isSpace(c)) {
            ++at;
        } else if (c == '"') {
            const qsizetype begin = at++;
            while (at < json.size() && json[at] != '"')
                at += json[at] == '\\' ? 2 : 1;
            at = std::min(at + 1, json.size());
            out.append(json.sliced(begin, at - begin));
        } else if (c == '{' || c == '[') {
            out += c;
            ++at;
            while (at < json.size() && isSpace(json[at]))
                ++at;
            if (at < json.size() && (json[at] == '}' || json[at] == ']')) {
                out += json[at++];
                continue;
            }
            ++level;
            if (layout == Layout::Lines)
                breakLine(out, level);
        } else if (c == '}' || c == ']') {
            --level;
            if (layout == Layout::Lines)
                breakLine(out, level);
            out += c;
            ++at;
        } else if (c == ',') {
            out += c;
            if (layout == Layout::Lines)
                breakLine(out, level);
            else if (layout == Layout::Spaced)
                out += ' ';
            ++at;
        } else if (c == ':') {
            out += layout == Layout::Compact ? ":" : ": ";
            ++at;
        } else {
            const qsizetype begin = at;
            while (at < json.size() && !isSpace(json[at]) && !QByteArrayView(",:{}[]\"").contains(json[at]))
                ++at;
            out.append(json.sliced(begin, at - begin));
        }
    }
    return out;
}

QByteArray quoted(const QString &text)
{
    static const char Hex[] = "0123456789abcdef";
    QByteArray out = "\"";
    const auto escape = [&out](char16_t unit) {
        out += "\\u";
        for (int shift = 12; shift >= 0; shift -= 4)
            out += Hex[(unit >> shift) & 0xF];
    };
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text.at(at);
        if (c == QLatin1Char('"') || c == QLatin1Char('\\')) {
            out += '\\';
            out += char(c.unicode());
        } else if (c.unicode() < 0x20) {
            const qsizetype which = QByteArrayView("\b\f\n\r\t").indexOf(char(c.unicode()));
            if (which >= 0 && c.unicode() != 0) {
                out += '\\';
                out += "bfnrt"[which];
            } else {
                escape(c.unicode());
            }
        } else if (c.isHighSurrogate() && at + 1 < text.size() && text.at(at + 1).isLowSurrogate()) {
            out += QStringView(text).sliced(at, 2).toUtf8();
            ++at;
        } else if (c.isSurrogate()) {
            escape(c.unicode());
        } else {
            out += QStringView(text).sliced(at, 1).toUtf8();
        }
    }
    return out + '"';
}

bool isNumber(QByteArrayView text)
{
    if (text.isEmpty() || !(text.front() == '-' || (text.front() >= '0' && text.front() <= '9')))
        return false;
    if (isSpace(text.back()))
        return false;
    return Document::parse(text.toByteArray()).has_value();
}

} // namespace core::json
