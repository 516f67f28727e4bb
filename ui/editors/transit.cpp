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
    for (std::size_t s = 0; s < Specials.size(); ++s) {
        if (!present[s])
            continue;
        char16_t picture = Specials[s].picture;
        while (text.contains(QChar(picture)) || transit.m_back.contains(QChar(picture))) {
            if (next > PrivateUseEnd)
                break; // 6,400 private characters all in one text
            picture = next++;
        }
        transit.m_out.insert(QChar(Specials[s].character), QChar(picture));
        transit.m_back.insert(QChar(picture), QChar(Specials[s].character));
    }
    return transit;
}

QString Transit::toDocument(const QString &text) const
{
    QString shown;
    shown.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == m_break.at(0)
            && (m_break.size() == 1 || (i + 1 < text.size() && text.at(i + 1) == m_break.at(1)))) {
            shown += QLatin1Char('\n');
            i += m_break.size() - 1;
        } else {
            shown += m_out.value(c, c);
        }
    }
    return shown;
}

QString Transit::fromDocument(const QString &raw) const
{
    QString text;
    text.reserve(raw.size());
    for (const QChar c : raw) {
        if (c == QChar::ParagraphSeparator)
            text += m_break;
        else
            text += m_back.isEmpty() ? c : m_back.value(c, c);
    }
    return text;
}

} // namespace ui::editors
