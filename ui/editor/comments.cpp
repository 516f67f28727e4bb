// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/comments.h"

#include "ui/editor/codearea.h"
#include "ui/editor/codestyle.h"
#include "ui/editor/sqleditor.h"

#include <algorithm>

namespace ui::editor {

using Sci = QsciScintilla;

void toggleComments(SqlEditor &editor)
{
    const CodeArea *area = &editor.area();
    const auto lineOf = [area](qsizetype byteOffset) {
        return int(area->SendScintilla(Sci::SCI_LINEFROMPOSITION, static_cast<unsigned long>(byteOffset)));
    };
    const auto start = qsizetype(area->SendScintilla(Sci::SCI_GETSELECTIONSTART));
    const auto end = qsizetype(area->SendScintilla(Sci::SCI_GETSELECTIONEND));
    const int first = lineOf(start);
    int last = lineOf(end);
    if (last > first
        && end == area->SendScintilla(Sci::SCI_POSITIONFROMLINE, static_cast<unsigned long>(last)))
        --last; // a selection of whole lines ends at the start of the next one

    struct Line
    {
        qsizetype indent;
        bool commented;
        bool spaced;
    };
    QList<Line> lines;
    bool allCommented = true;
    qsizetype column = -1;
    for (int number = first; number <= last; ++number) {
        const auto indent = qsizetype(
            area->SendScintilla(Sci::SCI_GETLINEINDENTPOSITION, static_cast<unsigned long>(number)));
        const auto lineEnd
            = qsizetype(area->SendScintilla(Sci::SCI_GETLINEENDPOSITION, static_cast<unsigned long>(number)));
        if (indent == lineEnd && first != last)
            continue; // blank
        const QByteArrayView rest = editor.bytes(indent, lineEnd);
        const bool commented = rest.startsWith("--");
        lines.append({indent, commented, rest.startsWith("-- ")});
        allCommented = allCommented && commented;
        const auto lineStart
            = qsizetype(area->SendScintilla(Sci::SCI_POSITIONFROMLINE, static_cast<unsigned long>(number)));
        column = column < 0 ? indent - lineStart : std::min(column, indent - lineStart);
    }
    area->SendScintilla(Sci::SCI_BEGINUNDOACTION);
    for (qsizetype i = lines.size() - 1; i >= 0; --i) {
        if (allCommented) {
            replaceCodeBytes(*area, lines[i].indent, lines[i].spaced ? 3 : 2, "");
        } else {
            const int number = lineOf(lines[i].indent);
            const long place
                = area->SendScintilla(Sci::SCI_POSITIONFROMLINE, static_cast<unsigned long>(number));
            replaceCodeBytes(*area, place + column, 0, "-- ");
        }
    }
    area->SendScintilla(Sci::SCI_ENDUNDOACTION);
}

} // namespace ui::editor
