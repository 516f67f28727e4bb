// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/matcher.h"

#include "core/result/celltext.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>

namespace core::analysis {

using result::CellView;

namespace {

constexpr char32_t NoCharacter = 0xFFFFFFFF;

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c;
}

bool isLetter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/// How often a byte is met in the values of databases, roughly: the smaller, the rarer.
int frequency(char c)
{
    static constexpr char ByFrequency[] = "zqxjkvbwpygfmuhdclrnsoitae";
    if (c == '0' || c == '1' || c == ' ')
        return 60;
    if (c >= '0' && c <= '9')
        return 50;
    if (isLetter(c))
        // two bytes have to be looked for
        return 20 + int(std::strchr(ByFrequency, lower(c)) - ByFrequency);
    if (c == '-' || c == '.' || c == ':' || c == '"')
        return 45;
    return 5;
}

/// The code point at p and its length; a byte that is no UTF-8 is a character of its own that equals none.
char32_t decode(const char *p, const char *end, int &length)
{
    const auto byte = [p](int i) { return static_cast<unsigned char>(p[i]); };
    const unsigned char first = byte(0);
    length = 1;
    if (first < 0x80)
        return first;
    const int wanted = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1;
    if (wanted == 1 || first > 0xF4 || end - p < wanted)
        return NoCharacter;
    char32_t c = first & (0x7F >> wanted);
    for (int i = 1; i < wanted; ++i) {
        if ((byte(i) & 0xC0) != 0x80)
            return NoCharacter;
        c = c << 6 | (byte(i) & 0x3F);
    }
    length = wanted;
    return c;
}

char32_t folded(char32_t c)
{
    return c == NoCharacter ? c : c < 0x80 ? char32_t(lower(char(c))) : QChar::toCaseFolded(c);
}

} // namespace

