// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a program to its end, or starts one that outlives us, as another account if need be. No shell in
// between. Thread: any, no event loop needed; blocks.
#pragma once

#include "core/playground/platform.h"

#include <QStringList>

#include <chrono>
#include <stop_token>

namespace core::playground {

struct Command
{
    QString program;
    QStringList arguments;
    Account account = currentAccount(); ///< anybody else only when we are root
};

/// Standard output. Fails: Io with what the program wrote to its standard error; Cancelled (the program is
/// ended, its children may live on for a moment).
Result<QByteArray> runCommand(const Command &command, std::chrono::milliseconds timeout,
                              const std::stop_token &stop);
/// The process id. Output is appended to the file `log`; the program is in a session of its own.
Result<qint64> startDetached(const Command &command, const QString &log);

} // namespace core::playground
