// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/json/jsonlexer.h"

#include "ui/editor/sqllexer.h"

#include <Qsci/qsciscintilla.h>

#include <QByteArray>

#include <algorithm>

namespace ui::json {

using Sci = QsciScintilla;
using Style = editor::SqlLexer::Style;

namespace {

bool isWord(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '+'
        || c == '.';
}

} // namespace

JsonLexer::JsonLexer(QsciScintilla &editor)
    : QsciLexerCustom(&editor)
{
    editor.setLexer(this);
}

QString JsonLexer::description(int style) const
{
    return style < editor::SqlLexer::StyleCount ? QString::number(style) : QString();
}

int JsonLexer::braceStyle() const
{
    return Style::Punctuation;
}

void JsonLexer::styleText(int start, int end)
{
    Sci *sci = editor();
    if (!sci)
        return;
    const long firstLine = sci->SendScintilla(Sci::SCI_LINEFROMPOSITION, static_cast<unsigned long>(start));
    const long begin = sci->SendScintilla(Sci::SCI_POSITIONFROMLINE, static_cast<unsigned long>(firstLine));
    const long length = sci->SendScintilla(Sci::SCI_GETLENGTH);
    const long lastLine = sci->SendScintilla(Sci::SCI_LINEFROMPOSITION,
                                             static_cast<unsigned long>(std::min<long>(end, length)));
    const long stop = std::max<long>(
        end, sci->SendScintilla(Sci::SCI_GETLINEENDPOSITION, static_cast<unsigned long>(lastLine)));
    const QByteArray text(static_cast<const char *>(sci->SendScintillaPtrResult(Sci::SCI_GETCHARACTERPOINTER))
                              + begin,
                          qsizetype(stop - begin));
    int level = 0; // the one after the line before, kept in the upper half of its level
    if (firstLine > 0)
        level
            = int(sci->SendScintilla(Sci::SCI_GETFOLDLEVEL, static_cast<unsigned long>(firstLine - 1)) >> 16);
    if (firstLine == 0 || level == 0)
        level = Sci::SC_FOLDLEVELBASE;
    long line = firstLine;
    int lineLevel = level;
    const auto closeLine = [&] {
        const int shown = std::min(lineLevel, 0xFFF) | (level > lineLevel ? Sci::SC_FOLDLEVELHEADERFLAG : 0);
        sci->SendScintilla(Sci::SCI_SETFOLDLEVEL, static_cast<unsigned long>(line),
                           long(shown | std::min(level, 0x7FFF) << 16));
        ++line;
        lineLevel = level;
    };
    startStyling(int(begin));
    for (qsizetype at = 0; at < text.size();) {
        const char c = text.at(at);
        qsizetype to = at + 1;
        int style = Style::Plain;
        if (c == '\n') {
            closeLine();
        } else if (c == '"') {
            while (to < text.size() && text.at(to) != '"' && text.at(to) != '\n')
                to += text.at(to) == '\\' && to + 1 < text.size() && text.at(to + 1) != '\n' ? 2 : 1;
            to = std::min(to, text.size());
            if (to < text.size() && text.at(to) == '"')
                ++to;
            qsizetype next = to;
            while (next < text.size() && text.at(next) == ' ')
                ++next;
            style = next < text.size() && text.at(next) == ':' ? Style::Plain : Style::String;
        } else if (isWord(c)) {
            while (to < text.size() && isWord(text.at(to)))
                ++to;
            style = c == '-' || (c >= '0' && c <= '9') ? Style::Number : Style::Keyword;
        } else if (QByteArrayView("{}[],:").contains(c)) {
            style = Style::Punctuation;
            if (c == '{' || c == '[')
                ++level;
            else if ((c == '}' || c == ']') && level > Sci::SC_FOLDLEVELBASE)
                --level;
        }
        setStyling(int(to - at), style);
        at = to;
    }
    closeLine();
}

} // namespace ui::json
