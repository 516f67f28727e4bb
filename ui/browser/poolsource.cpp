// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/poolsource.h"

#include "core/session/borrow.h"

#include <memory>
#include <stop_token>

namespace ui::browser {

using core::Error;
using core::Result;
using core::Task;
using core::TaskSource;
using core::session::Job;
using core::session::Link;

PoolSource::PoolSource(core::session::Pool &pool, core::catalog::Reader reader, ProfileOf profileOf,
                       QObject *parent)
    : QObject(parent)
    , m_pool(pool)
    , m_reader(std::move(reader))
    , m_profileOf(std::move(profileOf))
{
}

/// A lease, one job, the lease back. A stop goes to whichever it waits for.
template <class T, class Work>
Task<T> PoolSource::run(const ObjectRef &within, const QString &label, Work work)
{
    const auto profile = m_profileOf(within.profile);
    if (!profile)
        return core::finishedTask<T>(Error::input(tr("This connection does not exist any more")));

    auto source = std::make_shared<TaskSource<T>>();
    auto task = source->task();
    auto stop = std::make_shared<std::function<void()>>();
    using OnStop = std::stop_callback<std::function<void()>>;
    auto onStop = std::make_shared<OnStop>(source->stopToken(), [stop] {
        if (*stop)
            (*stop)();
    });
    core::session::Borrowing hooks;
    hooks.stoppable = [stop, token = source->stopToken()](std::function<void()> how) {
        *stop = std::move(how);
        if (token.stop_requested())
            (*stop)();
    };
    core::session::borrow<T>(m_pool.shared(*profile, within.database), this, label, std::move(work),
                             std::move(hooks), [source, onStop](Result<T> answer) mutable {
                                 onStop.reset();
                                 source->finish(std::move(answer));
                             });
    return task;
}

Task<Objects> PoolSource::children(const ObjectRef &of, const Scope &scope)
{
    return run<Objects>(of, tr("Reading the catalogue"),
                        [reader = m_reader, of, scope](Link &link, Job &job) {
                            return reader.children(link, job, of, scope);
                        });
}

Task<Finds> PoolSource::search(const ObjectRef &within, const QString &needle, SearchIn where)
{
    return run<Finds>(within, tr("Searching the catalogue"),
                      [reader = m_reader, within, needle, where](Link &link, Job &job) {
                          return reader.search(link, job, within, needle, where);
                      });
}

Task<Sizes> PoolSource::sizes(const ObjectRef &within, const QString &kind, const QList<qint64> &oids)
{
    return run<Sizes>(within, tr("Reading sizes"), [reader = m_reader, kind, oids](Link &link, Job &job) {
        return reader.sizes(link, job, kind, oids);
    });
}

Task<Objects> PoolSource::names(const ObjectRef &within)
{
    return run<Objects>(within, tr("Reading names"), [reader = m_reader, within](Link &link, Job &job) {
        return reader.names(link, job, within);
    });
}

} // namespace ui::browser
