// SPDX-License-Identifier: GPL-3.0-or-later
// What is offered at a caret (|) in SQL: the first entries in order, those that are somewhere in the list
// (~), and those that are not (!).
#include "core/completion/complete.h"
#include "core/completion/searchpath.h"
#include "tests/support/shopnames.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>

using namespace core::completion;

namespace {

struct Case
{
    const char *sql;
    const char *expected; ///< separated by ";"
};

const Case Cases[] = {
    // the beginning
    {"sel|", "select;~select * from "},
    {"SEL|", "SELECT"},
    {"cte|", "~with q as (\n    select \n)\nselect * from q"},
    {"|", "SELECT;INSERT INTO;UPDATE;DELETE FROM"},
    {"select 1; upd|", "update"},
    {"select 1;\n\ncre|", "create"},
    // FROM
    {"select * from |",
     "~customers;~orders;~order_items;~sales.invoices;~\"Mixed Case\";~sales.;!pg_class;!WHERE"},
    {"select * from ord|", "orders;~order_items;~order_totals;~sales.orders;!orders_pkey"},
    {"select * from oi|", "order_items"},
    {"select * from inv|", "sales.invoices"},
    {"select * from sales.|", "invoices;orders"},
    {"select * from sales.ord|", "orders;!order_items"},
    {"select * from \"Back Office\".|", "\"Staff\""},
    {"select * from back|", "~\"Back Office\"."},
    {"select * from \"Mix|", "\"Mixed Case\""},
    {"select * from \"Mix|\" m", "\"Mixed Case\""},
    {"select * from mix|", "\"Mixed Case\""},
    {"select * from pg_cl|", "pg_class"},
    {"select * from gener|", "generate_series()"},
    {"select * from na|", "\"naïve 🐘\""},
    {"select * from customers, |", "~orders;~products"},
    {"select * from orders o jo|", "join"},
    {"select * from orders o |", "WHERE;JOIN;LEFT JOIN;~ORDER BY"},
    {"select * from orders o left |", "JOIN;OUTER JOIN"},
    {"select * from orders |o", "~WHERE"},
    {"select * from orders as |", "o"},
    {"select * from orders o join |",
     "customers c on c.id = o.customer_id;~order_items oi on oi.order_id = o.id"},
    {"select * from orders o join cust|", "customers c on c.id = o.customer_id;customers"},
    {"SELECT * FROM orders o JOIN cust|", "customers c ON c.id = o.customer_id;customers"},
    {"select * from orders o join customers c |", "on;using (;where"},
    {"select * from orders o join customers c on |", "o.customer_id = c.id"},
    {"select * from customers c join orders o on |", "o.customer_id = c.id"},
    {"select * from orders join order_items on |", "order_items.order_id = orders.id"},
    {"select * from orders o join customers c on c.|", "id;name;email;created_at"},
    {"select * from orders o join sales.invoices i on |", "i.order_id = o.id"},
    {"select * from order_items join sales.invoices using (|", "order_id"},
    {"select * from orders o cross join |", "!customers c on c.id = o.customer_id;~customers"},
    {"select * from (select id as nr, total from orders) q where q.|", "nr;total"},
    {"select * from (select * from customers) q where q.em|", "email"},
    {"select * from (values (1, 2)) v(a, b) where v.|", "a;b"},
    {"select q.| from (select o.*, c.name from orders o join customers c on true) q",
     "id;customer_id;status;placed_at;total;name"},
    {"select * from order_lines(1) l where l.|", "product;\"Line No\""},
    {"select * from generate_series(1, 2) g(n) where g.|", "n"},
    {"select * from orders o, lateral (select o.|", "id;customer_id"},
    {"select * from orders o where exists (select 1 from order_items i where i.order_id = o.|",
     "id;customer_id"},
    {"select * from orders o where exists (|", "select"},
    {"select * from orders o where o.id in (sel|", "select"},
    // expressions
    {"select | from orders", "~id;~customer_id;~status;~*;!sales.invoices"},
    {"select cu| from orders", "customer_id"},
    {"select o.| from orders o", "id;customer_id;status;placed_at;total"},
    {"select o.cu| from orders o", "customer_id"},
    {"select o.| \nfrom orders o join customers c on true", "id;customer_id;!email"},
    {"select o.id, c.na| from orders o, customers c", "name"},
    {"select em| from orders o, customers c", "email"},
    {"select id| from orders o, customers c", "o.id;c.id"},
    {"select \"Mixed Case\".| from \"Mixed Case\"", "\"Id\";\"select\";\"we\"\"ird\""},
    {"select i| from \"Mixed Case\"", "\"Id\""},
    {"select gr| from \"naïve 🐘\"", "\"größe\""},
    {"select * from orders where |", "id;customer_id;status;placed_at;total;~orders."},
    {"select * from orders where status |", "~AND;~IN (;~IS NULL;~GROUP BY;!status"},
    {"select * from orders where status is |", "NULL;NOT NULL"},
    {"select * from orders where status = 'x' a|", "and"},
    {"select * from orders where status = |", "id;~status;~total"},
    {"select * from orders where not |", "id"},
    {"select * from orders where total between 1 and |", "id;~total"},
    {"select * from orders where lower(|", "id;customer_id"},
    {"select * from orders where lower(sta|", "status"},
    {"select * from orders where placed_at > no|", "not;now()"},
    {"select count(|) from orders", "id;~*"},
    {"select cou| from orders", "count()"},
    {"select cou|(*) from orders", "count"},
    {"select order_to| from orders", "order_total()"},
    {"select sales.| from orders", "tax()"},
    {"select ta| from orders", "~sales.tax();!int4pl()"},
    {"select int4| from orders", "!int4pl()"},
    {"select total::| from orders", "integer;bigint"},
    {"select total::num, id::in| from orders", "integer"},
    {"select '1'::times|", "timestamptz"},
    {"select '1'::timestamptz|", "timestamptz"},
    {"select '1'::ord|", "order_status"},
    {"select cast(total as | from orders", "~bigint;~text"},
    {"select case when tot| from orders", "total"},
    {"select case when total > 1 | from orders", "~THEN"},
    {"select total as | from orders", "!id"},
    {"select row_number() over (| from orders", "PARTITION BY;ORDER BY"},
    {"select row_number() over (partition by | from orders", "id;customer_id"},
    {"select row_number() over (partition | from orders", "BY"},
    {"select row_number() | from orders", "~OVER (;~FROM"},
    {"select id from orders group |", "BY"},
    {"select id from orders group by |", "id;customer_id"},
    {"select id from orders order by tot|", "total"},
    {"select total as amount_due from orders order by amo|", "amount_due"},
    {"select id from orders order by id |", "DESC;ASC;~NULLS LAST;~LIMIT"},
    {"select id from orders order by id desc nulls |", "FIRST;LAST"},
    {"select id from orders limit 5 |", "OFFSET"},
    {"select id from orders for |", "UPDATE;SHARE"},
    {"select id from orders union |", "SELECT;ALL"},
    {"select id from orders union all select em| from customers", "email"},
    {"select id from orders union all select tot| from customers", "!total"},
    {"select extract(year from pl|) from orders", "placed_at"},
    {"select a is distinct from to| from orders", "total"},
    {"select orders.cu| from orders", "customer_id"},
    {"select public.orders.| from orders", "id;customer_id"},
    {"select \n  o.to|\nfrom orders o\nwhere o.id = 1\n\nselect * from customers c", "total"},
    {"select * from customers c\n\nselect o.| from orders o", "id;customer_id"},
    {"select '|", "!id"},
    {"select 'a|b' from orders", "!id"},
    {"-- sel|", "!select"},
    {"/* sel| */", "!select"},
    {"select 12|", "!now()"},
    {"select $1|", "!id"},
    // the star
    {"?select *| from customers", "id, name, email, created_at"},
    {"?select c.*| from customers c, orders o", "c.id, c.name, c.email, c.created_at"},
    {"?select *| from \"Mixed Case\" m, customers c",
     "m.\"Id\", m.\"select\", m.\"we\"\"ird\", c.id, c.name, c.email, c.created_at"},
    {"select *| from customers", "!id"},
    {"?select 2 *| from customers", "~id;!id, name, email, created_at"},
    // CTEs
    {"with recent as (select id as order_nr from orders) select * from rec|", "recent"},
    {"with recent as (select id as order_nr from orders) select r.| from recent r", "order_nr"},
    {"with recent (a, b) as (select 1, 2) select recent.| from recent", "a;b"},
    {"with a as (select id x from orders), b as (select * from a) select b.| from b", "x"},
    {"with a as (select id, tot| from orders) select 1", "total"},
    {"with recursive t as (select id from orders union all select t.| from t) select 1", "id"},
    {"with d as (delete from orders returning id, total) select d.| from d", "id;total"},
    {"with |", "RECURSIVE"},
    {"with a |", "AS"},
    {"with a as (select 1) |", "SELECT;INSERT INTO"},
    {"with a as (select 1) insert into orders (|", "~customer_id"},
    // INSERT
    {"ins|", "insert into"},
    {"insert |", "INTO"},
    {"insert into |", "~customers;~orders;!daily"},
    {"insert into cust|", "customers"},
    {"insert into customers |", "VALUES;SELECT;("},
    {"insert into customers (|", "id, name, email, created_at;id;name"},
    {"insert into customers (id, |", "name;email;!id"},
    {"insert into customers (id, |, email) values", "name;created_at;!email"},
    {"insert into customers (id) |", "VALUES;SELECT"},
    {"insert into customers (id) values (|", "~DEFAULT;!name"},
    {"insert into customers (id) values (1) |", "ON CONFLICT;RETURNING"},
    {"insert into customers (id) values (1) on |", "CONFLICT"},
    {"insert into customers (id) values (1) on conflict (|", "id;name"},
    {"insert into customers (id) values (1) on conflict (id) |", "DO NOTHING;DO UPDATE SET"},
    {"insert into customers (id) values (1) on conflict (id) do update set |", "id;name"},
    {"insert into customers (id) values (1) on conflict (id) do update set name = excluded.|",
     "id;name;email"},
    {"insert into customers (id) values (1) on conflict (id) do update set name = exc|", "excluded."},
    {"insert into orders (id) values (1) on conflict on constraint |", "orders_total_check"},
    {"insert into customers (id) values (1) returning |", "id;name;~*"},
    {"insert into customers (id) select | from orders", "id;customer_id;!email"},
    {"insert into customers (id) select id from orders returning em|", "email"},
    // UPDATE, DELETE, MERGE
    {"update |", "~orders;!daily"},
    {"update orders |", "SET"},
    {"update orders set |", "id;customer_id;status"},
    {"update orders set status = 'x', |", "id;customer_id;placed_at;!status"},
    {"update orders set status |", "="},
    {"update orders set total = |", "id;~total;~DEFAULT"},
    {"update orders set total = 1 |", "~WHERE;~RETURNING;~FROM"},
    {"update orders set total = 1 where |", "id;customer_id"},
    {"update orders o set total = c.| from customers c", "id;name"},
    {"update orders o set total = 1 from customers c where c.id = o.|", "id;customer_id"},
    {"update orders set total = 1 returning to|", "total"},
    {"delete |", "FROM"},
    {"delete from ord|", "orders"},
    {"delete from orders where |", "id;customer_id"},
    {"delete from orders o using customers c where c.|", "id;name"},
    {"delete from orders using |", "~customers"},
    {"merge into orders o using customers c on c.id = o.|", "id;customer_id"},
    {"merge into orders o using customers c on true when |", "~MATCHED;~NOT MATCHED"},
    {"merge into orders o using customers c on true when matched then update set |", "id;customer_id;status"},
    {"merge into orders o using customers c on true when not matched then insert (|", "id;customer_id"},
    {"merge into orders o using customers c on true when matched and c.|", "id;name"},
    // settings and the rest
    {"set |", "~work_mem;~search_path;~LOCAL"},
    {"set work|", "work_mem"},
    {"set work_mem |", "TO;="},
    {"set local client_min_messages = |", "debug5;notice;warning;error"},
    {"set enable_seqscan to |", "on;off"},
    {"set search_path to |", "~public;~sales;~\"Back Office\""},
    {"set auto_explain.|", "log_analyze"},
    {"show work|", "work_mem"},
    {"reset |", "~work_mem;~ALL"},
    {"set role |", "~reporting;~\"Sales Team\";~postgres"},
    {"alter system set wo|", "work_mem"},
    {"alter role reporting set sea|", "search_path"},
    {"drop |", "TABLE;VIEW;INDEX"},
    {"drop table |", "~orders;~IF EXISTS;!order_totals"},
    {"drop table if exists ord|", "orders"},
    {"drop table orders, |", "~customers"},
    {"drop table orders |", "CASCADE;RESTRICT"},
    {"drop view |", "order_totals;~IF EXISTS;!orders"},
    {"drop index |", "orders_pkey"},
    {"drop materialized view |", "daily"},
    {"drop function order_t|", "order_total(bigint, boolean, text)"},
    {"drop trigger |", "orders_touch"},
    {"drop trigger orders_touch on |", "~orders"},
    {"drop role rep|", "reporting"},
    {"drop schema sa|", "sales"},
    {"alter table |", "~orders;~ONLY"},
    {"alter table orders |", "ADD COLUMN;~DROP COLUMN;~OWNER TO"},
    {"alter table orders drop column |", "id;customer_id"},
    {"alter table public.orders drop column st|", "status"},
    {"alter table orders alter column status type |", "~text;~order_status"},
    {"alter table orders drop constraint |", "orders_total_check"},
    {"alter table orders owner to |", "~reporting"},
    {"alter table orders add constraint x foreign key (customer_id) references |", "~customers"},
    {"alter table orders add constraint x foreign key (customer_id) references customers (|", "id;name"},
    {"alter table sales.invoices add column x |", "~text;~bigint"},
    {"create |", "TABLE;VIEW;INDEX"},
    {"create table t (id bi|", "bigint"},
    {"create table t (id bigint |", "~NOT NULL;~PRIMARY KEY"},
    {"create table t (id bigint, |", "~CONSTRAINT;~PRIMARY KEY"},
    {"create index on |", "~orders"},
    {"create index on orders (|", "id;customer_id;status"},
    {"create index on orders using |", "~gin;~btree"},
    {"create index on orders using gin (sta|", "status"},
    {"create unique index concurrently x on orders (id, to|", "total"},
    {"create view v as sel|", "select"},
    {"create view v as select o.| from orders o", "id;customer_id"},
    {"create table x as select to| from orders", "total"},
    {"create trigger t before insert on |", "~orders"},
    {"create trigger t before insert on orders for each row execute function |", "touch()"},
    {"create policy p on orders using (cust|", "customer_id"},
    {"create extension |", "hstore"},
    {"create function f(a in|", "~integer"},
    {"create function f() returns |", "~text;~order_status"},
    {"create function f() returns int language |", "plpgsql"},
    {"create function f() returns int language sql as $$ select o.| from orders o $$", "id;customer_id"},
    {"do $x$ begin\n  perform 1;\n  update orders set sta|\nend $x$", "status"},
    {"create function f() returns int language plpgsql as $$ begin "
     "if true then select | from orders; end if; end $$",
     "id;customer_id"},
    // names of the routine
    {"create function f(p_id int, \"Odd Name\" text default 'a,b', p_row orders) "
     "returns int language plpgsql as $$\n"
     "declare\n  v_total constant numeric(10,2) := 1;\n  v_row orders%rowtype;\nbegin\n  return v|",
     "v_row;v_total"},
    {"create function f(in p_id int, out p_sum int) language plpgsql as $$ begin p_sum := p| end $$",
     "~p_id;~p_sum"},
    {"create function f(p_id int) returns int as $$ select * from orders where id = p_| $$ language sql",
     "p_id"},
    {"create function f(p_id int) returns int as $$ select fou| $$ language sql", "!found"},
    {"create function f(\"Odd Name\" int) returns int as $$ begin perform odd| end $$", "\"Odd Name\""},
    {"create function f(p_row public.orders) returns int as $$ begin return p_row.| end $$",
     "id;customer_id"},
    {"do $$ declare r orders; begin r.| := 1; end $$", "id;customer_id"},
    {"do $$ declare v_one int; begin select 1 into v| from customers; end $$", "v_one"},
    {"do $$ declare v_a int; begin declare v_b int; begin null; end; if true then v_| ", "v_a;!v_b"},
    {"do $$ begin for v_i in 1..3 loop case when true then null; end case; "
     "insert into orders (id) values (v|",
     "v_i"},
    {"do $$ begin for v_i in 1..3 loop if v_i > 1 then exit; end if; end loop; perform v|", "!v_i"},
    {"do $$ declare x order_s|; begin end $$", "order_status"},
    {"do $$ declare v_a int; begin execute $q$ select v| $q$; end $$", "!v_a"},
    {"create function t() returns trigger language plpgsql as $$ begin if tg_o| ", "tg_op"},
    {"create function t() returns trigger language plpgsql as $$ begin return n| ", "~new;!tg_op"},
    {"create function t() returns trigger language plpgsql as $$ begin new.sta| := 1; end $$", "status"},
    {"CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TG| ", "TG_OP;~TG_NAME"},
    {"create function f() returns int as $$ begin return tg| end $$", "!tg_op"},
    {"grant |", "SELECT;INSERT"},
    {"grant select on |", "~orders;~ALL TABLES IN SCHEMA"},
    {"grant select on orders to |", "~reporting;~PUBLIC"},
    {"grant usage on schema |", "~sales"},
    {"revoke all on orders from rep|", "reporting"},
    {"comment on table |", "~orders"},
    {"comment on column orders.|", "id;customer_id"},
    {"truncate |", "~orders"},
    {"vacuum ana|", "analyze"},
    {"analyze orders (|", "id;customer_id"},
    {"refresh materialized view |", "daily;~CONCURRENTLY"},
    {"explain sel|", "select"},
    {"explain (analyze) select o.| from orders o", "id"},
    {"explain (|", "ANALYZE;VERBOSE"},
    {"copy orders (|", "id;customer_id"},
    {"copy (select o.| from orders o) to stdout", "id"},
    {"call arch|", "archive_orders()"},
    {"lock table ord|", "orders"},
    {"prepare p as select o.| from orders o", "id;customer_id"},
    {"declare c cursor for select o.| from orders o", "id;customer_id"},
};

/// "?" in front: asked for by Ctrl+Space.
Answer ask(QByteArray sql, const SnapshotPtr &names, const UsagePtr &usage = {})
{
    Request request;
    request.asked = sql.startsWith('?');
    if (request.asked)
        sql.remove(0, 1);
    request.caret = sql.indexOf('|');
    request.statement = sql.remove(request.caret, 1);
    request.snapshot = names;
    request.usage = usage;
    return complete(request);
}

QStringList inserts(const Answer &answer)
{
    QStringList list;
    for (const Entry &entry : answer.entries)
        list << entry.insert;
    return list;
}

} // namespace

