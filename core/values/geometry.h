// SPDX-License-Identifier: GPL-3.0-or-later
// What certainly is no value of point, line, lseg, box, path, polygon and circle. Thread: any.
#pragma once

#include "core/values/type.h"

namespace core::values {

inline constexpr Oid Point = 600, Lseg = 601, Path = 602, Box = 603, Polygon = 604, Line = 628, Circle = 718;

/// By what its numbers are, how many there are, and the brackets around them; which ones may be left out, the
/// server knows.
QString geometryProblem(const Type &type, QByteArrayView text, int server);

} // namespace core::values
