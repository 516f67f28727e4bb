// SPDX-License-Identifier: GPL-3.0-or-later
// Amounts in words, with units: "1 200 000 rows", "84 MB", "1.9 s". The same everywhere, whatever the locale.
#pragma once

#include <QString>

#include <chrono>

namespace ui::transfer {

/// Groups of three with narrow spaces that do not break.
QString countText(qint64 count);
QString rowsText(qint64 rows);
/// Powers of 1000: B, kB, MB, GB, TB.
QString sizeText(qint64 bytes);
QString durationText(std::chrono::milliseconds duration);

} // namespace ui::transfer
