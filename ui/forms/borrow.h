// SPDX-License-Identifier: GPL-3.0-or-later
// One piece of work on a session that is lent for it and given back at once: what every tab does that holds
// no session. Thread: GUI; the work runs in the session's.
#pragma once

#include "core/session/pool.h"

#include <functional>
#include <memory>

namespace ui::forms {

/// What the borrower wants to know meanwhile; each may be empty.
struct Borrowing
{
    /// false: something newer was asked meanwhile. Nothing more is called then.
    std::function<bool()> wanted{};
    /// Told what stops it: first while it waits for a session, then while the work runs.
    std::function<void(std::function<void()>)> stoppable{};
    std::function<void(const core::session::SessionInfo &)> lent{};
};

/// Runs work(Link &, Job &) -> Result<T> on the session that is being lent; done(Result<T>) is called once in
/// this thread, never after the context has gone. what: the job's name ("Reading roles").
template <class T, class Work, class Done>
void borrow(core::Task<core::session::Lease> lending, QObject *context, const QString &what, Work work,
            Borrowing hooks, Done done)
{
    auto leasing = std::make_shared<core::Task<core::session::Lease>>(std::move(lending));
    if (hooks.stoppable)
        hooks.stoppable([leasing] { leasing->requestStop(); });
    core::whenDone(*leasing, context,
                   [context, what, work = std::move(work), hooks = std::move(hooks),
                    done = std::move(done)](core::Result<core::session::Lease> lease) mutable {
                       if (hooks.wanted && !hooks.wanted())
                           return;
                       if (!lease) {
                           done(core::Result<T>(std::move(lease).error()));
                           return;
                       }
                       auto held = std::make_shared<core::session::Lease>(std::move(*lease));
                       if (hooks.lent)
                           hooks.lent((*held)->info());
                       auto task = std::make_shared<core::Task<T>>((*held)->run<T>(what, std::move(work)));
                       if (hooks.stoppable)
                           hooks.stoppable([task] { task->requestStop(); });
                       core::whenDone(*task, context,
                                      [held, wanted = std::move(hooks.wanted),
                                       done = std::move(done)](core::Result<T> answer) mutable {
                                          held->release();
                                          if (!wanted || wanted())
                                              done(std::move(answer));
                                      });
                   });
}

} // namespace ui::forms
