// SPDX-License-Identifier: GPL-3.0-or-later
// A value of the server as a page shows it, by its form. What is copied stays the server's text.
#pragma once

#include "core/objects/section.h"

#include <QString>

namespace ui::object {

/// "61 MB", "2 998", "98.5 %", "yes"; the text itself where the form does not fit it.
QString shownValue(const QString &value, core::objects::Form form);
/// What is not seen in the shown text: the exact number of bytes; empty where all of it is.
QString exactValue(const QString &value, core::objects::Form form);

} // namespace ui::object
