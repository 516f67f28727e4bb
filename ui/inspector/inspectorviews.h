// SPDX-License-Identifier: GPL-3.0-or-later
// Which ways of looking suit a value, and what it is called when it is saved. Cost: its type and its first
// bytes.
#pragma once

#include "ui/inspector/cellinspector.h"

namespace ui::inspector {

struct InspectorViews
{
    QString family;                   ///< values of one family share the view that was chosen last
    QList<CellInspector::View> views; ///< the first is the one to begin with
    bool json = false;
    bool composite = false;
    bool looksInside = false; ///< of an array or composite: see NestedText::Options
};

/// value: not NULL, not empty.
InspectorViews viewsOf(const CellValue &value);
/// "json", "png", "bin", "xml", "txt"
QString fileSuffix(const CellValue &value);

} // namespace ui::inspector
