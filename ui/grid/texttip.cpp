// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/texttip.h"

#include <QToolTip>
#include <QWidget>

namespace ui::grid {

void showTextTip(const QPoint &globalPosition, const QString &text, QWidget *widget)
{
    if (text.isEmpty()) {
        QToolTip::hideText();
        return;
    }
    // pre-wrap keeps line breaks and runs of spaces, and breaks lines that are too long
    const QString markup = QStringLiteral("<div style='white-space:pre-wrap'>") + text.toHtmlEscaped()
        + QLatin1String("</div>");
    QToolTip::showText(globalPosition, markup, widget);
}

} // namespace ui::grid
