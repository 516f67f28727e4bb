// SPDX-License-Identifier: GPL-3.0-or-later
// Where passwords rest, by profile id. Thread: GUI; nothing blocks.
#pragma once

#include "core/base/secret.h"
#include "core/base/task.h"

#include <QObject>
#include <QUuid>

#include <optional>

namespace core::secrets {

class SecretStore : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The secret, nullopt if there is none. Fails with Io where the store cannot be asked, and with
    /// Cancelled.
    virtual Task<std::optional<Secret>> read(const QUuid &id) = 0;
    /// Fails with Io.
    virtual Task<void> write(const QUuid &id, const Secret &secret) = 0;
    /// Removing what is not there is no error. Fails with Io.
    virtual Task<void> remove(const QUuid &id) = 0;
    /// False: what is written lasts for this run only. As far as it is known without asking; see probe().
    virtual bool persistent() const = 0;
    /// Finds out whether a store that outlives the run is there; persistenceChanged() tells. Cheap, returns
    /// at once.
    virtual void probe() { }

signals:
    void persistenceChanged(bool persistent);
};

} // namespace core::secrets
