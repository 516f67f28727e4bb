// SPDX-License-Identifier: GPL-3.0-or-later
// A line asked from whoever sits before the terminal. Thread: any; waits.
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QString>

#include <functional>

namespace app::cli {

/// secret: from the terminal itself, without echo; otherwise from standard input, as psql -f does, unless
/// that is the script (taken). stopped is asked every now and then. Fails with Input where there is nobody,
/// Cancelled.
core::Result<core::Secret> askLine(const QString &what, bool secret, bool taken,
                                   const std::function<bool()> &stopped);

} // namespace app::cli
