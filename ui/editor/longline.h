// SPDX-License-Identifier: GPL-3.0-or-later
// What is drawn of a line that is too long for it: its beginning, its end, and what is around the caret.
// Scintilla measures what it draws at each key, 0.8 s a megabyte; what has no width costs nothing. The text
// itself is whole. Thread: any.
#pragma once

#include <QByteArrayView>
#include <QList>

namespace ui::editor {

/// Bytes of a line that is always drawn as a whole.
inline constexpr qsizetype LongestDrawnLine = 64 << 10;

struct HiddenPiece
{
    qsizetype from = 0; ///< bytes within the line
    qsizetype to = 0;

    bool operator==(const HiddenPiece &) const = default;
};

/// Whole characters, in their order. caret: within the line, -1 where it is in another one.
QList<HiddenPiece> hiddenPieces(QByteArrayView line, qsizetype caret);

/// Changes where the pieces do because the caret moved.
qsizetype drawnAround(qsizetype caret);

} // namespace ui::editor
