// SPDX-License-Identifier: GPL-3.0-or-later
// Lines that are too long for an editor are broken where that means the same: between tokens. Thread: any.
// Cost: linear; without long lines a look for line ends.
#pragma once

#include "core/sql/scanner.h"

#include <QByteArray>

namespace core::sql {

struct ShortLines
{
    QByteArray text{};
    qsizetype broken = 0;      ///< lines that were too long
    qsizetype longest = 0;     ///< bytes of the longest line that is left
    qsizetype longestLine = 0; ///< its number, 0-based, in the text as it is now
};

/// Breaks lines of more than `limit` bytes behind commas and semicolons or at blanks, into lines of at most
/// that where no token is longer. Line ends are those of the text.
/// state: the scanner's where the text begins.
ShortLines withShortLines(const QByteArray &text, qsizetype limit, State state = {});

/// Bytes of a line that an editor can be asked to show; longer ones are broken.
inline constexpr qsizetype LongestEditedLine = 16 << 10;

} // namespace core::sql
