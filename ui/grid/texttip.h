// SPDX-License-Identifier: GPL-3.0-or-later
// Tool tips of text that comes from a server.
#pragma once

#include <QPoint>
#include <QString>

class QWidget;

namespace ui::grid {

/// Shows text as it is: QToolTip would take "<b>x</b>" for markup. Empty text hides the tip.
void showTextTip(const QPoint &globalPosition, const QString &text, QWidget *widget);

} // namespace ui::grid
