// SPDX-License-Identifier: GPL-3.0-or-later
// The composition root.
#pragma once

namespace app {

/// Runs the headless verb that argv names, or the window. Returns the exit code.
int run(int argc, char **argv);

} // namespace app
