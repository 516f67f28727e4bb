// SPDX-License-Identifier: GPL-3.0-or-later
// The first lines of a file that is not written yet, as the user will see them in an editor.
#pragma once

#include "core/result/shownrows.h"
#include "core/transfer/csvoptions.h"

#include <QList>
#include <QString>

namespace ui::transfer {

/// The line of names, if there is one, and the first rows: 3 lines of records in all. Long values are cut, so
/// that a cell of 100 MB costs nothing. Empty if the options cannot be used.
QString csvPreview(const core::result::ShownRows &shown, core::transfer::CsvOptions options);

} // namespace ui::transfer
