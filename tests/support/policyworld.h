// SPDX-License-Identifier: GPL-3.0-or-later
// A table with row level security and the roles that look at it, for tests of seeing as another role. Names
// as bad as the server allows.
#pragma once

#include "core/base/sqlquote.h"
#include "tests/support/testserver.h"

#include <QRandomGenerator>
#include <QUrl>

namespace support {

/// public.notes (id, owner, tenant, note): 10 rows. `seer` reads and writes its own 4, and with
/// request.jwt.claims {"tenant": "t1"} the 3 of t1 as well. `other` owns the rest.
class PolicyWorld
{
public:
    explicit PolicyWorld(const QString &databaseUrl)
        : url(databaseUrl)
    {
        const QString unique = QString::number(QRandomGenerator::global()->generate(), 36);
        // 63 bytes: the longest there is
        seer = QStringLiteral("se\"er' \n<b>&%1 \U0001F9A9 ") + unique;
        while (seer.toUtf8().size() < 63)
            seer += QLatin1Char('x');
        other = QStringLiteral("other ") + unique;
        plain = QStringLiteral("plain ") + unique;
    }

    core::Result<TestServer::Rows> exec(const QString &sql) const
    {
        QString text = sql;
        text.replace(QLatin1String("{seer}"), core::quoteIdentifier(seer));
        text.replace(QLatin1String("{other}"), core::quoteIdentifier(other));
        text.replace(QLatin1String("{plain}"), core::quoteIdentifier(plain));
        text.replace(QLatin1String("{'seer'}"), core::quoteLiteral(seer));
        text.replace(QLatin1String("{'other'}"), core::quoteLiteral(other));
        return TestServer::query(url, text);
    }

    core::Result<TestServer::Rows> make() const
    {
        return exec(QStringLiteral(
            "create role {seer}; create role {other}; create role {plain} login; grant {other} to {plain}; "
            "create table public.notes (id int primary key, owner name default current_user, tenant text, "
            "note text); "
            "insert into public.notes select g, case when g <= 4 then {'seer'}::name else {'other'}::name "
            "end, case when g > 7 then 't1' else 't2' end, 'note ' || g from generate_series(1, 10) g; "
            "alter table public.notes enable row level security; "
            "create policy own on public.notes using (owner = current_user); "
            "create policy tenant on public.notes for select using "
            "(tenant = coalesce(nullif(current_setting('request.jwt.claims', true), '')::json ->> 'tenant', "
            "'')); "
            "grant select, insert, update, delete on public.notes to {seer}, {other}"));
    }

    core::Result<TestServer::Rows> drop() const
    {
        return exec(QStringLiteral("drop owned by {seer}, {other}, {plain}; drop role {plain}, {seer}, "
                                   "{other}; drop table public.notes"));
    }

    /// The rows there are, seen by nobody's policy.
    QString rowCount() const
    {
        const auto rows = exec(QStringLiteral("select count(*) from public.notes"));
        return rows && !rows->isEmpty() ? rows->value(0).value(0) : QStringLiteral("?");
    }

    QString url;
    QString seer;
    QString other;
    QString plain; ///< can log in, and be `other` alone
};

} // namespace support
