// SPDX-License-Identifier: GPL-3.0-or-later
// One window with every widget of the look in every state, to be photographed and measured by tests.
#pragma once

#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QWidget>

namespace support {

/// A new gallery of about 1100 x 760; the caller owns it.
QWidget *makeGallery(const ui::Theme &theme, const ui::Icons &icons);

/// All icons with their names below; the caller owns it.
QWidget *makeIconSheet(const ui::Icons &icons);

/// Renders widget at a device pixel ratio of its own, whatever the screen has.
QImage photograph(QWidget *widget, qreal ratio);

} // namespace support
