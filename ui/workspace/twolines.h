// SPDX-License-Identifier: GPL-3.0-or-later
// How a row of the lists at the left is drawn: an icon, a line, and smaller beneath it what is known of it.
// Thread: GUI.
#pragma once

#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QStyleOptionViewItem>

class QPainter;

namespace ui::workspace {

struct TwoLines
{
    QString icon{};
    Token iconColor = Token::Muted;
    QString title{}; ///< in the interface font, before the code; may be empty
    QString code{};
    QString facts{};
    bool wrong = false; ///< the facts tell of a failure
    bool pinned = false;

    static constexpr int RowHeight = 44;
};

void paint(QPainter *painter, const QStyleOptionViewItem &option, const TwoLines &row, const Theme &theme,
           const Icons &icons);

} // namespace ui::workspace
