// SPDX-License-Identifier: GPL-3.0-or-later
// What can stand in statements that are no queries: CREATE, ALTER, GRANT, SET and all the others, and where a
// statement begins.
#pragma once

#include "core/completion/operands.h"

namespace core::completion {

/// Hands it to the collector, which operands has too.
void offerInUtility(const Caret &caret, const QList<Snippet> &snippets, Operands &operands,
                    Collector &collector);

} // namespace core::completion
