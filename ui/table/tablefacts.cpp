// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/tablefacts.h"

namespace ui::table {

using core::Error;
using core::Result;
using core::browse::TableInfo;
using core::browse::TableName;
using core::session::Job;
using core::session::Lease;
using core::session::Link;

TableFacts::TableFacts(core::session::Pool &pool, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
{
}

void TableFacts::setPlace(const core::profile::ConnectionProfile &profile, const QString &database)
{
    if (m_profile == profile && m_database == database)
        return;
    m_profile = profile;
    m_database = database;
    m_known.clear();
    forget();
}

void TableFacts::forget()
{
    ++m_serial;
    m_fresh.clear();
    const auto waiting = std::exchange(m_waiting, {});
    for (const QList<Waiting> &list : waiting) {
        for (const Waiting &one : list) {
            if (one.context)
                one.answer(Error::cancelled());
        }
    }
}

QString TableFacts::keyOf(const TableName &name)
{
    return name.schema + QChar(0) + name.table; // no name holds the character
}

const TableInfo *TableFacts::known(qint64 oid) const
{
    return m_known.value(keyOf(oid)).get();
}

const TableInfo *TableFacts::known(const TableName &name) const
{
    return m_known.value(keyOf(name)).get();
}

void TableFacts::read(qint64 oid, QObject *context, Answer answer)
{
    ask(keyOf(oid), context, std::move(answer), [library = m_library, oid](Link &link, Job &job) {
        return core::browse::readTable(link, job, library, oid);
    });
}

void TableFacts::read(const TableName &name, QObject *context, Answer answer)
{
    ask(keyOf(name), context, std::move(answer), [library = m_library, name](Link &link, Job &job) {
        return core::browse::readTable(link, job, library, name);
    });
}

void TableFacts::ask(const QString &key, QObject *context, Answer answer, Request request)
{
    if (const auto info = m_known.value(key); info && m_fresh.contains(key)) {
        QMetaObject::invokeMethod(
            context, [answer = std::move(answer), info] { answer(*info); }, Qt::QueuedConnection);
        return;
    }
    QList<Waiting> &waiting = m_waiting[key];
    waiting << Waiting{context, std::move(answer)};
    if (waiting.size() > 1 || !m_profile)
        return;
    const quint64 serial = m_serial;
    core::whenDone(m_pool.shared(*m_profile, m_database), this,
                   [this, key, serial, request = std::move(request)](Result<Lease> lease) {
                       if (!lease)
                           return finish(key, serial, lease.error());
                       auto held = std::make_shared<Lease>(std::move(*lease));
                       auto reading = (*held)->run<TableInfo>(tr("Reading columns and keys"), request);
                       core::whenDone(std::move(reading), this,
                                      [this, key, serial, held](Result<TableInfo> info) {
                                          held->release();
                                          finish(key, serial, info);
                                      });
                   });
}

void TableFacts::finish(const QString &key, quint64 serial, const Result<TableInfo> &info)
{
    if (serial != m_serial)
        return; // they were answered when the place changed
    if (info) {
        const auto kept = std::make_shared<const TableInfo>(*info);
        for (const QString &name : {key, keyOf(kept->oid), keyOf(kept->name)}) {
            m_known.insert(name, kept);
            m_fresh.insert(name);
        }
    }
    for (const Waiting &one : m_waiting.take(key)) {
        if (one.context)
            one.answer(info);
    }
}

} // namespace ui::table
