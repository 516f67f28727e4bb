// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/occurrences.h"

#include <QTest>

using namespace core::edit;

class TestOccurrences : public QObject
{
    Q_OBJECT

private slots:
    void counts_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<int>("expected");
        const auto row
            = [](const char *sql, int expected) { QTest::newRow(sql) << QByteArray(sql) << expected; };
        row("select * from t", 1);
        row("TABLE T", 1);
        row("table only s.t", 1);
        row("select t.id, t.name from t where t.id in (1, 2) order by t.id, t.name", 1);
        row("select * from s.t as x join u on u.id = x.id", 1);
        row("select * from u, t", 1);
        row("select * from other.t", 0);
        row("select a.id, b.name from t a join t b on a.parent = b.id", 2);
        row("select * from t, s.t b", 2);
        row("select * from u join lateral (select * from t where t.id = u.id) x on true", 1);
        row("select * from (t join u using (id))", 1);
        row("select * from (t cross join t x)", 2);
        row("select (select max(id) from t), id from t", 2);
        row("select id from u where id in (select id from t)", 1);
        row("with x as (select * from t) select * from x", 1);
        row("with x as (select * from t), y (a) as not materialized (select 1) select * from x, y", 1);
        row("with x as (select * from t) select a.id, b.name from x a join x b using (id)", 3);
        row("update t set name = 'x' returning *", 1);
        row("insert into t (id, name) values (1, 'from t') returning *", 1);
        row("insert into t select * from t returning *", 2);
        row("delete from u using t where u.id = t.id returning t.*", 1);
        row("select id from t union all select id from t", 2);
        row("select 'from t', $$ from t $$, \"from t\" from t -- from t", 1);
        row("select /* from t */ * from \"t\" for update", 1);
        row("select * from \"T\"", 0);
        row("select * from U&\"\\0074\"", 1);
        row("execute q", 0);
        row("select extract(year from now()), t.id is distinct from 3 from t", 1);
        row("select * from t tablesample system (10), generate_series(1, 3) g", 1);
        row("select * from u left join t on u.id = t.id and t.x in (select 1), v", 1);
    }
    void counts()
    {
        QFETCH(QByteArray, sql);
        QTEST(occurrences(sql, {QStringLiteral("s"), QStringLiteral("t")}), "expected");
    }

    void hostileNames()
    {
        const core::browse::TableName name{QStringLiteral("a \"b\""),
                                           QStringLiteral("from t, \"t\" -- ünïcødé")};
        QCOMPARE(occurrences("select * from \"a \"\"b\"\"\".\"from t, \"\"t\"\" -- ünïcødé\"", name), 1);
        QCOMPARE(occurrences("select * from \"from t, \"\"t\"\" -- ünïcødé\" x, t", name), 1);
        // 63 bytes count
        const QString longest(63, QLatin1Char('n'));
        QCOMPARE(occurrences("select * from " + QByteArray(70, 'n') + ", " + QByteArray(63, 'N'),
                             {QStringLiteral("s"), longest}),
                 2);
    }
};

QTEST_GUILESS_MAIN(TestOccurrences)
#include "tst_occurrences.moc"
