// SPDX-License-Identifier: GPL-3.0-or-later
// The databases of a server that one can connect to. Thread: the session's. One round trip.
#pragma once

#include "core/base/result.h"
#include "core/session/job.h"
#include "core/session/link.h"

#include <QStringList>

namespace core::catalog {

/// Names in the server's order, without templates and those that we may not connect to.
Result<QStringList> databaseNames(session::Link &link, session::Job &job);

} // namespace core::catalog
