// SPDX-License-Identifier: GPL-3.0-or-later
// Of which tables' rows NEW and OLD can be in a trigger function: those with a trigger that calls it, as the
// catalogue or the rest of the script says. Thread: any. Cost: linear in both.
#pragma once

#include "core/completion/snapshot.h"

namespace core::completion {

/// statement: the CREATE FUNCTION; behind: the text that follows it. Relations of the snapshot (indices),
/// each once; empty where nothing is known.
std::vector<int> triggerTables(const Snapshot &names, QByteArrayView statement, QByteArrayView behind);

} // namespace core::completion