class TestComplete : public QObject
{
    Q_OBJECT

private slots:
    void offers_data();
    void offers();
    void usedFirst();
    void replacesTheWord();
    void withoutNames();
    void caretInParentheses();
    void anyCaretOfAnyText();
    void longStatements();
    void rowsOfTriggers();
    void temporaryAndShadowed();
    void ownSnippets();

private:
    SnapshotPtr m_names = support::shopNames();
};

void TestComplete::offers_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("expected");
    for (const Case &one : Cases)
        QTest::newRow(one.sql) << QByteArray(one.sql) << QString::fromUtf8(one.expected);
}

void TestComplete::offers()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, expected);
    const QStringList all = inserts(ask(sql, m_names));
    qsizetype at = 0;
    const QString shown = all.mid(0, 12).join(QStringLiteral(" ; "));
    const bool lower = sql.contains("select") || sql.contains("insert");
    for (const QString &wanted : expected.split(QLatin1Char(';'))) {
        const bool somewhere = wanted.startsWith(QLatin1Char('~'));
        const bool nowhere = wanted.startsWith(QLatin1Char('!'));
        const QString text = somewhere || nowhere ? wanted.mid(1) : wanted;
        const auto is = [&](const QString &entry) {
            return entry == text || (entry.compare(text, Qt::CaseInsensitive) == 0 && text == text.toUpper());
        };
        const qsizetype found = std::find_if(all.begin(), all.end(), is) - all.begin();
        if (nowhere)
            QVERIFY2(found == all.size(), qPrintable(QStringLiteral("%1 is offered: %2").arg(text, shown)));
        else if (somewhere)
            QVERIFY2(found < all.size(), qPrintable(QStringLiteral("no %1 in: %2").arg(text, shown)));
        else
            QVERIFY2(at < all.size() && is(all[at]),
                     qPrintable(QStringLiteral("%1 is not no. %2: %3").arg(text).arg(at + 1).arg(shown)));
        if (!nowhere && !somewhere)
            ++at;
    }
    Q_UNUSED(lower)
}

