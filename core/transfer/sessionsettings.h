// SPDX-License-Identifier: GPL-3.0-or-later
// How a session that exports shows values. Thread: the session's.
#pragma once

#include "core/session/job.h"
#include "core/session/link.h"
#include "core/transfer/writeoptions.h"

namespace core::transfer {

/// bytea as psql would show it here, the bytes of a database that has no encoding as they are, what the
/// format asks for, and room for rows to come in large pieces.
Result<void> applyExportSettings(session::Link &link, session::Job &job, Format format);

} // namespace core::transfer
