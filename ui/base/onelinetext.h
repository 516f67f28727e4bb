// SPDX-License-Identifier: GPL-3.0-or-later
// Names and comments may hold line breaks and tabs, for which a row has no room.
#pragma once

#include <QString>

namespace ui {

/// In one line, of the same length, so that positions in it stay right.
inline QString oneLine(QString text)
{
    for (QChar &c : text) {
        if (c.unicode() < 32 || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = QLatin1Char(' ');
    }
    return text;
}

} // namespace ui
