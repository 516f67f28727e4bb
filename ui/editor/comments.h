// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ui::editor {

class SqlEditor;

/// Comments the lines of the selection out with --, or in again if all of them are commented out. Thread:
/// GUI.
void toggleComments(SqlEditor &editor);

} // namespace ui::editor
