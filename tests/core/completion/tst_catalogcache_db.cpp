// SPDX-License-Identifier: GPL-3.0-or-later
// Names read from a real server: all kinds, hostile ones, without rights, and again after they changed.
#include "core/base/sqlquote.h"
#include "core/completion/catalogcache.h"
#include "core/completion/catalogreader.h"
#include "core/completion/complete.h"
#include "core/completion/place.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"

#include <QRandomGenerator>
#include <QSignalSpy>

using namespace core;
using namespace core::completion;

namespace {

const char *const World = R"(
create schema shop;
create schema "Odd ""schema"" <b>%1";
create type shop.mood as enum ('happy', 'sad');
create domain shop.email as text check (value ~ '@');
create type shop.pair as (a int, b text);
create table shop.customers (id bigint generated always as identity primary key, name text not null,
    mood shop.mood, email shop.email, double_name text generated always as (name || name) stored, gone int);
alter table shop.customers drop column gone;
alter table shop.customers add column later int default 5;
comment on table shop.customers is 'Who buys';
comment on column shop.customers.name is 'As on the door';
create table shop.orders (id bigint primary key, customer_id bigint references shop.customers,
    a int, b int, constraint "Positive" check (a > 0), unique (a, b));
create table shop.lines (a int, b int, foreign key (b, a) references shop.orders (b, a));
create table shop.parts (id int, at date) partition by range (at);
create table shop.parts_1 partition of shop.parts default;
create view shop.happy as select * from shop.customers where mood = 'happy';
create materialized view shop.totals as select count(*) as many from shop.orders;
create sequence shop.numbers;
create index customers_name on shop.customers (name);
create table "Odd ""schema"" <b>%1"."Tab	le

with lines" ("co""l" int, "select" text);
create function shop.add(a int, b int default 2, variadic c int[] default '{}') returns int language sql as 'select 1';
create function shop.rows(n int) returns table (x int, "Y" text) language sql as 'select 1, ''''';
create procedure shop.tidy(days int) language sql as 'select 1';
create function shop.touch() returns trigger language plpgsql as 'begin return new; end';
create trigger touched before insert on shop.orders for each row execute function shop.touch();
create policy mine on shop.orders using (true);
)";

Relation relationOf(const SnapshotPtr &names, const char *schema, const char *name)
{
    const int index = names->relation(schema, name);
    return index < 0 ? Relation() : names->relations()[std::size_t(index)];
}

} // namespace

class TestCatalogCacheDb : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void reads();
    void hostileNames();
    void withoutRights();
    void cacheFillsAndRefreshes();
    void serverThatIsNotThere();
    void completesOnIt();
    void everyEntryCanBePrepared();

private:
    Result<SnapshotPtr> read(const QString &url)
    {
        session::Session session(requestFromUrl(url), m_canceller);
        if (auto opened = session.open().wait(); !opened)
            return opened.error();
        return session.run<SnapshotPtr>(QStringLiteral("names"), readCatalog).wait();
    }

    session::Canceller m_canceller;
    QString m_url;
    SnapshotPtr m_names;
};

void TestCatalogCacheDb::initTestCase()
{
    m_url = TestServer::createDatabase();
    QVERIFY(!m_url.isEmpty());
    VERIFY_OK(TestServer::query(m_url, QString::fromUtf8(World)));
    const auto names = read(m_url);
    VERIFY_OK(names);
    m_names = *names;
}

void TestCatalogCacheDb::reads()
{
    const Relation customers = relationOf(m_names, "shop", "customers");
    QVERIFY(customers.oid != 0);
    QCOMPARE(m_names->text(customers.comment), QStringLiteral("Who buys"));
    QVERIFY(!customers.visible);
    QStringList columns;
    for (const Column &column : m_names->columns(customers))
        columns << m_names->text(column.name) + QLatin1Char(' ') + m_names->text(column.type)
                + QLatin1Char(' ') + QString::number(column.flags);
    QCOMPARE(columns,
             QStringList({QStringLiteral("id bigint 15"), QStringLiteral("name text 1"),
                          QStringLiteral("mood shop.mood 0"), QStringLiteral("email shop.email 0"),
                          QStringLiteral("double_name text 12"), QStringLiteral("later integer 8")}));
    QCOMPARE(relationOf(m_names, "shop", "parts").kind, RelationKind::Partitioned);
    QCOMPARE(relationOf(m_names, "shop", "happy").kind, RelationKind::View);
    QCOMPARE(relationOf(m_names, "shop", "totals").kind, RelationKind::MatView);
    QCOMPARE(relationOf(m_names, "shop", "numbers").kind, RelationKind::Sequence);
    QCOMPARE(relationOf(m_names, "shop", "customers_name").kind, RelationKind::Index);
    QVERIFY(m_names->relation({}, "pg_class") >= 0); // found by its name alone
    QVERIFY(m_names->relation({}, "customers") < 0);
    const int lines = m_names->relation("shop", "lines");
    const auto keys = m_names->foreignKeysOf(quint32(lines));
    QCOMPARE(keys.size(), std::size_t(1));
    QCOMPARE(keys[0]->columns.size(), std::size_t(2));
    QCOMPARE(keys[0]->columns[0].first, qint16(2)); // b first

    const auto add = m_names->overloads("shop", "add");
    QCOMPARE(add.size(), std::size_t(1));
    const Function &function = m_names->functions()[add[0]];
    QCOMPARE(int(function.maxArguments), 3);
    QCOMPARE(int(function.minArguments), 1);
    QVERIFY(function.variadic);
    QCOMPARE(m_names->functions()[m_names->overloads("shop", "tidy").at(0)].kind, FunctionKind::Procedure);
    QCOMPARE(m_names->functions()[m_names->overloads("shop", "touch").at(0)].kind, FunctionKind::Trigger);
    const quint32 touch = m_names->functions()[m_names->overloads("shop", "touch").at(0)].oid;
    const auto &parts = m_names->parts();
    const auto trigger = std::find_if(parts.begin(), parts.end(), [this](const Snapshot::Part &part) {
        return part.kind == 't' && m_names->bytes(part.name) == QByteArrayView("touched");
    });
    QVERIFY(trigger != parts.end());
    QCOMPARE(trigger->function, touch);
    QCOMPARE(int(trigger->relation), m_names->relation("shop", "orders"));
    QVERIFY(!m_names->overloads({}, "now").empty());
    QVERIFY(m_names->overloads({}, "textin").empty()); // takes cstring
    QVERIFY(m_names->type("shop", "mood") >= 0);
    QVERIFY(m_names->type("shop", "email") >= 0);
    QVERIFY(m_names->type({}, "int4") >= 0);
    QVERIFY(m_names->type({}, "_int4") < 0);
    QVERIFY(m_names->settings().size() > 200);
    QVERIFY(!m_names->named(NamedKind::Role).empty());
    QVERIFY(!m_names->named(NamedKind::Language).empty());
    QVERIFY(!m_names->named(NamedKind::AccessMethod).empty());
    QVERIFY(m_names->parts().size() >= 5);
    QVERIFY(m_names->serverVersion() >= 130000);
}

void TestCatalogCacheDb::hostileNames()
{
    const Relation odd = relationOf(m_names, "Odd \"schema\" <b>%1", "Tab\tle\n\nwith lines");
    QVERIFY(odd.oid != 0);
    QCOMPARE(m_names->text(m_names->columns(odd)[0].name), QStringLiteral("co\"l"));
}

void TestCatalogCacheDb::withoutRights()
{
    const QString role = QStringLiteral("nobody_") + QString::number(QRandomGenerator::global()->generate());
    VERIFY_OK(TestServer::query(m_url, QStringLiteral("create role %1 login").arg(role)));
    QString url = m_url;
    url.replace(QStringLiteral("user=postgres"), QStringLiteral("user=") + role);
    QVERIFY(url != m_url);
    const auto names = read(url);
    VERIFY_OK(names);
    QVERIFY((*names)->relation("shop", "customers") >= 0);
    QVERIFY((*names)->settings().size() > 100);
    QVERIFY(!(*names)->named(NamedKind::Role).empty());
    VERIFY_OK(TestServer::query(m_url, QStringLiteral("drop role %1").arg(role)));
}

void TestCatalogCacheDb::cacheFillsAndRefreshes()
{
    session::Pool pool(m_canceller);
    CatalogCache cache(pool);
    QSignalSpy changed(&cache, &CatalogCache::changed);
    const profile::ConnectionProfile profile = profileFromUrl(m_url);
    QVERIFY(!cache.snapshot(profile.id, profile.database));
    cache.want(profile, profile.database);
    cache.want(profile, profile.database);
    QVERIFY(cache.isReading(profile.id, profile.database));
    QTRY_COMPARE(changed.size(), 1);
    const SnapshotPtr before = cache.snapshot(profile.id, profile.database);
    QVERIFY(before && before->relation("shop", "fresh") < 0);
    VERIFY_OK(TestServer::query(m_url, QStringLiteral("create table shop.fresh (id int)")));
    cache.refresh(profile.id, profile.database);
    QCOMPARE(cache.snapshot(profile.id, profile.database), before); // the old one until then
    cache.refresh(profile.id, profile.database);                    // changed once more while it is read
    QTRY_COMPARE(changed.size(), 3);
    QVERIFY(cache.snapshot(profile.id, profile.database)->relation("shop", "fresh") >= 0);
    cache.forget(profile.id);
    QVERIFY(!cache.snapshot(profile.id, profile.database));
    cache.refresh(profile.id, profile.database); // nobody wants it
    QVERIFY(!cache.isReading(profile.id, profile.database));
    VERIFY_OK(TestServer::query(m_url, QStringLiteral("drop table shop.fresh")));
    cache.want(profile, profile.database); // and gone while it is read
}

void TestCatalogCacheDb::serverThatIsNotThere()
{
    session::Pool pool(m_canceller);
    CatalogCache cache(pool);
    QSignalSpy failed(&cache, &CatalogCache::failed);
    profile::ConnectionProfile profile = profileFromUrl(m_url);
    const QString nowhere = QStringLiteral("no such database");
    cache.want(profile, nowhere);
    QTRY_COMPARE(failed.size(), 1);
    cache.want(profile, nowhere); // not at every key
    QVERIFY(!cache.isReading(profile.id, nowhere));
}

void TestCatalogCacheDb::completesOnIt()
{
    const auto first = [this](QByteArray sql) {
        Request request;
        request.caret = sql.indexOf('|');
        request.statement = sql.remove(request.caret, 1);
        request.snapshot = m_names;
        const Answer answer = complete(request);
        return answer.entries.isEmpty() ? QString() : answer.entries.first().insert;
    };
    QCOMPARE(first("select * from cust|"), QStringLiteral("shop.customers"));
    QCOMPARE(first("select c.na| from shop.customers c"), QStringLiteral("name"));
    QCOMPARE(first("select * from shop.orders o join shop.lines l on |"),
             QStringLiteral("l.b = o.b AND l.a = o.a"));
    QCOMPARE(first("select r.| from shop.rows(1) r"), QStringLiteral("x"));
    QCOMPARE(first("set work_m|"), QStringLiteral("work_mem"));
    QCOMPARE(first("select now|"), QStringLiteral("now()"));
    QCOMPARE(first("select coun|"), QStringLiteral("count()"));
}

/// What is offered behind FROM and as a column is what the server takes, however it is called.
void TestCatalogCacheDb::everyEntryCanBePrepared()
{
    session::Session session(requestFromUrl(m_url), m_canceller);
    VERIFY_OK(session.open().wait());
    Request request;
    request.snapshot = m_names;
    request.statement = "select * from ";
    request.caret = request.statement.size();
    request.asked = true;
    int tried = 0;
    for (const Entry &entry : complete(request).entries) {
        if (entry.kind != EntryKind::Table && entry.kind != EntryKind::View
            && entry.kind != EntryKind::Partitioned)
            continue;
        const QByteArray select = "select * from " + entry.insert.toUtf8();
        QVERIFY2(!runAndWait(session, select + " limit 0").error, select.constData());
        Request columns;
        columns.snapshot = m_names;
        columns.asked = true;
        columns.statement = "select q. from " + entry.insert.toUtf8() + " q";
        columns.caret = 9;
        for (const Entry &column : complete(columns).entries) {
            const QByteArray one
                = "select q." + column.insert.toUtf8() + " from " + entry.insert.toUtf8() + " q";
            QVERIFY2(!runAndWait(session, one + " limit 0").error, one.constData());
        }
        ++tried;
    }
    QVERIFY(tried >= 6);
}

QTEST_GUILESS_MAIN(TestCatalogCacheDb)
#include "tst_catalogcache_db.moc"
