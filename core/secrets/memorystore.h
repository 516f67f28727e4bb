// SPDX-License-Identifier: GPL-3.0-or-later
// Secrets kept for this run, in memory only.
#pragma once

#include "core/secrets/secretstore.h"

#include <QHash>

namespace core::secrets {

class MemoryStore : public SecretStore
{
    Q_OBJECT

public:
    using SecretStore::SecretStore;

    Task<std::optional<Secret>> read(const QUuid &id) override;
    Task<void> write(const QUuid &id, const Secret &secret) override;
    Task<void> remove(const QUuid &id) override;
    bool persistent() const override { return false; }
    bool contains(const QUuid &id) const { return m_secrets.contains(id); }

private:
    QHash<QUuid, Secret> m_secrets;
};

} // namespace core::secrets