Result<Matcher> Matcher::make(const TextQuery &query)
{
    Matcher matcher;
    matcher.m_query = query;
    if (query.regex) {
        matcher.m_mode = Mode::Pattern;
        QRegularExpression::PatternOptions options
            = QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::MultilineOption;
        if (!query.matchCase)
            options |= QRegularExpression::CaseInsensitiveOption;
        matcher.m_pattern.setPattern(query.wholeCell ? QRegularExpression::anchoredPattern(query.text)
                                                     : query.text);
        matcher.m_pattern.setPatternOptions(options);
        if (!matcher.m_pattern.isValid())
            return Error::input(QCoreApplication::translate("core", "Not a regular expression: %1")
                                    .arg(matcher.m_pattern.errorString()));
        return matcher;
    }
    matcher.m_needle = query.text.toUtf8();
    const QByteArray &needle = matcher.m_needle;
    const bool ascii = std::all_of(needle.begin(), needle.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (query.matchCase || (ascii && std::none_of(needle.begin(), needle.end(), isLetter))) {
        matcher.m_mode = Mode::Bytes;
    } else if (ascii) {
        matcher.m_mode = Mode::Ascii;
        matcher.m_needle = needle.toLower();
        const auto rare = std::min_element(needle.begin(), needle.end(),
                                           [](char a, char b) { return frequency(a) < frequency(b); });
        matcher.m_rare = rare - needle.begin();
        matcher.m_rareLower = matcher.m_needle.at(matcher.m_rare);
        matcher.m_rareUpper
            = isLetter(matcher.m_rareLower) ? char(matcher.m_rareLower & ~0x20) : matcher.m_rareLower;
    } else {
        matcher.m_mode = Mode::Folded;
        for (const char32_t c : query.text.toUcs4())
            matcher.m_folded += folded(c);
    }
    return matcher;
}

bool Matcher::equalsAt(const char *at) const
{
    const char *needle = m_needle.constData();
    if (m_mode == Mode::Bytes)
        return std::memcmp(at, needle, std::size_t(m_needle.size())) == 0;
    for (qsizetype i = 0; i < m_needle.size(); ++i) {
        if (lower(at[i]) != needle[i])
            return false;
    }
    return true;
}

const char *Matcher::find(const char *from, const char *end, Ahead &ahead) const
{
    if (end - from < m_needle.size())
        return nullptr;
    if (m_mode == Mode::Bytes)
        return static_cast<const char *>(
            memmem(from, std::size_t(end - from), m_needle.constData(), std::size_t(m_needle.size())));
    return findAscii(from, end, ahead);
}

// Looks for the rarest byte of the text in both of its cases, and compares where one stands. Where one case
// is frequent and the other far away, the far one is not looked for again.
const char *Matcher::findAscii(const char *from, const char *end, Ahead &ahead) const
{
    const char *const last = end - m_needle.size() + m_rare + 1; // behind the last place it can stand at
    const auto next = [last](const char *p, char c) {
        const void *found = p < last ? std::memchr(p, c, std::size_t(last - p)) : nullptr;
        return found ? static_cast<const char *>(found) : last;
    };
    const char *at = from + m_rare;
    if (!ahead.lower || ahead.lower < at)
        ahead.lower = next(at, m_rareLower);
    if (!ahead.upper || ahead.upper < at)
        ahead.upper = m_rareUpper == m_rareLower ? last : next(at, m_rareUpper);
    for (;;) {
        at = std::min(ahead.lower, ahead.upper);
        if (at >= last)
            return nullptr;
        if (equalsAt(at - m_rare))
            return at - m_rare;
        if (at == ahead.lower)
            ahead.lower = next(at + 1, m_rareLower);
        else
            ahead.upper = next(at + 1, m_rareUpper);
    }
}

/// Bytes at `from` that are the text when folded; -1 if it does not stand there.
qsizetype Matcher::foldedLength(const char *from, const char *end) const
{
    const char *p = from;
    for (const char32_t wanted : m_folded) {
        if (p >= end)
            return -1;
        int length = 0;
        if (folded(decode(p, end, length)) != wanted)
            return -1;
        p += length;
    }
    return p - from;
}

bool Matcher::findFolded(const char *from, const char *end) const
{
    while (from < end) {
        if (foldedLength(from, end) >= 0)
            return true;
        int length = 0;
        (void)decode(from, end, length);
        from += length;
    }
    return m_folded.empty();
}

bool Matcher::matches(const CellView &cell) const
{
    if (cell.null)
        return false;
    const char *end = cell.data + cell.size;
    Ahead ahead;
    switch (m_mode) {
    case Mode::Bytes:
    case Mode::Ascii:
        if (m_query.wholeCell || m_needle.isEmpty())
            return cell.size == m_needle.size() && equalsAt(cell.data);
        return find(cell.data, end, ahead) != nullptr;
    case Mode::Folded:
        return m_query.wholeCell ? foldedLength(cell.data, end) == cell.size : findFolded(cell.data, end);
    case Mode::Pattern:
        break;
    }
    return m_pattern.match(result::fullText(cell)).hasMatch();
}

bool Matcher::startsCell(const CellView &cell) const
{
    if (cell.null)
        return false;
    if (m_mode == Mode::Folded)
        return foldedLength(cell.data, cell.data + cell.size) >= 0;
    return cell.size >= m_needle.size() && equalsAt(cell.data);
}

bool Matcher::endsCell(const CellView &cell) const
{
    if (cell.null)
        return false;
    const char *end = cell.data + cell.size;
    if (m_mode != Mode::Folded)
        return cell.size >= m_needle.size() && equalsAt(end - m_needle.size());
    // folding may change the number of bytes: every beginning of a character that leaves enough
    for (const char *p = cell.data; p < end;) {
        if (foldedLength(p, end) == end - p)
            return true;
        int length = 0;
        (void)decode(p, end, length);
        p += length;
    }
    return m_folded.empty();
}

} // namespace core::analysis