void TestComplete::usedFirst()
{
    auto usage = std::make_shared<UsageCounts>();
    QCOMPARE(inserts(ask("select * from o|", m_names)).first(), QStringLiteral("orders"));
    usage->insert("r:public.order_items", 5);
    QCOMPARE(inserts(ask("select * from o|", m_names, usage)).first(), QStringLiteral("order_items"));
    // but never over what fits better
    QCOMPARE(inserts(ask("select * from orders|", m_names, usage)).first(), QStringLiteral("orders"));
}

void TestComplete::replacesTheWord()
{
    Answer answer = ask("select * from ord|", m_names);
    QCOMPARE(answer.from, 14);
    QCOMPARE(answer.typed, QByteArray("ord"));
    answer = ask("select * from \"Or|\" x", m_names);
    QCOMPARE(answer.from, 14);
    QCOMPARE(answer.behind, 1);
    answer = ask("do $$ begin select * from ord| ; end $$", m_names);
    QCOMPARE(answer.from, 26);
    answer = ask("?select c.*| from customers c", m_names);
    QCOMPARE(answer.from, 7);
    answer = ask("select * from orders o|", m_names);
    QVERIFY(answer.mayBeNew);
}

void TestComplete::withoutNames()
{
    QCOMPARE(inserts(ask("sel|", {})).first(), QStringLiteral("select"));
    QCOMPARE(inserts(ask("with a as (select 1 as one) select a.| from a", {})),
             QStringList({QStringLiteral("one"), QStringLiteral("*")}));
    QVERIFY(inserts(ask("select * from |", {})).contains(QStringLiteral("lateral")));
}

