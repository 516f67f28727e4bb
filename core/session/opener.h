// SPDX-License-Identifier: GPL-3.0-or-later
// Opens a connection. QPSQL blocks in connect and tells a failure as text only; so the first connection of a
// profile is tried with libpq's asynchronous calls (stoppable, with SQLSTATE, and with "needs a password"),
// closed again, and QPSQL opens the one that stays. Once a profile is proven, QPSQL opens at once; if that
// fails, libpq asks again for the reason, but without the password: one failed login per attempt, never two.
// Thread: the session's.
#pragma once

#include "core/base/result.h"
#include "core/session/connectrequest.h"
#include "core/session/link.h"

#include <memory>
#include <stop_token>

namespace core::session {

class Opener
{
public:
    /// The whole way to a usable Link. Fails with Auth, Connection, Sql, Input, Cancelled.
    static Result<std::shared_ptr<Link>> open(const ConnectRequest &request, const std::stop_token &stop);
};

} // namespace core::session
