// SPDX-License-Identifier: GPL-3.0-or-later
// What \connect was given. Thread: any. Source: psql's do_connect().
#pragma once

#include "core/base/result.h"
#include "core/session/destination.h"

#include <QByteArray>
#include <QList>

namespace core::psql {

/// words: [-reuse-previous=on|off] [database|connection string] [user] [host] [port], "-" for what stays.
/// Fails with Input; also for a password, which does not belong into a script.
Result<session::Destination> parseDestination(QList<QByteArray> words);

} // namespace core::psql
