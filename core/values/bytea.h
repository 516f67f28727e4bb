// SPDX-License-Identifier: GPL-3.0-or-later
// bytea's two texts and its bytes. Thread: any. Cost: linear.
#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace core::values {

/// '\x…' or the older escapes. Fails with Input, which says where.
Result<QByteArray> bytesOf(QByteArrayView text);
/// '\x' and two digits for each byte.
QByteArray byteaText(QByteArrayView bytes);

} // namespace core::values
