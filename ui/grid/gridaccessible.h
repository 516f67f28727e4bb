// SPDX-License-Identifier: GPL-3.0-or-later
// The grid as a table for screen readers. Qt has that only for its own views. Cells are made when they are
// asked for and the latest ones kept, so that millions of rows cost nothing. Thread: GUI.
#pragma once

namespace ui::grid {

/// Makes QAccessible know GridView; calling it again does nothing.
void installGridAccessibility();

} // namespace ui::grid
