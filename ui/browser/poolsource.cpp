// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/poolsource.h"

#include <memory>
#include <stop_token>

namespace ui::browser {

using core::Error;
using core::Result;
using core::Task;
using core::TaskSource;
using core::session::Lease;

namespace {

/// One question on its way: waits for a lease, then for the job. A stop goes to whichever it waits for.
struct Flow
{
    Task<Lease> waiting;
    Task<Objects> running;
    Lease lease;
    std::unique_ptr<std::stop_callback<std::function<void()>>> onStop;
};

} // namespace

PoolSource::PoolSource(core::session::Pool &pool, core::catalog::Reader reader, ProfileOf profileOf,
                       QObject *parent)
    : QObject(parent)
    , m_pool(pool)
    , m_reader(std::move(reader))
    , m_profileOf(std::move(profileOf))
{
}

Task<Objects> PoolSource::children(const ObjectRef &of, const Scope &scope)
{
    return run(of, tr("Reading the catalogue"),
               [reader = m_reader, of, scope](core::session::Link &link, core::session::Job &job) {
                   return reader.children(link, job, of, scope);
               });
}

Task<Objects> PoolSource::search(const ObjectRef &within, const QString &needle)
{
    return run(within, tr("Searching the catalogue"),
               [reader = m_reader, within, needle](core::session::Link &link, core::session::Job &job) {
                   return reader.search(link, job, within, needle);
               });
}

Task<Objects> PoolSource::names(const ObjectRef &within)
{
    return run(within, tr("Reading names"),
               [reader = m_reader, within](core::session::Link &link, core::session::Job &job) {
                   return reader.names(link, job, within);
               });
}

Task<Objects> PoolSource::run(const ObjectRef &within, const QString &label, Job job)
{
    const auto profile = m_profileOf(within.profile);
    if (!profile)
        return core::finishedTask<Objects>(Error::input(tr("This connection does not exist any more")));

    auto source = std::make_shared<TaskSource<Objects>>();
    auto flow = std::make_shared<Flow>();
    auto task = source->task();
    flow->waiting = m_pool.shared(*profile, within.database);
    const std::weak_ptr<Flow> weak = flow;
    flow->onStop = std::make_unique<std::stop_callback<std::function<void()>>>(source->stopToken(), [weak] {
        if (const auto alive = weak.lock()) {
            alive->waiting.requestStop();
            alive->running.requestStop();
        }
    });

    core::whenDone(flow->waiting, this, [this, source, flow, label, job](Result<Lease> lease) {
        if (!lease)
            return void(source->finish(std::move(lease).error()));
        if (source->stopToken().stop_requested())
            return void(source->finish(Error::cancelled()));
        flow->lease = std::move(lease).value();
        flow->running = flow->lease->run<Objects>(label, job);
        core::whenDone(flow->running, this, [source, flow](Result<Objects> answer) {
            flow->lease.release(); // before the answer: the next question finds the session free
            source->finish(std::move(answer));
        });
    });
    return task;
}

} // namespace ui::browser
