// SPDX-License-Identifier: GPL-3.0-or-later
// Dates and times in PostgreSQL's ISO text as numbers that compare as the server compares the values. Every
// function is false for a text that is none of the type's (another DateStyle or IntervalStyle).
#pragma once

#include <QByteArrayView>

#include <cstdint>

namespace core::analysis {

__extension__ using Int128 = __int128;

/// 2026-11-19, 0044-03-15 BC, infinity: in days.
bool dateKey(QByteArrayView text, std::int64_t &key);
/// 2026-11-19 17:42:10.123456, with an offset (+02, -03:30, +05:30:15) or without: in microseconds of UTC.
bool timestampKey(QByteArrayView text, std::int64_t &key);
/// 17:42:10.5, 24:00:00; with an offset equal moments are ordered by it, as the server does.
bool timeKey(QByteArrayView text, std::int64_t &key);
/// 1 year 2 mons -3 days +04:05:06.7: in microseconds, a month of 30 days.
bool intervalKey(QByteArrayView text, Int128 &key);

} // namespace core::analysis
