// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sqlquote.h"
#include "core/catalog/reader.h"
#include "core/kinds/kinds.h"
#include "core/session/session.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <cstdio>

using namespace core;
using namespace core::catalog;
using namespace core::session;

namespace {

const QString hostile = QStringLiteral("we\"ird 'x' &%1<b>\n☕ שלום :oid");

const char schemaSql[] = R"sql(
create schema %1;
create type public.mood as enum ('sad', 'ok', 'happy');
create type public.pair as (a int, b text);
create domain public.positive as int check (value > 0);
create table public.customers (
    customer_id bigint generated always as identity primary key,
    name text not null, seen timestamptz(3), mood public.mood, twice int generated always as (2) stored);
create table public.orders (
    order_id bigint primary key, customer_id bigint not null references public.customers, code varchar(20));
comment on table public.orders is 'what they bought';
comment on column public.orders.code is 'of the label';
create index orders_code on public.orders (lower(code), customer_id);
create table public.events (at date, n int) partition by range (at);
create table public.events_1 partition of public.events for values from ('2026-01-01') to ('2026-02-01');
create table public.events_2 partition of public.events for values from ('2026-02-01') to ('2026-03-01')
    partition by list (n);
create table public.events_2a partition of public.events_2 for values in (1, 2);
create view public.shown as select * from public.orders;
create materialized view public.kept as select 1 as one;
create function public.total(a int, b text default 'x') returns setof text language sql as 'select $2';
create function public.total(a int) returns int language sql as 'select $1';
create procedure public.tidy() language sql as 'select 1';
create function public.touch() returns trigger language plpgsql as 'begin return new; end';
create aggregate public.my_sum (int) (sfunc = int4pl, stype = int);
create trigger t_touch before insert or update on public.orders for each row execute function public.touch();
create policy readers on public.orders for select using (true);
create rule keep as on delete to public.orders do instead nothing;
create table public.special_orders (reason text) inherits (public.orders);
create statistics public.orders_who (ndistinct) on code, customer_id from public.orders;
create schema rare;
create extension citext schema rare;
create table rare.member (a int);
create view rare.member_view as select 1 as one;
create materialized view rare.member_kept as select 1 as one;
create sequence rare.member_counter;
alter extension citext add table rare.member;
alter extension citext add view rare.member_view;
alter extension citext add materialized view rare.member_kept;
alter extension citext add sequence rare.member_counter;
create collation rare.plain from "C";
create conversion rare.latin for 'UTF8' to 'LATIN1' from utf8_to_iso8859_1;
create operator rare.@#@ (function = int8inc, rightarg = int8);
create operator family rare.family using btree;
create operator family rare.own using gist;
create operator class rare.class for type circle using gist family rare.own as storage circle;
create type rare.undefined;
create type rare.floats as range (subtype = float8);
create domain rare.code as text constraint short check (length(value) < 9) not null;
create text search configuration rare.words (copy = simple);
create text search dictionary rare.dictionary (template = simple);
create text search parser rare.parser (
    start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype);
create text search template rare.template (lexize = dsimple_lexize);
create cast (circle as rare.floats) with inout as assignment;
create transform for int language sql (from sql with function prsd_lextype(internal));
create access method rare_index type index handler gisthandler;
create foreign data wrapper %1;
create server %1 version '1.0' foreign data wrapper %1;
create user mapping for public server %1 options (%1 'x', "user" 'y');
select lo_create(4711);
alter default privileges in schema rare grant select on tables to public;
alter default privileges revoke execute on functions from public;
do $x$ begin
    execute 'alter database ' || quote_ident(current_database()) || ' set work_mem to ''3MB''';
    execute 'alter database ' || quote_ident(current_database()) || ' set my.own to ''it''''s''';
end $x$;
create table %1.%1 (%1 int primary key);
create publication rare for table public.customers, %1.%1;
insert into public.customers (name) select 'c' || i from generate_series(1, 1200) i;
insert into public.events select date '2026-01-01' + i % 50, 1 + i % 2 from generate_series(1, 3000) i;
analyze public.customers, public.events;
)sql";

QStringList lines(const QList<ObjectRef> &refs, const ObjectKinds &kinds)
{
    QStringList text;
    for (const ObjectRef &ref : refs) {
        QString line
            = ref.folder ? QStringLiteral("[%1]").arg(ref.name) : ref.kind + QLatin1Char(' ') + ref.text();
        if (!ref.detail.isEmpty())
            line += QStringLiteral(" | ") + ref.detail;
        if (ref.amount >= 0 && (ref.folder || kinds.find(ref.kind)->amount == ObjectKind::Amount::Rows))
            line += QStringLiteral(" | ") + shortCount(ref.amount);
        text << line;
    }
    return text;
}

} // namespace

class TestReader : public QObject
{
    Q_OBJECT

    QString m_url;
    Canceller m_canceller;
    std::unique_ptr<Session> m_session;
    SessionInfo m_info;
    ObjectKinds m_kinds = kinds::all();
    Reader m_reader{m_kinds, SqlLibrary()};
    int m_queries = 0; ///< statements sent by the last read()

