// SPDX-License-Identifier: GPL-3.0-or-later
// JSON set in lines to be read. Tokens are copied as they stand: no digit, escape, key order or duplicate is
// changed.
#pragma once

#include <QString>
#include <QStringView>

namespace ui::inspector {

/// Whitespace between tokens is replaced by line breaks and two spaces for each level; containers that hold
/// nothing stay on one line. Works on a beginning, too: it stops where the text does. Text that is no JSON
/// comes back with its own words, in its own order. Cost: linear, and it ends at the first of the two limits
/// (levels past 40 are not indented further).
QString indentedJson(QStringView json, qsizetype mostCharacters, qsizetype mostLines);

} // namespace ui::inspector
