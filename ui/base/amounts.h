// SPDX-License-Identifier: GPL-3.0-or-later
// Counts, rates, sizes and times as the interface writes them: "2 998" (with narrow spaces), "412 k", "61
// MB", "38 ms". Never for values of a result: those are shown as the server sent them.
#pragma once

#include <QString>

#include <chrono>

namespace ui {

/// 1234567 → "1 234 567", the groups set apart by U+202F.
QString countText(qint64 count);
/// "1 row", "4 812 rows".
QString rowsText(qint64 rows);
/// Three figures at most: "950", "41.2 k", "412 k", "1.25 M".
QString roughCountText(double count);
/// In powers of 1024, named as people do: "512 B", "12.5 kB", "61 MB", "1.2 GB".
QString sizeText(qint64 bytes);
/// "0.4 ms", "38 ms", "1.25 s", "2 min 5 s", "1 h 4 min"; empty for a negative time.
QString durationText(std::chrono::microseconds time);

} // namespace ui
