// SPDX-License-Identifier: GPL-3.0-or-later
// One COPY … FROM STDIN. Thread: the session's.
#pragma once

#include "core/session/job.h"
#include "core/session/link.h"

#include <functional>
#include <optional>

namespace core::importing {

/// The next bytes; nothing at the end. Their failure is the copy's.
using NextBytes = std::function<Result<std::optional<QByteArray>>()>;

/// How many rows the server has taken. Fails with what it said, what `next` said, Cancelled, Connection. The
/// connection is drained afterwards.
Result<qint64> copyIn(session::Link &link, session::Job &job, const QByteArray &sql, const NextBytes &next);

/// The row, from 1, that the server names in the context of an error ("COPY orders, line 3", in any
/// language); -1 if it names none. relation: the name of the table that was copied into.
qint64 failedRow(const Error &error, const QString &relation);

} // namespace core::importing
