// SPDX-License-Identifier: GPL-3.0-or-later
// The headless verbs: export, run, roles, playground, and --help, --version. A thin second front end on
// core, without a display.
#pragma once

namespace app::cli {

/// What the process ends with. The man page lists them.
enum ExitCode
{
    Done = 0,
    SqlFailed = 1,     ///< the server refused a statement
    Usage = 2,         ///< the command line, or a script that cannot be run as it is
    NoConnection = 3,  ///< connection or login failed, or the connection was lost
    IoFailed = 4,      ///< a file or pipe
    Interrupted = 130, ///< SIGINT; SIGTERM and SIGHUP give 128 and their number too
};

/// Runs the verb that argv names and returns its exit code. Call it before any QCoreApplication is made: it
/// makes its own.
int run(int argc, char **argv);

} // namespace app::cli
