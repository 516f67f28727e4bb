// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the names of a database for completion. Works with no rights but those to connect, on 13 to 18; a
// list that the server refuses is empty. Nothing here waits for a lock on a user's table. Thread: the
// session's.
#pragma once

#include "core/completion/snapshot.h"
#include "core/session/job.h"
#include "core/session/link.h"

namespace core::completion {

/// Fails with Cancelled, or Connection where the session is lost.
Result<SnapshotPtr> readCatalog(session::Link &link, session::Job &job);

} // namespace core::completion
