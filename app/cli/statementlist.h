// SPDX-License-Identifier: GPL-3.0-or-later
// howdah run --print-statements: where the statements of a file begin and end, one JSON line for each.
// Nothing is connected to. Cost: one pass; memory does not grow with the file, only with the longest
// statement.
#pragma once

#include "app/cli/console.h"

namespace app::cli {

/// Backslash commands and empty statements are left out, rows behind COPY ... FROM STDIN are no part of their
/// statement. `-` is standard input. Returns the exit code.
int printStatements(const QString &path, const Console &console);

} // namespace app::cli