    using Read = std::function<Result<QList<ObjectRef>>(Link &, Job &)>;

    /// Runs in the session's thread and counts the statements by libpq's own trace.
    Result<QList<ObjectRef>> read(const Read &job)
    {
        auto task = m_session->run<QList<ObjectRef>>(
            QStringLiteral("read"), [&](Link &link, Job &running) -> Result<QList<ObjectRef>> {
                char *text = nullptr;
                size_t size = 0;
                FILE *trace = open_memstream(&text, &size);
                PQtrace(link.connection(), trace);
                auto answer = job(link, running);
                PQuntrace(link.connection());
                fclose(trace);
                m_queries = 0;
                for (const QByteArray &line : QByteArray(text, qsizetype(size)).split('\n')) {
                    if (line.contains("\tQuery\t") || line.contains("\tExecute\t"))
                        ++m_queries;
                }
                free(text);
                return answer;
            });
        return task.wait();
    }

    Result<QList<ObjectRef>> children(const ObjectRef &of, const Scope &scope = {})
    {
        return read([&](Link &link, Job &job) { return m_reader.children(link, job, of, scope); });
    }

    ObjectRef root() const
    {
        ObjectRef server;
        server.kind = QStringLiteral("server");
        return server;
    }

    /// The child of that name; what it is looked up in must be readable.
    ObjectRef child(const ObjectRef &of, const QString &name)
    {
        auto found = children(of);
        if (!found) {
            qWarning("%s", qPrintable(found.error().toText()));
            return {};
        }
        for (const ObjectRef &ref : *found) {
            if (ref.text() == name)
                return ref;
        }
        return {};
    }

    ObjectRef at(const QStringList &path)
    {
        ObjectRef ref = root();
        for (const QString &name : path)
            ref = child(ref, name);
        return ref;
    }

    QStringList path(const QStringList &rest) const { return QStringList{m_info.database} + rest; }

    QStringList listed(const QStringList &rest)
    {
        auto found = children(at(path(rest)));
        return found ? lines(*found, m_kinds) : QStringList{found.error().toText()};
    }

