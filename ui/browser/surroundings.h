// SPDX-License-Identifier: GPL-3.0-or-later
// What of the tree is to be read again after some objects were changed, made or dropped.
#pragma once

#include "core/catalog/objectkind.h"
#include "ui/browser/node.h"

#include <vector>

namespace ui::browser {

/// The nodes above their lists, each once, loaded or not; the lists and the objects themselves, wherever they
/// stand, are made stale. Of a server that is not connected: nothing.
std::vector<NodeId> surroundingsOf(NodeTree &tree, const core::catalog::ObjectKinds &kinds,
                                   const QList<ObjectRef> &objects);

} // namespace ui::browser
