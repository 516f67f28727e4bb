// SPDX-License-Identifier: GPL-3.0-or-later
// What the options of howdah export say about the source: a query, one table, several, and by how many
// sessions it is read. Everything here fails with Input, or Io for a file.
#pragma once

#include "app/cli/verb.h"
#include "core/transfer/exporter.h"

namespace app::cli {

inline constexpr int MostSessions = 64;

/// --sql, --file or one --table.
core::Result<core::transfer::ExportSource> sourceFrom(const Arguments &arguments);
/// Every --table.
core::Result<QList<QStringList>> tablesFrom(const Arguments &arguments);
/// Several tables: --output is a folder.
bool isSet(const Arguments &arguments);
/// --jobs and --unordered; 1 without them, for one table or a query.
core::Result<int> sessionsFrom(const Arguments &arguments);

} // namespace app::cli
