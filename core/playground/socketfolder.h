// SPDX-License-Identifier: GPL-3.0-or-later
// Where a cluster's unix socket lives: a path of a socket has at most 107 bytes, a user's data folder may be
// longer. Thread: any.
#pragma once

#include "core/playground/platform.h"

namespace core::playground {

/// $XDG_RUNTIME_DIR/howdah/<hash of folder>, or /run/howdah (root), or /tmp/howdah-<uid>: the first that
/// exists and is short enough. Only the name; nothing is made.
QString socketFolderFor(const QString &clusterFolder, int port, const Account &owner);
/// Makes it, with its parent if that is ours. Fails: Input if too long for a socket, Io.
Result<void> makeSocketFolder(const QString &socketFolder, int port, const Account &owner);

} // namespace core::playground
