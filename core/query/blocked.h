// SPDX-License-Identifier: GPL-3.0-or-later
// What a transaction holds, and who waits for it: asked from another session. Thread: the session's. One
// round trip.
#pragma once

#include "core/base/result.h"
#include "core/session/job.h"
#include "core/session/link.h"

#include <QList>
#include <QString>

#include <chrono>

namespace core::query {

struct BlockedSession
{
    int pid = 0;
    QString user{};
    QString application{};
    QString query{};      ///< its beginning
    bool directly = true; ///< waits for this very session, not for another one that does
    std::chrono::seconds waiting{};
    bool operator==(const BlockedSession &) const = default;
};

struct HeldLocks
{
    int locks = 0;                   ///< granted, of any kind
    QList<BlockedSession> blocked{}; ///< the longest waiting first
    bool operator==(const HeldLocks &) const = default;
};

/// pid: whose transaction it is.
Result<HeldLocks> heldLocks(session::Link &link, session::Job &job, int pid);

} // namespace core::query