void TestComplete::caretInParentheses()
{
    for (const Entry &entry : ask("select order_to|", m_names).entries) {
        if (entry.insert == QLatin1String("order_total()"))
            QCOMPARE(entry.caretBack, 1);
    }
    QCOMPARE(ask("select no|", m_names).entries.first().caretBack, 0);
}

/// Nothing crashes and nothing takes long, whatever stands where.
void TestComplete::anyCaretOfAnyText()
{
    QByteArrayList texts;
    for (const Case &one : Cases)
        texts << QByteArray(one.sql).replace("|", "").replace("?", "");
    texts << "select \""
          << "(((((((((("
          << "))))"
          << ".....;;;,,,,"
          << "select * from (select * from (select"
          << "with with with"
          << "\xff\xfe select \xc3 from \xf0\x9f"
          << "insert into ((("
          << "$$ $$ $a$ do" << QByteArray("a\0b", 3)
          << "from from from , , join on using ( ( on conflict on conflict do"
          << "union select union insert returning on conflict"
          << "merge when when then then";
    QElapsedTimer clock;
    for (const QByteArray &text : texts) {
        for (qsizetype caret = 0; caret <= text.size(); ++caret) {
            for (const bool asked : {false, true}) {
                clock.start();
                Request request;
                request.statement = text;
                request.caret = caret;
                request.snapshot = m_names;
                request.asked = asked;
                const Answer answer = complete(request);
                QVERIFY(answer.from >= 0 && answer.from <= caret);
                QVERIFY2(clock.elapsed() < support::Patience, text.constData());
                for (const Entry &entry : answer.entries)
                    QVERIFY(!entry.insert.isEmpty() && entry.caretBack <= entry.insert.size());
            }
        }
    }
}

