// SPDX-License-Identifier: GPL-3.0-or-later
// The cross that empties a field. Qt's own is a picture file, and to read one loads every plugin for image
// formats: 3 ms of the program's start. Thread: GUI.
#pragma once

#include <QIcon>

namespace ui {

/// Drawn when painted, in the application palette's colour of placeholder texts.
QIcon crossIcon();

} // namespace ui
