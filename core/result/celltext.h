// SPDX-License-Identifier: GPL-3.0-or-later
// A cell's bytes as one line of text to be looked at. Never used for export or editing: those take the bytes.
#pragma once

#include "core/result/chunk.h"

#include <QString>

namespace core::result {

/// At most maxLength UTF-16 units and never more work than that, however large the cell; "…" at the end if
/// cut. Line breaks become ⏎, tabs →, other control characters their pictures (U+2400…), bidirectional
/// overrides and bytes that are no UTF-8 an escape (\x1b): what is shown cannot pretend to be something else.
/// NULL gives an empty string.
QString displayText(const CellView &cell, qsizetype maxLength = 512);

/// The whole text with its line breaks, for copying and the inspector; invalid bytes as \xNN.
QString fullText(const CellView &cell);

} // namespace core::result
