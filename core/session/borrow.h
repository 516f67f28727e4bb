// SPDX-License-Identifier: GPL-3.0-or-later
// One piece of work on a session that is lent for it and given back at once: what everybody does that holds
// no session. Thread: GUI (that of the context); the work runs in the session's.
#pragma once

#include "core/session/pool.h"

#include <functional>
#include <memory>

namespace core::session {

/// What the borrower wants to know meanwhile; each may be empty.
struct Borrowing
{
    /// false: something newer was asked meanwhile. Nothing more is called then.
    std::function<bool()> wanted{};
    /// Told what stops it: first while it waits for a session, then while the work runs.
    std::function<void(std::function<void()>)> stoppable{};
    std::function<void(const SessionInfo &)> lent{};
};

/// Runs work(Link &, Job &) -> Result<T> on the session that is being lent; done(Result<T>) is called once in
/// this thread, never after the context has gone. what: the job's name ("Reading roles").
template <class T, class Work, class Done>
void borrow(Task<Lease> lending, QObject *context, const QString &what, Work work, Borrowing hooks, Done done)
{
    auto leasing = std::make_shared<Task<Lease>>(std::move(lending));
    if (hooks.stoppable)
        hooks.stoppable([leasing] { leasing->requestStop(); });
    whenDone(*leasing, context,
             [context, what, work = std::move(work), hooks = std::move(hooks),
              done = std::move(done)](Result<Lease> lease) mutable {
                 if (hooks.wanted && !hooks.wanted())
                     return;
                 if (!lease) {
                     done(Result<T>(std::move(lease).error()));
                     return;
                 }
                 auto held = std::make_shared<Lease>(std::move(*lease));
                 if (hooks.lent)
                     hooks.lent((*held)->info());
                 auto task = std::make_shared<Task<T>>((*held)->run<T>(what, std::move(work)));
                 if (hooks.stoppable)
                     hooks.stoppable([task] { task->requestStop(); });
                 whenDone(*task, context,
                          [held, wanted = std::move(hooks.wanted),
                           done = std::move(done)](Result<T> answer) mutable {
                              held->release();
                              if (!wanted || wanted())
                                  done(std::move(answer));
                          });
             });
}

} // namespace core::session
