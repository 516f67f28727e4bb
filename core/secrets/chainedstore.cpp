// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/chainedstore.h"

#include <memory>

namespace core::secrets {

namespace {

/// A task that answers what change makes of another task's answer; stopping it stops the other.
template <class T, class Change> Task<T> mapped(Task<T> inner, QObject *context, Change change)
{
    struct Outer
    {
        TaskSource<T> source;
        Task<T> inner;
        std::optional<std::stop_callback<std::function<void()>>> onStop;
    };
    auto outer = std::make_shared<Outer>();
    outer->inner = inner;
    outer->onStop.emplace(outer->source.stopToken(), [raw = outer.get()] { raw->inner.requestStop(); });
    auto task = outer->source.task();
    whenDone(std::move(inner), context, [outer, change = std::move(change)](Result<T> answer) mutable {
        outer->source.finish(change(std::move(answer)));
    });
    return task;
}

} // namespace

ChainedStore::ChainedStore(SecretStore &primary, QObject *parent)
    : SecretStore(parent)
    , m_primary(primary)
{
    connect(&m_primary, &SecretStore::persistenceChanged, this, &SecretStore::persistenceChanged);
}

Task<std::optional<Secret>> ChainedStore::read(const QUuid &id)
{
    if (m_memory.contains(id))
        return m_memory.read(id);
    return mapped(m_primary.read(id), this,
                  [](Result<std::optional<Secret>> answer) -> Result<std::optional<Secret>> {
                      if (!answer && !answer.error().isCancelled())
                          return std::optional<Secret>();
                      return answer;
                  });
}

Task<void> ChainedStore::write(const QUuid &id, const Secret &secret)
{
    return mapped(m_primary.write(id, secret), this, [this, id, secret](Result<void> answer) -> Result<void> {
        if (answer) {
            static_cast<void>(m_memory.remove(id));
            return {};
        }
        if (answer.error().isCancelled())
            return answer;
        static_cast<void>(m_memory.write(id, secret));
        emit keptForThisRun(id, answer.error());
        return {};
    });
}

Task<void> ChainedStore::remove(const QUuid &id)
{
    static_cast<void>(m_memory.remove(id));
    return mapped(m_primary.remove(id), this, [](Result<void> answer) -> Result<void> {
        // no keychain, nothing in it
        if (!answer && !answer.error().isCancelled())
            return {};
        return answer;
    });
}

} // namespace core::secrets

#include "moc_chainedstore.cpp"
