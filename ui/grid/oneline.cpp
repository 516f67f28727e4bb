// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/oneline.h"

namespace ui::grid {

QString oneLine(const QString &text)
{
    QString line = text;
    for (QChar &c : line) {
        if (c == QLatin1Char('\n'))
            c = QChar(0x23CE);
        else if (c.category() == QChar::Other_Control)
            c = QChar(0xFFFD);
    }
    return line;
}

} // namespace ui::grid
