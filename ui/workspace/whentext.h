// SPDX-License-Identifier: GPL-3.0-or-later
// A time of the past as lists show it: "14:03:12" of today, "3 Nov 14:03" of this year. Thread: any.
#pragma once

#include <QDateTime>

namespace ui::workspace {

QString whenText(const QDateTime &utc);

} // namespace ui::workspace
