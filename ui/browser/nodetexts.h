// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of a node: beside its name, in its tool tip, to a screen reader. Plain text, names as they
// are.
#pragma once

#include "core/catalog/objectkind.h"
#include "core/profile/connectionprofile.h"
#include "ui/browser/node.h"

namespace ui::browser {

/// On the right of the name: what its list says, rows and size.
QString secondaryText(const Node &node, const core::catalog::ObjectKind *kind, bool withSize);
/// profile: of a server.
QString toolTipText(const Node &node, const core::catalog::ObjectKinds &kinds,
                    const core::profile::ConnectionProfile &profile);
/// "Table orders, about 310,000 rows, 42 MB, no privilege to look inside": kind, name, detail, state.
QString accessibleText(const Node &node, const core::catalog::ObjectKind *kind);

} // namespace ui::browser
