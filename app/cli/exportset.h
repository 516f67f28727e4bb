// SPDX-License-Identifier: GPL-3.0-or-later
// howdah export for several tables.
#pragma once

#include "app/cli/connection.h"
#include "core/session/pool.h"
#include "core/transfer/tableset.h"

namespace app::cli {

/// Room for that many sessions of one export.
core::session::Pool::Limits poolFor(int sessions);
/// --table …, --schema, --output, --jobs, --unordered, --keep-finished. Fails with Input.
core::Result<core::transfer::SetRequest> setFrom(const Arguments &arguments,
                                                 const core::transfer::WriteOptions &write);
/// Returns at once; console.quit() ends it.
void startSetExport(const core::transfer::SetRequest &request, const Connection &connection,
                    const Console &console, bool quiet);

} // namespace app::cli
