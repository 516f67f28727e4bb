// SPDX-License-Identifier: GPL-3.0-or-later
// What the windows of exports have in common: the heading, and below everything the progress and the buttons.
// The widgets belong to the layouts they are in. Thread: GUI.
#pragma once

#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QString>

class QHBoxLayout;
class QPushButton;

namespace ui {
class ProgressLine;
}
namespace ui::connections {
class ToneLabel;
}

namespace ui::transfer {

/// Its accessible name is its text; Enter elsewhere never presses it.
QPushButton *makeButton(const char *name, const QString &text, const QString &tip);

/// The icon and the title of the window.
QHBoxLayout *makeHeading(const Theme &theme, const Icons &icons, const QString &title);

struct ExportFooter
{
    connections::ToneLabel *words; ///< how far it is, or what became of it
    ProgressLine *line;
    QPushButton *start;
    QPushButton *cancel;
    QPushButton *close;
    QHBoxLayout *buttons; ///< the three, and the words beside them
};
ExportFooter makeFooter(const Theme &theme, const QString &lineName, const QString &startTip,
                        const QString &cancelTip);

} // namespace ui::transfer