void TestComplete::longStatements()
{
    QByteArray values = "insert into customers (id, name) values ";
    for (int i = 0; i < 5000; ++i)
        values += "(" + QByteArray::number(i) + ", 'x'), ";
    QElapsedTimer clock;
    clock.start();
    QVERIFY(inserts(ask(values + "(|", m_names)).contains(QStringLiteral("default")));
    QByteArray nested;
    for (int i = 0; i < 2000; ++i)
        nested += "select * from (";
    ask(nested + "|", m_names);
    QByteArray joined = "select | from orders t0";
    for (int i = 1; i < 300; ++i)
        joined += " join orders t" + QByteArray::number(i) + " on true";
    ask(joined, m_names);
    QVERIFY2(clock.elapsed() < support::Patience, QByteArray::number(clock.elapsed()).constData());
}

/// NEW and OLD: the catalogue's triggers, those of the script, or nobody knows.
void TestComplete::rowsOfTriggers()
{
    const auto offered = [this](QByteArray sql, const QByteArray &behind) {
        Request request;
        request.caret = sql.indexOf('|');
        request.statement = sql.remove(request.caret, 1);
        request.behind = behind;
        request.snapshot = m_names;
        return inserts(complete(request));
    };
    const QStringList orders
        = offered("create or replace function touch() returns trigger language plpgsql as "
                  "$$ begin if old.| then end if; end $$",
                  {});
    QCOMPARE(orders, inserts(ask("select orders.| from orders", m_names)).mid(0, orders.size()));
    QVERIFY(orders.contains(QLatin1String("customer_id")));
    QCOMPARE(offered("create function public.touch() returns trigger as $body$ begin new.| := 1; end $body$ "
                     "language plpgsql",
                     {}),
             orders);
    // another function of that name
    QVERIFY(offered("create function sales.touch() returns trigger as $$ begin new.| end $$", {}) != orders);
    // of the script, where the catalogue knows none; of a table of several names
    const QByteArray made = "create function f() returns trigger as $$ begin new.| := 1; end $$";
    QVERIFY(offered(made, {}) != orders);
    QCOMPARE(offered(made,
                     "; CREATE TRIGGER t BEFORE UPDATE OF total ON public.orders FOR EACH ROW EXECUTE "
                     "PROCEDURE F();"),
             orders);
    QCOMPARE(offered(made,
                     ";\n-- on\ncreate or replace constraint trigger \"on\" after insert on orders from "
                     "customers deferrable for each row when (new.id > 1) execute function public.f('a')"),
             orders);
    const QStringList both = offered(made,
                                     "; create trigger a after insert on orders execute function f(); "
                                     "create trigger b after insert on customers execute function f();");
    QVERIFY(both.contains(QLatin1String("customer_id")) && both.contains(QLatin1String("email")));
    QCOMPARE(both.count(QStringLiteral("id")), 1);
    // of another function, or a table that nobody knows yet
    const QStringList any = offered(made, {});
    for (const char *behind : {"; create trigger t after insert on orders execute function g()",
                               "; create trigger t after insert on nowhere execute function f()",
                               "; create trigger t after insert on", "; create", "; create trigger"})
        QCOMPARE(offered(made, behind), any);
}

