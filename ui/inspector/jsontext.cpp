// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/jsontext.h"

#include <algorithm>

namespace ui::inspector {

namespace {

bool isSpace(QChar c)
{
    return c == QLatin1Char(' ') || c == QLatin1Char('\t') || c == QLatin1Char('\n')
        || c == QLatin1Char('\r');
}

bool isPunctuation(QChar c)
{
    return c == QLatin1Char('{') || c == QLatin1Char('}') || c == QLatin1Char('[') || c == QLatin1Char(']')
        || c == QLatin1Char(',') || c == QLatin1Char(':');
}

// Past the end of the token that starts at `from`.
qsizetype tokenEnd(QStringView json, qsizetype from)
{
    qsizetype at = from;
    if (json.at(at) == QLatin1Char('"')) {
        for (++at; at < json.size() && json.at(at) != QLatin1Char('"'); ++at) {
            if (json.at(at) == QLatin1Char('\\'))
                ++at;
        }
        return std::min(at + 1, json.size());
    }
    while (at < json.size() && !isSpace(json.at(at)) && !isPunctuation(json.at(at))
           && json.at(at) != QLatin1Char('"'))
        ++at;
    return at;
}

} // namespace

QString indentedJson(QStringView json, qsizetype limit, qsizetype mostLines)
{
    constexpr int DeepestIndent = 40;
    QString out;
    out.reserve(std::min(limit, json.size() * 2));
    int depth = 0;
    qsizetype lines = 1;
    bool fresh = true;       // nothing on this line yet
    bool justOpened = false; // after { or [
    const auto newLine = [&] {
        out += QLatin1Char('\n');
        out += QString(2 * std::clamp(depth, 0, DeepestIndent), QLatin1Char(' '));
        fresh = true;
        ++lines;
    };
    qsizetype at = 0;
    bool spaced = false; // there was whitespace before this token
    while (at < json.size() && out.size() < limit && lines <= mostLines) {
        const QChar c = json.at(at);
        if (isSpace(c)) {
            spaced = true;
            ++at;
            continue;
        }
        if (c == QLatin1Char('}') || c == QLatin1Char(']')) {
            --depth;
            if (!justOpened)
                newLine();
            out += c;
            justOpened = false;
            fresh = false;
            ++at;
        } else {
            if (justOpened)
                newLine();
            justOpened = false;
            if (c == QLatin1Char('{') || c == QLatin1Char('[')) {
                out += c;
                ++depth;
                justOpened = true;
                fresh = false;
                ++at;
            } else if (c == QLatin1Char(',')) {
                out += c;
                newLine();
                ++at;
            } else if (c == QLatin1Char(':')) {
                out += QLatin1String(": ");
                fresh = true;
                ++at;
            } else {
                const qsizetype end = std::max(tokenEnd(json, at), at + 1);
                if (spaced && !fresh)
                    out += QLatin1Char(' '); // only where it is no JSON: words stay apart
                out += json.sliced(at, std::min(end - at, limit - out.size()));
                fresh = false;
                at = end;
            }
        }
        spaced = false;
    }
    return out;
}

} // namespace ui::inspector
