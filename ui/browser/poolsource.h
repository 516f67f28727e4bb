// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue through the pool's shared sessions: a lease, one job, the lease back.
#pragma once

#include "core/session/pool.h"
#include "ui/browser/catalogsource.h"

#include <QObject>

#include <functional>
#include <optional>

namespace ui::browser {

class PoolSource : public QObject, public CatalogSource
{
    Q_OBJECT

public:
    using ProfileOf = std::function<std::optional<core::profile::ConnectionProfile>(const QUuid &)>;

    PoolSource(core::session::Pool &pool, core::catalog::Reader reader, ProfileOf profileOf,
               QObject *parent = nullptr);

    core::Task<Objects> children(const ObjectRef &of, const Scope &scope) override;
    core::Task<Objects> search(const ObjectRef &within, const QString &needle) override;
    core::Task<Objects> names(const ObjectRef &within) override;

private:
    using Job = std::function<core::Result<Objects>(core::session::Link &, core::session::Job &)>;
    core::Task<Objects> run(const ObjectRef &within, const QString &label, Job job);

    core::session::Pool &m_pool;
    core::catalog::Reader m_reader;
    ProfileOf m_profileOf;
};

} // namespace ui::browser
