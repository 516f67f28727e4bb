// SPDX-License-Identifier: GPL-3.0-or-later
// The worker's end of a ResultSet: collects rows into chunks, keeps them in memory or in the result's file,
// and waits where the reading policy says so. Thread: the session's.
#pragma once

#include "core/result/inbox.h"
#include "core/result/readinggate.h"
#include "core/result/readingpolicy.h"
#include "core/result/rowsink.h"

#include <memory>
#include <stop_token>

namespace core::result {

/// What a sink needs of its ResultSet. It may outlive it: what is put then is dropped.
struct ResultPort
{
    std::shared_ptr<Inbox> inbox;
    std::shared_ptr<ReadingGate> gate;
    Storage storage{};
    ReadingPolicy policy{};
};

/// stop: that of the job, so that a stopped job is never held up here. A row fails with Io if there is
/// neither memory nor disk for it (it is kept all the same), with Cancelled if nobody reads any more.
std::unique_ptr<RowSink> inboxSink(ResultPort port, std::stop_token stop);

} // namespace core::result
