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
    core::Task<Finds> search(const ObjectRef &within, const QString &needle, SearchIn where) override;
    core::Task<Sizes> sizes(const ObjectRef &within, const QString &kind, const QList<qint64> &oids) override;
    core::Task<Objects> names(const ObjectRef &within) override;

private:
    template <class T, class Work>
    core::Task<T> run(const ObjectRef &within, const QString &label, Work work);

    core::session::Pool &m_pool;
    core::catalog::Reader m_reader;
    ProfileOf m_profileOf;
};

} // namespace ui::browser
