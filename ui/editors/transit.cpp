// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/transit.h"

#include <array>

namespace ui::editors {

namespace {

// What QTextCursor::insertText() takes as the end of a block, and where a picture for it is looked for first.
struct Special
{
    char16_t character;
    char16_t picture;
};
constexpr std::array<Special, 5> Specials{
    {{u'\r', 0x240D}, {u'\n', 0x240A}, {0x2029, 0x00B6}, {0xFDD0, 0x2460}, {0xFDD1, 0x2461}}};
constexpr char16_t GoesOn = 0x21B5;
constexpr char16_t PrivateUse = 0xE000;
constexpr char16_t PrivateUseEnd = 0xF8FF;

} // namespace

Transit Transit::of(const QString &text)
{
    Transit transit;
    qsizetype pairs = 0;
    qsizetype feeds = 0;
    qsizetype returns = 0;
    std::array<bool, Specials.size()> present{};
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text.at(i).unicode();
        if (c == u'\r' && i + 1 < text.size() && text.at(i + 1) == QLatin1Char('\n')) {
            ++pairs;
            ++i;
        } else if (c == u'\r') {
            ++returns;
        } else if (c == u'\n') {
            ++feeds;
        } else if (c >= 0x2029) {
            for (std::size_t s = 2; s < Specials.size(); ++s)
                present[s] = present[s] || c == Specials[s].character;
        }
    }
    if (pairs > 0 && pairs >= feeds && pairs >= returns)
        transit.m_break = QStringLiteral("\r\n");
    else if (returns > feeds)
        transit.m_break = QStringLiteral("\r");
    // whatever of them is not the line break needs a stand-in
    const bool isPair = transit.m_break.size() == 2;
    const bool isReturn = !isPair && transit.m_break == QLatin1String("\r");
    present[0] = isReturn ? false : returns > 0 || (!isPair && pairs > 0);
    present[1] = isPair || isReturn ? feeds > 0 || (isReturn && pairs > 0) : false;
    char16_t next = PrivateUse;
    const auto unused = [&](char16_t picture) {
        while ((text.contains(QChar(picture)) || transit.m_back.contains(QChar(picture)))
               && next <= PrivateUseEnd) // 6,400 private characters all in one text
            picture = next++;
        return QChar(picture);
    };
    for (std::size_t s = 0; s < Specials.size(); ++s) {
        if (!present[s])
            continue;
        const QChar picture = unused(Specials[s].picture);
        transit.m_out.insert(QChar(Specials[s].character), picture);
        transit.m_back.insert(picture, QChar(Specials[s].character));
    }
    qsizetype line = 0;
    for (qsizetype i = 0; i < text.size() && line <= LongestLine; ++i)
        line = text.at(i) == transit.m_break.at(0) ? 0 : line + 1;
    if (line > LongestLine)
        transit.m_goesOn = unused(GoesOn);
    return transit;
}

QString Transit::toDocument(const QString &text) const
{
    QString shown;
    shown.reserve(text.size());
    qsizetype line = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == m_break.at(0)
            && (m_break.size() == 1 || (i + 1 < text.size() && text.at(i + 1) == m_break.at(1)))) {
            shown += QLatin1Char('\n');
            i += m_break.size() - 1;
            line = 0;
        } else {
            if (++line > LongestLine && !m_goesOn.isNull() && !c.isLowSurrogate()) {
                shown += m_goesOn;
                shown += QLatin1Char('\n');
                line = 1;
            }
            shown += m_out.value(c, c);
        }
    }
    return shown;
}

QString Transit::fromDocument(const QString &raw) const
{
    QString text;
    text.reserve(raw.size());
    for (qsizetype i = 0; i < raw.size(); ++i) {
        const QChar c = raw.at(i);
        if (!m_goesOn.isNull() && c == m_goesOn) {
            if (i + 1 < raw.size() && raw.at(i + 1) == QChar::ParagraphSeparator)
                ++i;
        } else if (c == QChar::ParagraphSeparator) {
            text += m_break;
        } else {
            text += m_back.isEmpty() ? c : m_back.value(c, c);
        }
    }
    return text;
}

} // namespace ui::editors
