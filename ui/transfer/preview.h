// SPDX-License-Identifier: GPL-3.0-or-later
// The first lines of a file that is not written yet, as the user will see them in an editor.
#pragma once

#include "core/result/shownrows.h"
#include "core/transfer/writeoptions.h"

#include <QString>

namespace ui::transfer {

/// The first records (with a line of names 3 in all), in the encoding's characters. Long values are cut, so
/// that a cell of 100 MB costs nothing. Of a page the table alone. What stops the writer is said instead;
/// empty if the options cannot be used or the format is no text.
QString exportPreview(const core::result::ShownRows &shown, core::transfer::WriteOptions options);

} // namespace ui::transfer
