// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/memorystore.h"

namespace core::secrets {

Task<std::optional<Secret>> MemoryStore::read(const QUuid &id)
{
    const auto it = m_secrets.constFind(id);
    return finishedTask<std::optional<Secret>>(it == m_secrets.constEnd() ? std::nullopt
                                                                          : std::optional<Secret>(*it));
}

Task<void> MemoryStore::write(const QUuid &id, const Secret &secret)
{
    m_secrets.insert(id, secret);
    return finishedTask<void>({});
}

Task<void> MemoryStore::remove(const QUuid &id)
{
    m_secrets.remove(id);
    return finishedTask<void>({});
}

} // namespace core::secrets

#include "moc_memorystore.cpp"
