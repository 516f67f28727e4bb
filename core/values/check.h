// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a typed text can be a value of a type. The server is the judge: only what is certainly no value is
// refused here, and numbers are compared by their digits. Thread: any. Cost: linear.
#pragma once

#include "core/values/type.h"

namespace core::values {

/// Why the server would not take it, in words; empty: it may. server: the major version, 0 where it is not
/// known (what only some take is then let through).
QString problem(const Type &type, QByteArrayView text, int server = 0);

/// Whether a character can stand anywhere in a value of the type: a key that cannot is refused at once.
bool mayContain(const Type &type, QChar character);

/// Whether '' is a value of the type (text and its kin) and not a mistake.
bool takesEmptyText(const Type &type);

} // namespace core::values