void TestComplete::temporaryAndShadowed()
{
    SnapshotBuilder builder;
    builder.setSearchPath({"pg_temp", "a", "b"});
    builder.addSchema("a");
    builder.addSchema("b");
    builder.addRelation(1, "pg_temp", "mine", RelationKind::Table);
    builder.addRelation(2, "a", "bothways", RelationKind::Table);
    builder.addRelation(3, "b", "bothways", RelationKind::Table);
    builder.addRelation(4, "b", "second", RelationKind::Table);
    const SnapshotPtr names = builder.build();
    QCOMPARE(inserts(ask("select * from mi|", names)).first(), QStringLiteral("mine"));
    QCOMPARE(inserts(ask("select * from bo|", names)).mid(0, 2),
             QStringList({QStringLiteral("bothways"), QStringLiteral("b.bothways")}));
    QCOMPARE(inserts(ask("select * from sec|", names)).first(), QStringLiteral("second"));
    // as a session sees it that has set another path
    PathView view;
    QCOMPARE(view.of(names, {}), names);
    const SnapshotPtr turned = view.of(names, QStringList{QStringLiteral("b")});
    QCOMPARE(view.of(names, QStringList{QStringLiteral("b")}), turned);
    QCOMPARE(inserts(ask("select * from mi|", turned)).first(), QStringLiteral("mine"));
    QCOMPARE(inserts(ask("select * from bo|", turned)).mid(0, 2),
             QStringList({QStringLiteral("bothways"), QStringLiteral("a.bothways")}));
    QCOMPARE(
        turned->schemas()[turned->relations()[std::size_t(turned->relation({}, "bothways"))].schema].name,
        turned->schemas()[std::size_t(turned->schema("b"))].name);
    const SnapshotPtr none = view.of(names, QStringList{});
    QCOMPARE(inserts(ask("select * from sec|", none)).first(), QStringLiteral("b.second"));
    QCOMPARE(view.of({}, QStringList{}), SnapshotPtr());
}

void TestComplete::ownSnippets()
{
    Request request;
    request.statement = "top";
    request.caret = 3;
    request.snapshot = m_names;
    request.snippets = {{QStringLiteral("top"), QStringLiteral("SELECT $0 LIMIT 10"), {}}};
    const Entry entry = complete(request).entries.first();
    QCOMPARE(entry.insert, QStringLiteral("SELECT  LIMIT 10"));
    QCOMPARE(entry.caretBack, 9);
}

QTEST_GUILESS_MAIN(TestComplete)
#include "tst_complete.moc"
