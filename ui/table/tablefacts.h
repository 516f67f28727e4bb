// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue of the tables that a tab shows, read once each through the pool's background sessions and
// kept for the tab. Thread: GUI; answers come later, never before the call returns.
#pragma once

#include "core/browse/tableinfo.h"
#include "core/session/pool.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>

#include <functional>
#include <memory>
#include <optional>

namespace ui::table {

class TableFacts : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(const core::Result<core::browse::TableInfo> &)>;

    explicit TableFacts(core::session::Pool &pool, QObject *parent = nullptr);

    /// Where the tables are; forgets what is known of another place.
    void setPlace(const core::profile::ConnectionProfile &profile, const QString &database);
    /// The tables may have changed: read() asks again. What was known stays known until it has.
    void forget();

    /// What was read before; null: nothing.
    const core::browse::TableInfo *known(qint64 oid) const;
    const core::browse::TableInfo *known(const core::browse::TableName &name) const;
    /// Calls answer with what is known or was read; never after context is gone. Failures are not kept.
    void read(qint64 oid, QObject *context, Answer answer);
    void read(const core::browse::TableName &name, QObject *context, Answer answer);

private:
    using Request
        = std::function<core::Result<core::browse::TableInfo>(core::session::Link &, core::session::Job &)>;
    void ask(const QString &key, QObject *context, Answer answer, Request request);
    void finish(const QString &key, quint64 serial, const core::Result<core::browse::TableInfo> &info);
    static QString keyOf(qint64 oid) { return QString::number(oid); }
    static QString keyOf(const core::browse::TableName &name);

    struct Waiting
    {
        QPointer<QObject> context;
        Answer answer;
    };

    core::session::Pool &m_pool;
    core::catalog::SqlLibrary m_library;
    std::optional<core::profile::ConnectionProfile> m_profile;
    QString m_database;
    QHash<QString, std::shared_ptr<const core::browse::TableInfo>> m_known; ///< by number and by name
    QSet<QString> m_fresh; ///< of these, what need not be asked again
    QHash<QString, QList<Waiting>> m_waiting;
    quint64 m_serial = 0; ///< of the place and time asked about
};

} // namespace ui::table
