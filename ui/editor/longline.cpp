// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/longline.h"

#include <algorithm>

namespace ui::editor {

namespace {

constexpr qsizetype Beginning = 16 << 10;
constexpr qsizetype Ending = 4 << 10;
constexpr qsizetype Step = 4 << 10; ///< what is drawn around the caret changes when it has gone so far

/// Where a character begins, at `at` or up to three bytes behind it.
qsizetype characterAt(QByteArrayView line, qsizetype at)
{
    for (int i = 0; i < 3 && at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0) == 0x80; ++i)
        ++at;
    return at;
}

} // namespace

qsizetype drawnAround(qsizetype caret)
{
    return caret < 0 ? -1 : caret / Step;
}

QList<HiddenPiece> hiddenPieces(QByteArrayView line, qsizetype caret)
{
    if (line.size() <= LongestDrawnLine)
        return {};
    QList<HiddenPiece> pieces{{Beginning, line.size() - Ending}};
    if (caret >= 0) {
        const qsizetype from = std::max((drawnAround(caret) - 1) * Step, Beginning);
        const qsizetype to = std::min((drawnAround(caret) + 2) * Step, line.size() - Ending);
        if (from < to)
            pieces = {{Beginning, from}, {to, line.size() - Ending}};
    }
    QList<HiddenPiece> whole;
    for (const HiddenPiece &piece : std::as_const(pieces)) {
        const HiddenPiece each{characterAt(line, piece.from), characterAt(line, piece.to)};
        if (each.from < each.to)
            whole << each;
    }
    return whole;
}

} // namespace ui::editor
