// SPDX-License-Identifier: GPL-3.0-or-later
// A text that was edited by hand, brought back into the draft as the edits it stands for: nodes whose value
// is the same stay what they are (with the bytes of their source), so that the patch is small and the tree
// stays open where it is. Thread: any. Cost: linear; arrays of which much changed cost the product of what
// changed, up to a limit.
#pragma once

#include "core/json/draft.h"

namespace core::json {

/// The draft with `json` as the value of the node. White space counts for nothing, the order of keys only in
/// a json. Fails with Input (line, column; *where) if it is no JSON or refused by jsonb, with Cancelled.
Result<Draft> withText(Draft draft, Node node, const QByteArray &json, const std::stop_token &stop = {},
                       Place *where = nullptr);

} // namespace core::json