    Result<QList<ObjectRef>> search(Link &link, Job &job, const QString &needle,
                                    SearchIn where = SearchIn::Names)
    {
        auto found = m_reader.search(link, job, root(), needle, where);
        if (!found)
            return std::move(found).error();
        QList<ObjectRef> refs;
        for (const Found &one : *found)
            refs << one.ref;
        return refs;
    }

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        QString quoted = hostile;
        quoted
            = QLatin1Char('"') + quoted.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
        QString sql = QString::fromUtf8(schemaSql);
        VERIFY_OK(TestServer::query(m_url, sql.replace(QLatin1String("%1"), quoted)));
        m_session = std::make_unique<Session>(requestFromUrl(m_url), m_canceller);
        auto info = m_session->open().wait();
        VERIFY_OK(info);
        m_info = *info;
    }

    void cleanupTestCase() { m_session.reset(); }

    void serverShowsDatabasesThenFolders()
    {
        auto found = children(root());
        VERIFY_OK(found);
        QCOMPARE(m_queries, 1);
        QCOMPARE(found->last().name, QStringLiteral("Tablespaces"));
        QVERIFY(found->last().folder);
        bool seen = false;
        for (const ObjectRef &ref : *found) {
            QVERIFY(ref.name != QLatin1String("template0"));
            if (ref.name == m_info.database) {
                seen = true;
                QCOMPARE(ref.database, ref.name);
                QCOMPARE(ref.amount, -1); // how large comes later
            }
        }
        QVERIFY(seen);
        QHash<qint64, qint64> sizes;
        auto sized = read([&](Link &link, Job &job) -> Result<QList<ObjectRef>> {
            QList<qint64> oids;
            for (const ObjectRef &ref : *found)
                oids << (ref.folder ? 0 : ref.oid);
            auto answer = m_reader.sizes(link, job, QStringLiteral("database"), oids);
            if (!answer)
                return answer.error();
            sizes = *answer;
            return QList<ObjectRef>();
        });
        VERIFY_OK(sized);
        for (const ObjectRef &ref : *found) {
            if (ref.name == m_info.database)
                QVERIFY(sizes.value(ref.oid) > 1'000'000);
        }
    }

    void systemObjectsOnRequest()
    {
        const auto names = [&](const Scope &scope) {
            QStringList list;
            for (const ObjectRef &ref : children(at(path({})), scope).value_or(QList<ObjectRef>()))
                list << ref.name;
            return list;
        };
        QVERIFY(!names({}).contains(QStringLiteral("pg_catalog")));
        QVERIFY(names({.system = true}).contains(QStringLiteral("pg_catalog")));
        QVERIFY(names({}).contains(hostile));
    }

    void schemaShowsFoldersWithCounts()
    {
        QCOMPARE(listed({QStringLiteral("public")}),
                 (QStringList{QStringLiteral("[Tables] | 4"), QStringLiteral("[Views] | 1"),
                              QStringLiteral("[Materialised views] | 1"), QStringLiteral("[Functions] | 2"),
                              QStringLiteral("[Procedures] | 1"), QStringLiteral("[Aggregates] | 1"),
                              QStringLiteral("[Trigger functions] | 1"), QStringLiteral("[Sequences] | 1"),
                              QStringLiteral("[Types] | 3")}));
        QCOMPARE(m_queries, 1);
    }

    void lists_data()
    {
        QTest::addColumn<QStringList>("where");
        QTest::addColumn<QStringList>("expected");
        // not null constraints have a name and a row of their own from 18 on
        const bool named = TestServer::major() >= 18;
        const QString notNull
            = QStringLiteral("\nconstraint orders_customer_id_not_null | not null (customer_id)\n"
                             "constraint orders_order_id_not_null | not null (order_id)");
        const auto row = [&](const char *where, const char *expected) {
            const QString text = QString::fromUtf8(expected)
                                     .replace(QLatin1String("%1"), QLatin1String(named ? "4" : "2"))
                                     .replace(QLatin1String("%2"), named ? notNull : QString())
                                     .replace(QLatin1String("%3"), QLatin1String(named ? "3" : "1"));
            QTest::newRow(where) << QString::fromUtf8(where).split(QLatin1Char('/'))
                                 << text.split(QLatin1Char('\n'));
        };
        row("public/Tables",
            "table customers | 1.2 k\npartitioned_table events | 3 k\ntable orders\ntable special_orders");
        row("public/Views", "view shown");
        row("public/Functions",
            "function total(integer) | integer\nfunction total(integer, text) | SETOF text");
        row("public/Trigger functions", "trigger_function touch()");
        row("public/Types", "enum mood | enum\ncomposite_type pair | composite\ndomain positive | integer");
        row("public/Types/mood", "enum_label sad\nenum_label ok\nenum_label happy");
        row("public/Types/pair", "attribute a | integer\nattribute b | text");
        row("public/Tables/customers",
            "column customer_id | bigint\ncolumn name | text\ncolumn seen | timestamptz(3)\ncolumn "
            "mood | mood\n"
            "column twice | integer\n[Indexes] | 1\n[Constraints] | %3");
        row("public/Tables/orders",
            "column order_id | bigint\ncolumn customer_id | bigint → customers\ncolumn code | varchar(20)\n"
            "[Inheriting tables] | 1\n[Indexes] | 2\n[Constraints] | %1\n[Triggers] | 1\n[Policies] | 1\n"
            "[Rules] | 1\n[Extended statistics] | 1");
        row("public/Tables/orders/Inheriting tables", "table special_orders");
        row("public/Tables/orders/Extended statistics",
            "statistics orders_who | ndistinct on customer_id, code");
        row("public/Tables/orders/Indexes",
            "index orders_code | lower(code::text), customer_id\nindex orders_pkey | order_id");
        row("public/Tables/orders/Constraints",
            "constraint orders_customer_id_fkey | fk (customer_id) → customers\n"
            "constraint orders_pkey | pk (order_id)%2");
        row("public/Tables/orders/Triggers", "trigger t_touch | before insert, update → touch");
        row("public/Tables/orders/Policies", "policy readers | select");
        row("public/Tables/orders/Rules", "rule keep | delete instead");
        row("public/Tables/events", "column at | date\ncolumn n | integer\n[Partitions] | 2");
        row("public/Tables/events/Partitions",
            "partition events_1 | 1.9 k\npartitioned_table events_2 | 1.1 k");
        row("public/Tables/events/Partitions/events_2/Partitions", "partition events_2a | 1.1 k");
        row("Extensions", "extension citext | {version}\nextension plpgsql | 1.0");
        row("rare",
            "[Tables] | 0\n[Types] | 3\n[Collations] | 1\n[Conversions] | 1\n[Operators] | 1\n"
            "[Operator classes] | 1\n[Operator families] | 2\n[Text search configurations] | 1\n"
            "[Text search dictionaries] | 1\n"
            "[Text search parsers] | 1\n[Text search templates] | 1\n[Default privileges] | 1");
        row("rare/Types",
            "domain code | text\nrange_type floats | range of double precision\n"
            "base_type undefined | not defined yet");
        row("rare/Collations", "collation plain | libc, C");
        row("rare/Conversions", "conversion latin | UTF8 → LATIN1");
        row("rare/Operators", "operator @#@ (none, bigint) | bigint");
        row("rare/Operator classes", "operator_class class using gist | circle");
        row("rare/Operator families", "operator_family family using btree\noperator_family own using gist");
        row("rare/Text search configurations", "text_search_configuration words | default");
        row("rare/Text search dictionaries", "text_search_dictionary dictionary | simple");
        row("rare/Text search parsers", "text_search_parser parser");
        row("rare/Text search templates", "text_search_template template");
        row("rare/Default privileges", "default_privilege tables of {user} | =r/{user}");
        row("Default privileges", "default_privilege functions of {user} | {user}=X/{user}");
        row("Casts", "cast circle → rare.floats | in assignments");
        row("Transforms", "transform integer, sql | from SQL");
        row("Access methods", "access_method rare_index | index, gisthandler()");
        row("Large objects", "large_object 4711 | {user}");
        row("Publications/rare", "[Tables] | 2");
        row("Settings", "setting my.own | it's\nsetting work_mem | 3MB");
    }

    void lists()
    {
        QFETCH(QStringList, where);
        QFETCH(QStringList, expected);
        const auto version = TestServer::query(
            m_url, QStringLiteral("select extversion from pg_extension where extname = 'citext'"));
        VERIFY_OK(version);
        expected.replaceInStrings(QStringLiteral("{version}"), version->value(0).value(0))
            .replaceInStrings(QStringLiteral("{user}"), m_info.user);
        QCOMPARE(listed(where), expected);
        QCOMPARE(m_queries, 1);
    }

    void serversStandUnderWrappersAndMappingsUnderServers()
    {
        const auto wrappers = QStringLiteral("Foreign data wrappers");
        const auto servers = QStringLiteral("Foreign servers");
        const auto mappings = QStringLiteral("User mappings");
        QCOMPARE(
            listed({wrappers}),
            QStringList(QStringLiteral("foreign_data_wrapper ") + hostile + QStringLiteral(" | no handler")));
        QCOMPARE(listed({wrappers, hostile}), QStringList(QStringLiteral("[Foreign servers] | 1")));
        QCOMPARE(listed({wrappers, hostile, servers}),
                 QStringList(QStringLiteral("foreign_server ") + hostile + QStringLiteral(" | 1.0")));
        QCOMPARE(listed({wrappers, hostile, servers, hostile, mappings}),
                 QStringList(QStringLiteral("user_mapping everybody (public) | ") + hostile
                             + QStringLiteral(", user")));
    }

    void membersStandUnderTheirExtension()
    {
        const QStringList members
            = listed({QStringLiteral("Extensions"), QStringLiteral("citext"), QStringLiteral("Members")});
        QVERIFY(members.contains(QStringLiteral("base_type citext | type")));
        QVERIFY(members.contains(QStringLiteral("operator = (rare.citext, rare.citext) | boolean")));
        const auto folder = child(at(path({QStringLiteral("Extensions"), QStringLiteral("citext")})),
                                  QStringLiteral("Members"));
        QCOMPARE(folder.amount, members.size());
        const auto foldersOf = [&](bool system) {
            return lines(children(at(path({QStringLiteral("rare")})), {.system = system})
                             .value_or(QList<ObjectRef>()),
                         m_kinds)
                .join(QLatin1Char(' '));
        };
        for (const char *kind :
             {"[Functions]", "[Tables] | 1", "[Views] | 1", "[Materialised views] | 1", "[Sequences] | 1"}) {
            QVERIFY2(!foldersOf(false).contains(QLatin1String(kind)), kind);
            QVERIFY2(foldersOf(true).contains(QLatin1String(kind)), qPrintable(foldersOf(true)));
        }
        const auto tables = [&](bool system) {
            return children(at(path({QStringLiteral("rare"), QStringLiteral("Tables")})), {.system = system})
                .value_or(QList<ObjectRef>());
        };
        QCOMPARE(tables(false).size(), 0);
        QCOMPARE(tables(true).size(), 1);
        QVERIFY(members.contains(QStringLiteral("table member")));
    }

    void publishedTablesAreTables()
    {
        const QStringList tables
            = listed({QStringLiteral("Publications"), QStringLiteral("rare"), QStringLiteral("Tables")});
        QCOMPARE(tables.size(), 2);
        QVERIFY(tables.contains(QStringLiteral("table customers")));
    }

    void marksAndComments()
    {
        const auto columns = children(
            at(path({QStringLiteral("public"), QStringLiteral("Tables"), QStringLiteral("orders")})));
        VERIFY_OK(columns);
        QCOMPARE(columns->at(0).marks, unsigned(ObjectRef::PrimaryKey | ObjectRef::NotNull));
        QCOMPARE(columns->at(1).marks, unsigned(ObjectRef::ForeignKey | ObjectRef::NotNull));
        QCOMPARE(columns->at(2).marks, unsigned(ObjectRef::Nullable));
        QCOMPARE(columns->at(2).comment, QStringLiteral("of the label"));
        QCOMPARE(columns->at(2).parent, QStringLiteral("orders"));
        QCOMPARE(columns->at(2).parentKind, QStringLiteral("table"));
        QCOMPARE(columns->at(2).schema, QStringLiteral("public"));
    }

    void hostileNamesPassThrough()
    {
        const ObjectRef table = at(path({hostile, QStringLiteral("Tables"), hostile}));
        QCOMPARE(table.name, hostile);
        QCOMPARE(table.schema, hostile);
        const ObjectRef column = child(table, hostile);
        QCOMPARE(column.name, hostile);
        QVERIFY(column.is(ObjectRef::PrimaryKey));
        auto found = read(
            [&](Link &link, Job &job) { return search(link, job, QStringLiteral("\"IRD 'x' &%1<B>\n")); });
        VERIFY_OK(found);
        // '%' and '_' are no wildcards
        QStringList kinds;
        for (const ObjectRef &ref : *found) {
            QVERIFY(ref.name.contains(QStringLiteral("\"IRD 'x' &%1<B>\n"), Qt::CaseInsensitive));
            kinds << ref.kind;
        }
        for (const char *kind : {"table", "index", "schema"})
            QVERIFY(kinds.contains(QLatin1String(kind)));
    }

    void searchFindsRolesAndDatabases()
    {
        const QString role = QStringLiteral("ze\"'\\%_ <b>& Zebra");
        const auto made = read([&](Link &link, Job &job) -> Result<QList<ObjectRef>> {
            auto done = link.execute(job, "create role " + quoteIdentifier(role).toUtf8());
            if (!done)
                return done.error();
            auto found = search(link, job, QStringLiteral("%_ <B>& zEB"));
            (void)link.execute(job, "drop role " + quoteIdentifier(role).toUtf8());
            return found;
        });
        VERIFY_OK(made);
        QCOMPARE(made->size(), 1);
        QCOMPARE(made->first().name, role);
        QCOMPARE(made->first().kind, QStringLiteral("group_role"));
        QCOMPARE(made->first().detail, QStringLiteral("group"));
        QCOMPARE(made->first().database, QString());
        QCOMPARE(made->first().parentKind, QStringLiteral("server"));
        const auto found = [&](const char *needle, const char *kind) {
            auto hits = read([&](Link &link, Job &job) { return search(link, job, QLatin1String(needle)); });
            QStringList names;
            if (hits) {
                for (const ObjectRef &ref : *hits) {
                    if (ref.kind == QLatin1String(kind))
                        names << ref.name;
                }
            }
            return names;
        };
        QVERIFY(found("postgres", "role").contains(QStringLiteral("postgres")));
        QVERIFY(found("postgres", "database").contains(QStringLiteral("postgres")));
        QVERIFY(found("template", "database").isEmpty());
        // the system's own only where they are asked for
        QVERIFY(found("pg_moni", "group_role").contains(QStringLiteral("pg_monitor")));
        QVERIFY(found("monitor", "group_role").isEmpty());
    }

    void searchesAcrossKinds()
    {
        auto found = read([&](Link &link, Job &job) { return search(link, job, QStringLiteral("ORDER")); });
        VERIFY_OK(found);
        QCOMPARE(m_queries, 1);
        QVERIFY(found->size() >= 2);
        QCOMPARE(found->first().name, QStringLiteral("orders"));
        QCOMPARE(found->first().kind, QStringLiteral("table"));
        const auto firstOf = [&](const char *kind) {
            for (qsizetype at = 0; at < found->size(); ++at) {
                if (found->at(at).kind == QLatin1String(kind))
                    return at;
            }
            return qsizetype(-1);
        };
        QVERIFY(firstOf("index") > firstOf("table"));
        auto columns = read([&](Link &link, Job &job) {
            return search(link, job, QStringLiteral("ORDER_"), SearchIn::Columns);
        });
        VERIFY_OK(columns);
        QCOMPARE(m_queries, 1);
        QVERIFY(!columns->isEmpty());
        for (const ObjectRef &column : *columns) {
            QCOMPARE(column.kind, QStringLiteral("column"));
            QVERIFY(!column.parent.isEmpty());
        }
        auto none = read([&](Link &link, Job &job) { return search(link, job, QStringLiteral("o%s")); });
        VERIFY_OK(none);
        QCOMPARE(none->size(), 0);
    }

    void searchesSourceAndComments()
    {
        const auto run = [&](const char *sql) {
            auto done = read([&](Link &link, Job &job) -> Result<QList<ObjectRef>> {
                if (auto ran = link.execute(job, sql); !ran)
                    return ran.error();
                return QList<ObjectRef>();
            });
            if (!done)
                qWarning("%s", qPrintable(done.error().toText()));
            return bool(done);
        };
        QVERIFY(run("create schema hunt"));
        QVERIFY(run("create table hunt.prey (id int, needle_100_pct text)"));
        QVERIFY(run("comment on column hunt.prey.needle_100_pct is 'first line\nthe Haystack 100% of it'"));
        QVERIFY(run("create view hunt.seen as select id, 'a hay''stack' as hay from hunt.prey"));
        QVERIFY(run("create function hunt.f() returns int language plpgsql as $$\nbegin\n"
                    "    -- HAYSTACK 100%\n    return 1; -- haystack 100 percent\nend $$"));
        QList<Found> hits;
        const auto find = [&](const char *needle, SearchIn where) {
            auto found = read([&](Link &link, Job &job) -> Result<QList<ObjectRef>> {
                auto answer = m_reader.search(link, job, root(), QString::fromUtf8(needle), where);
                if (!answer)
                    return answer.error();
                hits = *answer;
                return QList<ObjectRef>();
            });
            return bool(found);
        };
        QVERIFY(find("haystack 100%", SearchIn::Source));
        QCOMPARE(m_queries, 1);
        QCOMPARE(hits.size(), 1);
        QCOMPARE(hits.first().ref.name, QStringLiteral("f"));
        QCOMPARE(hits.first().ref.kind, QStringLiteral("function"));
        QCOMPARE(hits.first().line, 3);
        QCOMPARE(hits.first().excerpt, QStringLiteral("    -- HAYSTACK 100%"));
        QVERIFY(find("haystack", SearchIn::Source));
        QCOMPARE(hits.size(), 2); // both lines
        QVERIFY(find("hay''st", SearchIn::Source));
        QCOMPARE(hits.size(), 1);
        QCOMPARE(hits.first().ref.kind, QStringLiteral("view"));
        QVERIFY(find("haystack 100%", SearchIn::Comments));
        QCOMPARE(hits.size(), 1);
        QCOMPARE(hits.first().ref.name, QStringLiteral("needle_100_pct"));
        QCOMPARE(hits.first().ref.parent, QStringLiteral("prey"));
        QCOMPARE(hits.first().line, 2);

        // a locked table is waited for by nobody: the view over it is left out, its size said to be locked
        QVERIFY(run("create table hunt.\"in\"\"dexed\" (id int primary key)"));
        QVERIFY(run("create table hunt.\"free <b>\" (id int primary key, t text)"));
        const ObjectRef tables = at(path({QStringLiteral("hunt"), QStringLiteral("Tables")}));
        const ObjectRef prey = child(tables, QStringLiteral("prey"));
        const ObjectRef indexed = child(tables, QStringLiteral("in\"dexed"));
        const ObjectRef free = child(tables, QStringLiteral("free <b>"));
        QHash<qint64, qint64> sizes;
        const auto size = [&] {
            auto done = read([&](Link &link, Job &job) -> Result<QList<ObjectRef>> {
                auto answer = m_reader.sizes(link, job, prey.kind, {prey.oid, indexed.oid, free.oid, 1});
                if (!answer)
                    return answer.error();
                sizes = *answer;
                return QList<ObjectRef>();
            });
            return bool(done);
        };
        QVERIFY(size());
        QCOMPARE(sizes.size(), 3);
        QVERIFY(sizes.value(prey.oid) > 0);
        {
            const auto locker = std::unique_ptr<PGconn, decltype(&PQfinish)>(
                PQconnectdb(m_url.toUtf8().constData()), &PQfinish);
            for (const char *sql : {"begin", "lock hunt.prey in access exclusive mode",
                                    "reindex index hunt.\"in\"\"dexed_pkey\""}) {
                PGresult *done = PQexec(locker.get(), sql);
                QCOMPARE(PQresultStatus(done), PGRES_COMMAND_OK);
                PQclear(done);
            }
            QVERIFY(size());
            QCOMPARE(sizes.size(), 3);
            QCOMPARE(sizes.value(prey.oid), Reader::LockedSize);
            QCOMPARE(sizes.value(indexed.oid), Reader::LockedSize); // its size is that of its indexes too
            QVERIFY(sizes.value(free.oid) > 0);
            QVERIFY(find("hay''st", SearchIn::Source));
            QVERIFY(hits.isEmpty());
            QVERIFY(find("haystack", SearchIn::Source));
            QCOMPARE(hits.size(), 2);
        }
        // what is gone says so, what is empty is empty
        QVERIFY(run("create table hunt.bare ()"));
        const ObjectRef bare
            = at(path({QStringLiteral("hunt"), QStringLiteral("Tables"), QStringLiteral("bare")}));
        auto inside = children(bare);
        VERIFY_OK(inside);
        QVERIFY(inside->isEmpty());
        QVERIFY(run("drop schema hunt cascade"));
        inside = children(bare);
        QVERIFY(!inside);
        QVERIFY(inside.error().message.contains(QStringLiteral("bare does not exist any more")));
    }

    void onlyWhatMayBeUsed()
    {
        const auto run = [&](const char *sql) {
            return bool(read([&](Link &link, Job &job) -> Result<QList<ObjectRef>> {
                if (auto ran = link.execute(job, sql); !ran)
                    return ran.error();
                return QList<ObjectRef>();
            }));
        };
        QVERIFY(run("create schema mixed"));
        QVERIFY(run("create table mixed.open_one (a int)"));
        QVERIFY(run("create table mixed.by_column (a int, b int)"));
        QVERIFY(run("create table mixed.shut (a int)"));
        QVERIFY(run("create role guest_of_mixed"));
        QVERIFY(run("grant usage on schema mixed to guest_of_mixed"));
        QVERIFY(run("grant insert on mixed.open_one to guest_of_mixed"));
        QVERIFY(run("grant select (b) on mixed.by_column to guest_of_mixed"));
        const ObjectRef schema = at(path({QStringLiteral("mixed")}));
        const ObjectRef tables = child(schema, QStringLiteral("Tables"));
        QVERIFY(run("set role guest_of_mixed"));
        auto usable = children(tables, {.usable = true});
        auto all = children(tables);
        auto folders = children(schema, {.usable = true});
        QVERIFY(run("reset role"));
        QVERIFY(run("drop schema mixed cascade"));
        QVERIFY(run("drop role guest_of_mixed"));
        VERIFY_OK(usable);
        VERIFY_OK(all);
        VERIFY_OK(folders);
        QCOMPARE(all->size(), 3);
        QCOMPARE(lines(*usable, m_kinds),
                 QStringList({QStringLiteral("table by_column"), QStringLiteral("table open_one")}));
        QCOMPARE(folders->first().amount, 2); // counted the same way
    }

    void whatCannotBeReadSaysSoAlone()
    {
        QString problem;
        const auto run = [&](const QString &sql) {
            auto ran = read([&](Link &link, Job &job) -> Result<QList<ObjectRef>> {
                for (const QString &statement : sql.split(QLatin1Char(';'))) {
                    if (auto done = link.execute(job, statement.toUtf8()); !done)
                        return done.error();
                }
                return QList<ObjectRef>();
            });
            if (!ran)
                problem = ran.error().toText();
            return bool(ran);
        };
        const auto linesOf = [&](const Result<QList<ObjectRef>> &found) {
            return found ? lines(*found, m_kinds) : QStringList{found.error().toText()};
        };
        const auto forbid = [&](const char *what) {
            return run(QStringLiteral("reset role; revoke select on pg_catalog.%1 from public; "
                                      "set role guest_of_catalogue")
                           .arg(QLatin1String(what)));
        };
        // the rights on a catalogue are each database's own
        const ObjectRef database = at(path({}));
        const ObjectRef schema = at(path({QStringLiteral("public")}));
        const ObjectRef table = child(child(schema, QStringLiteral("Tables")), QStringLiteral("orders"));
        QVERIFY(run(QStringLiteral("create role guest_of_catalogue")));
        QVERIFY(run(QStringLiteral("set role guest_of_catalogue")));
        const QStringList before = linesOf(children(database));
        QCOMPARE(m_queries, 1);

        QVERIFY2(forbid("pg_foreign_data_wrapper"), qPrintable(problem));
        auto found = children(database);
        QCOMPARE(m_queries, 3); // refused, which one, the rest
        VERIFY_OK(found);
        const QString wrappers = QStringLiteral("[Foreign data wrappers]");
        const QString why = QStringLiteral(" | No rights on pg_catalog.pg_foreign_data_wrapper");
        QStringList expected = before;
        expected.replaceInStrings(wrappers + QStringLiteral(" | 1"), wrappers + why);
        QVERIFY(expected != before);
        QCOMPARE(linesOf(found), expected);
        ObjectRef folder;
        for (const ObjectRef &ref : *found) {
            if (ref.is(ObjectRef::NoAccess))
                folder = ref;
        }
        QCOMPARE(folder.amount, -1);
        auto inside = children(folder);
        QVERIFY(!inside);
        QCOMPARE(m_queries, 2);
        QCOMPARE(inside.error().message, QStringLiteral("No rights on pg_catalog.pg_foreign_data_wrapper"));
        QCOMPARE(inside.error().sqlState, QStringLiteral("42501"));

        // several; of what would stand inline there is a folder
        QVERIFY2(forbid("pg_namespace") && forbid("pg_publication"), qPrintable(problem));
        found = children(database);
        QCOMPARE(m_queries, 3);
        const QStringList some = linesOf(found);
        QVERIFY2(some.contains(QStringLiteral("[Schemas] | No rights on pg_catalog.pg_namespace")),
                 qPrintable(some.join(QLatin1Char('\n'))));
        QVERIFY(some.contains(QStringLiteral("[Publications] | No rights on pg_catalog.pg_publication")));
        QVERIFY(some.contains(QStringLiteral("[Languages] | 1")));
        QVERIFY(some.filter(QStringLiteral("schema ")).isEmpty());
        QVERIFY(run(QStringLiteral("reset role; grant select on pg_catalog.pg_namespace to public; "
                                   "set role guest_of_catalogue")));

        QVERIFY2(forbid("pg_proc"), qPrintable(problem));
        const QStringList noRoutines = linesOf(children(schema));
        QCOMPARE(m_queries, 3);
        QVERIFY2(noRoutines.contains(QStringLiteral("[Tables] | 4")),
                 qPrintable(noRoutines.join(QLatin1Char('\n'))));
        QVERIFY(noRoutines.contains(QStringLiteral("[Functions] | No rights on pg_catalog.pg_proc")));
        QVERIFY(noRoutines.contains(QStringLiteral("[Aggregates] | No rights on pg_catalog.pg_proc")));
        QVERIFY(noRoutines.contains(QStringLiteral("[Types] | 3")));

        // a column alone: the server's own words, of that list alone
        QVERIFY(run(QStringLiteral("reset role; revoke select on pg_catalog.pg_index from public; "
                                   "grant select (indexrelid) on pg_catalog.pg_index to public; "
                                   "set role guest_of_catalogue")));
        const QStringList noIndexes = linesOf(children(table));
        QVERIFY2(noIndexes.contains(QStringLiteral("[Rules] | 1")),
                 qPrintable(noIndexes.join(QLatin1Char('\n'))));
        QVERIFY(noIndexes.contains(QStringLiteral("[Triggers] | No rights on pg_catalog.pg_proc")));
        // keys are among what is told of columns
        QCOMPARE(noIndexes.filter(QStringLiteral("pg_index")),
                 QStringList({QStringLiteral("[Columns] | permission denied for table pg_index"),
                              QStringLiteral("[Indexes] | permission denied for table pg_index")}));

        // in a transaction, where the error ends it: one statement, and its error
        QVERIFY(run(QStringLiteral("begin")));
        QVERIFY(!children(schema));
        QCOMPARE(m_queries, 1);
        QVERIFY(run(QStringLiteral("rollback")));

        QVERIFY2(forbid("pg_class"), qPrintable(problem));
        const QStringList noClass = linesOf(children(schema));
        QVERIFY2(noClass.contains(QStringLiteral("[Tables] | No rights on pg_catalog.pg_class")),
                 qPrintable(noClass.join(QLatin1Char('\n'))));
        // every folder that cannot be counted says so, none is empty or missing
        const QStringList parts = linesOf(children(table));
        QVERIFY2(parts.contains(QStringLiteral("[Policies] | 1")), qPrintable(parts.join(QLatin1Char('\n'))));
        QVERIFY(parts.filter(QStringLiteral("No rights on pg_catalog.pg_class")).size() >= 3);
        static const QRegularExpression told(
            QStringLiteral("^\\[.+\\] \\| (\\d+$|No rights on |permission denied )"));
        QCOMPARE(parts.filter(told), parts);
        QCOMPARE(parts.size(), 8);

        QVERIFY2(run(QStringLiteral("reset role; grant select on pg_catalog.pg_foreign_data_wrapper, "
                                    "pg_catalog.pg_publication, pg_catalog.pg_proc, pg_catalog.pg_index, "
                                    "pg_catalog.pg_class to public; drop role guest_of_catalogue")),
                 qPrintable(problem));
    }

    void namesForThePalette()
    {
        auto found = read([&](Link &link, Job &job) { return m_reader.names(link, job, root()); });
        VERIFY_OK(found);
        QCOMPARE(m_queries, 1);
        QStringList text = lines(*found, m_kinds);
        QVERIFY(text.contains(QStringLiteral("table orders | public")));
        QVERIFY(text.contains(QStringLiteral("function total(integer) | public")));
        QVERIFY(text.contains(QStringLiteral("partition events_2a | public")));
        const auto named = [&](const char *kind, const QString &name) {
            return std::find_if(found->cbegin(), found->cend(), [&](const ObjectRef &ref) {
                return ref.kind == QLatin1String(kind) && ref.name == name;
            });
        };
        const auto schema = named("schema", QStringLiteral("public"));
        QVERIFY(schema != found->cend());
        QCOMPARE(schema->database, root().database);
        QCOMPARE(named("schema", QStringLiteral("pg_catalog")), found->cend());
        // what is the server's own is no database's
        const auto role = named("group_role", QStringLiteral("pg_monitor"));
        QVERIFY(role != found->cend());
        QVERIFY(role->database.isEmpty() && role->is(ObjectRef::System));
        const auto database = named("database", QStringLiteral("postgres"));
        QVERIFY(database != found->cend());
        QCOMPARE(database->database, QStringLiteral("postgres"));
        QVERIFY(named("tablespace", QStringLiteral("pg_default")) != found->cend());
        QCOMPARE(named("database", QStringLiteral("template0")), found->cend());
    }

    void errorsCarryTheServersFields()
    {
        QTemporaryDir folder;
        QDir(folder.path()).mkpath(QStringLiteral("role"));
        QFile file(folder.filePath(QStringLiteral("role/list.sql")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("select * from no_such_table");
        file.close();
        const Reader broken(m_kinds, SqlLibrary(folder.path()));
        ObjectRef roles;
        roles.kind = QStringLiteral("role");
        roles.folder = true;
        auto denied = read([&](Link &link, Job &job) { return broken.children(link, job, roles); });
        QVERIFY(!denied);
        QCOMPARE(denied.error().kind, Error::Kind::Sql);
        QCOMPARE(denied.error().sqlState, QStringLiteral("42P01"));
        QCOMPARE(denied.error().severity, QStringLiteral("ERROR"));
        // and the session goes on
        VERIFY_OK(children(root()));
    }

    void unknownKindFails()
    {
        ObjectRef ref;
        ref.kind = QStringLiteral("unicorn");
        auto answer = children(ref);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, Error::Kind::Internal);
    }

    void thousandsOfTables()
    {
        VERIFY_OK(TestServer::query(m_url, QStringLiteral(R"sql(
            do $$ begin
                create schema big;
                for i in 1..5000 loop
                    execute 'create table big.t' || i || ' (id int, name text)';
                    if i % 500 = 0 then commit; end if;
                end loop;
            end $$)sql")));
        QElapsedTimer clock;
        const ObjectRef schema = child(at(path({})), QStringLiteral("big"));
        clock.start();
        const ObjectRef folder = child(schema, QStringLiteral("Tables"));
        const qint64 counts = clock.restart();
        QCOMPARE(folder.amount, 5000);
        auto tables = children(folder);
        const qint64 rows = clock.elapsed();
        VERIFY_OK(tables);
        QCOMPARE(m_queries, 1);
        QCOMPARE(tables->size(), 5000);
        QCOMPARE(tables->at(1).name, QStringLiteral("t2")); // not t10
        qInfo("5000 tables: counts %lld ms, rows %lld ms", counts, rows);
        QVERIFY(counts + rows < support::Patience);
    }
};

QTEST_GUILESS_MAIN(TestReader)
#include "tst_reader_db.moc"
