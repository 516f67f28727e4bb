// SPDX-License-Identifier: GPL-3.0-or-later
// The context menu of the tree, made from a table of entries.
#pragma once

#include "ui/base/icons.h"
#include "ui/browser/browsermodel.h"

class QMenu;

namespace ui::browser {

class BrowserPanel;

/// What can be done with the row (an invalid index: with the empty space). The caller owns the menu.
QMenu *makeBrowserMenu(BrowserPanel &panel, BrowserModel &model, const Icons &icons,
                       const QModelIndex &source);

} // namespace ui::browser
