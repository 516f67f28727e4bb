// SPDX-License-Identifier: GPL-3.0-or-later
// The keys that are offered while one types a key of a document: those a sample of the column has at the same
// path, else those of objects of its kind in this document. Pure functions.
#pragma once

#include "core/json/draft.h"
#include "core/json/schema.h"

#include <QHash>
#include <QStringList>

namespace ui::json {

/// By the path of their object; elements of an array are "[]".
using KeysByPath = QHash<QStringList, QStringList>;

KeysByPath keysOf(const core::json::ColumnSchema &schema);
/// Of the object in which node stands, or which it is.
QStringList offeredKeys(const core::json::Draft &draft, core::json::Node node, const KeysByPath &known);

} // namespace ui::json
