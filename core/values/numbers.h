// SPDX-License-Identifier: GPL-3.0-or-later
// Whole and decimal numbers of any size, judged by their digits. Thread: any.
#pragma once

#include "core/values/type.h"

namespace core::values {

/// Why it is no whole number of the type, or not within its limits; empty: it may be one.
QString integerProblem(const Type &type, QByteArrayView text, int server);
/// numeric and floats; numeric(p,s) with more digits before the point than it holds is refused.
QString decimalProblem(const Type &type, QByteArrayView text, int server);

} // namespace core::values
