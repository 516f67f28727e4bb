// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/blocked.h"

namespace core::query {

namespace {

// pg_blocking_pids() takes all locks' tables for a moment, so it is asked only of sessions that wait for a
// lock.
constexpr const char *Sql = R"(with recursive waiting as materialized (
 select pid, pg_catalog.pg_blocking_pids(pid) as by from pg_catalog.pg_stat_activity
 where wait_event_type = 'Lock'
), behind(pid) as (
 select pid from waiting where $1::int = any(by)
 union select w.pid from waiting w join behind b on b.pid = any(w.by)
)
select (select count(*) from pg_catalog.pg_locks where pid = $1::int and granted), a.pid, a.usename,
 a.application_name, left(a.query, 2000), $1::int = any(w.by),
 floor(extract(epoch from pg_catalog.clock_timestamp() - coalesce(%1, a.query_start, a.state_change)))::int8
from (select 1) one left join (behind b join waiting w on w.pid = b.pid
 join pg_catalog.pg_stat_activity a on a.pid = b.pid) on true
order by 7 desc nulls last, 2)";

} // namespace

Result<HeldLocks> heldLocks(session::Link &link, session::Job &job, int pid)
{
    const QByteArray since = link.info().version.atLeast(14)
        ? QByteArray("(select min(l.waitstart) from pg_catalog.pg_locks l"
                     " where l.pid = a.pid and not l.granted)")
        : QByteArray("null::timestamptz");
    auto answer
        = link.execute(job, QByteArray(Sql).replace("%1", since), {std::optional(QByteArray::number(pid))});
    if (!answer)
        return answer.error();
    const PGresult *rows = answer->get();
    HeldLocks held;
    for (int row = 0; row < PQntuples(rows); ++row) {
        held.locks = QByteArray(PQgetvalue(rows, row, 0)).toInt();
        if (PQgetisnull(rows, row, 1))
            continue;
        BlockedSession one;
        one.pid = QByteArray(PQgetvalue(rows, row, 1)).toInt();
        one.user = QString::fromUtf8(PQgetvalue(rows, row, 2));
        one.application = QString::fromUtf8(PQgetvalue(rows, row, 3));
        one.query = QString::fromUtf8(PQgetvalue(rows, row, 4));
        one.directly = *PQgetvalue(rows, row, 5) == 't';
        one.waiting = std::chrono::seconds(std::max(0LL, QByteArray(PQgetvalue(rows, row, 6)).toLongLong()));
        held.blocked << one;
    }
    return held;
}

} // namespace core::query
