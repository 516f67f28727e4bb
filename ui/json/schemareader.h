// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a sample of a column's documents on a session of its own, and what they have in common. Thread: GUI;
// the reading is the session's, the comparing its thread's too.
#pragma once

#include "core/browse/tableinfo.h"
#include "core/json/schema.h"
#include "core/session/pool.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace ui::json {

/// The documents of a sample: from all over a large table (estimate of its rows; -1: unknown), else the first
/// ones. Values of more than some kilobytes are left out. UTF-8.
QByteArray sampleStatement(const core::browse::TableName &table, const QString &column, qint64 estimate);

class SchemaReader : public QObject
{
    Q_OBJECT

public:
    explicit SchemaReader(core::session::Pool &pool, QObject *parent = nullptr);
    ~SchemaReader() override;

    /// The one before is stopped.
    void read(const core::profile::ConnectionProfile &profile, const QString &database,
              const core::browse::TableName &table, const QString &column, qint64 estimate);
    void cancel();
    bool isRunning() const { return m_running; }

signals:
    void finished(const core::json::ColumnSchema &schema);
    void failed(const core::Error &error);

private:
    core::session::Pool &m_pool;
    std::function<void()> m_stop;
    quint64 m_serial = 0;
    bool m_running = false;
};

} // namespace ui::json
