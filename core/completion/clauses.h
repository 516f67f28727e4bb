// SPDX-License-Identifier: GPL-3.0-or-later
// What can stand in the clauses of a query: SELECT, INSERT, UPDATE, DELETE, MERGE and what is within them.
#pragma once

#include "core/completion/operands.h"

namespace core::completion {

/// Hands it to the collector, which operands has too. True: a new name may be meant.
bool offerInQuery(const Caret &caret, Operands &operands, Collector &collector);

} // namespace core::completion
