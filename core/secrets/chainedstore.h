// SPDX-License-Identifier: GPL-3.0-or-later
// The keychain, and memory where there is none: what cannot be kept for good is kept for the run, and
// persistent() says which of the two it is. Thread: GUI.
#pragma once

#include "core/secrets/memorystore.h"

namespace core::secrets {

class ChainedStore : public SecretStore
{
    Q_OBJECT

public:
    /// Lifetime: primary outlives this.
    explicit ChainedStore(SecretStore &primary, QObject *parent = nullptr);

    /// What was kept for the run comes first: it is newer. A keychain that cannot be asked means "none", not
    /// an error.
    Task<std::optional<Secret>> read(const QUuid &id) override;
    /// Never fails for want of a keychain: then the secret is kept for the run (see persistent()).
    Task<void> write(const QUuid &id, const Secret &secret) override;
    Task<void> remove(const QUuid &id) override;
    bool persistent() const override { return m_primary.persistent(); }
    void probe() override { m_primary.probe(); }

signals:
    /// A secret could not be given to the keychain and is kept for this run.
    void keptForThisRun(const QUuid &id, const core::Error &why);

private:
    SecretStore &m_primary;
    MemoryStore m_memory;
};

} // namespace core::secrets
