// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui::grid {

/// A name in one line: a line break must not reach into what stands below. Breaks and control characters
/// become signs.
QString oneLine(const QString &text);

} // namespace ui::grid
