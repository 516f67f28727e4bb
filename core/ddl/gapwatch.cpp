// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/gapwatch.h"

#include <QSet>

namespace core::ddl {

namespace {

/// Each row's place and version.
QByteArray versionsOf(const QStringList &watched)
{
    QByteArrayList parts;
    for (const QString &from : watched)
        parts << "select cast(tableoid as pg_catalog.text), cast(ctid as pg_catalog.text), "
                 "cast(xmin as pg_catalog.text), cast(xmax as pg_catalog.text) from "
                + from.toUtf8();
    return parts.join(" union all ");
}

QByteArray place(const PGresult *rows, int row)
{
    return QByteArray(PQgetvalue(rows, row, 0)) + ' ' + PQgetvalue(rows, row, 1) + ' '
        + PQgetvalue(rows, row, 2);
}

} // namespace

GapWatch::GapWatch(session::Link &link, session::Job &job, QStringList watched)
    : m_link(link)
    , m_job(job)
    , m_watched(std::move(watched))
{
}

Result<void> GapWatch::begin()
{
    if (m_watched.isEmpty())
        return {};
    auto declared
        = m_link.execute(m_job, "declare howdah_seen no scroll cursor for " + versionsOf(m_watched));
    if (!declared)
        return std::move(declared).error();
    return {};
}

Result<bool> GapWatch::isBroken()
{
    if (m_watched.isEmpty())
        return false;
    auto own = m_link.execute(m_job,
                              "select cast(cast(cast(pg_catalog.pg_current_xact_id_if_assigned() as "
                              "pg_catalog.text) as pg_catalog.int8) & 4294967295 as pg_catalog.text)");
    if (!own)
        return std::move(own).error();
    const QByteArray id = PQgetvalue(own->get(), 0, 0);
    auto now = m_link.execute(m_job, versionsOf(m_watched));
    if (!now)
        return std::move(now).error();
    auto seen = m_link.execute(m_job, "fetch all from howdah_seen");
    if (!seen)
        return std::move(seen).error();
    QSet<QByteArray> there;
    QSet<QByteArray> known;
    for (int row = 0; row < PQntuples(now->get()); ++row)
        there.insert(place(now->get(), row));
    for (int row = 0; row < PQntuples(seen->get()); ++row) {
        const QByteArray version = place(seen->get(), row);
        known.insert(version);
        if (!there.contains(version) && id != PQgetvalue(seen->get(), row, 3))
            return true; // ended, and not by us
    }
    for (int row = 0; row < PQntuples(now->get()); ++row) {
        if (!known.contains(place(now->get(), row)) && id != PQgetvalue(now->get(), row, 2))
            return true; // new, and not ours
    }
    return false;
}

} // namespace core::ddl
