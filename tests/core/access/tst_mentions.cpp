// SPDX-License-Identifier: GPL-3.0-or-later
// What a statement names, and that any text is survived.
#include "core/access/mentions.h"
#include "tests/support/testmain.h"

using namespace core::access;

namespace {

QString text(const QList<Mention> &mentions)
{
    QStringList list;
    for (const Mention &mention : mentions) {
        QString line = (mention.ownership ? QStringLiteral("own") : keyword(mention.privilege))
            + QLatin1Char(' ') + mention.what + QLatin1Char(' ') + mention.schema + QLatin1Char('/')
            + mention.name;
        if (!mention.columns.isEmpty())
            line += QLatin1Char('(') + mention.columns.join(QLatin1Char(',')) + QLatin1Char(')');
        if (mention.everyColumn)
            line += QLatin1Char('*');
        list << line;
    }
    return list.join(QLatin1String("; "));
}

} // namespace

class TestMentions : public QObject
{
    Q_OBJECT

private slots:
    void statements_data()
    {
        QTest::addColumn<QString>("mentions");
        const auto add = [](const char *sql, const char *mentions) {
            QTest::newRow(sql) << QString::fromUtf8(mentions);
        };
        add("", "");
        add("select * from s.t", "select relation s/t*");
        add("table t", "select relation /t");
        add("SELECT * FROM \"S 1\".\"a\"\"b\"", "select relation S 1/a\"b*");
        add("insert into t (a, \"B\") values (1, 'from x')", "insert relation /t(a,B)");
        add("update only s.t set a = 1, (b, c) = (2, 3) where d",
            "update relation s/t(a,b,c); select relation s/t; "
            "select relation /a; select relation /b; "
            "select relation /c; select relation /d");
        add("delete from t", "delete relation /t");
        add("truncate table t", "truncate relation /t");
        add("copy t (a) from stdin", "insert relation /t(a)");
        add("copy t to stdout", "select relation /t");
        add("call s.p(1)", "execute routine s/p");
        add("select nextval('\"s 1\".q')", "usage sequence s 1/q");
        add("drop table if exists a, s.b cascade", "own relation /a; own relation s/b");
        add("drop function s.f(int), g", "own routine s/f; own routine /g");
        add("alter default privileges in schema s grant select on tables to x",
            "select relation /s; select relation /x");
        add("create index on s.t (a)", "own relation s/t; create schema s/");
        add("create temp table t (a int)", "temporary database /");
        add("set local my.setting = 1", "set parameter /my.setting");
        add("set role x", "");
        add("select $$ from t $$, e'\\' from u' -- from v", "");
    }

    void statements()
    {
        QFETCH(QString, mentions);
        QCOMPARE(text(mentionsOf(QString::fromUtf8(QTest::currentDataTag()))), mentions);
    }

    void anyTextIsSurvived()
    {
        const QString whole = QStringLiteral(
            "with x as (update \"a\"\".b\" set (c, d) = (1, 2) where e returning *) insert into s.t (a, b) "
            "select f(1), nextval('\"q') from x, lateral g(2) h; create unique index if not exists i on only "
            "s.t using btree (a); drop function s.f(int, text), g(; alter table if exists; copy (select 1) "
            "to; truncate; set local; 😀 \u202e '");
        for (qsizetype from = 0; from < whole.size(); from += 3) {
            for (qsizetype count = 0; count < whole.size() - from; count += 5) {
                (void)mentionsOf(whole.mid(from, count));
                (void)namesIn(whole.mid(from, count));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestMentions)
#include "tst_mentions.moc"
