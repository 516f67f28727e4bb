// SPDX-License-Identifier: GPL-3.0-or-later
// A draft as the tree view shows it. Immutable; later states of one draft keep their nodes' numbers.
#pragma once

#include "core/json/draft.h"
#include "ui/values/valuetree.h"

namespace ui::json {

values::ValueTreePtr draftTree(const core::json::Draft &draft);

/// "string", "object of 3" …
QString kindText(const core::json::Draft &draft, core::json::Node node);
Token kindColor(core::json::Kind kind);

} // namespace ui::json
