// SPDX-License-Identifier: GPL-3.0-or-later
// The sample database: the same every time, whole or not there, and the things in it that other rooms show.
#include "core/base/sqlquote.h"
#include "core/playground/sampledatabase.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"

#include <QFile>

#include <thread>

using namespace core;
using namespace core::playground;

class TestSample : public QObject
{
    Q_OBJECT

    static QString urlOf(const QString &database) { return TestServer::sharedUrl(database); }

    static SampleOptions small(const QString &database)
    {
        return {.database = database, .scale = 0.005, .today = QStringLiteral("2026-11-19")};
    }

    static QString cell(const QString &url, const QString &sql)
    {
        const auto rows = TestServer::query(url, sql);
        if (!rows)
            return rows.error().toText();
        return rows->isEmpty() ? QString() : rows->at(0).at(0);
    }

    /// One hash of all rows of all tables and views.
    static QString checksum(const QString &database)
    {
        const auto tables = TestServer::query(
            urlOf(database),
            QStringLiteral(
                "select oid::regclass::text from pg_class where relkind in ('r', 'm', 'v') and "
                "relname <> 'audit_log'"
                " and relnamespace in ('public'::regnamespace, 'reporting'::regnamespace) order by 1"));
        QString all;
        for (const QStringList &row : tables.value_or(TestServer::Rows()))
            all += cell(urlOf(database),
                        QStringLiteral(
                            "select '%1 ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' "
                            "order by t::text collate \"C\")), '') from %1 t;")
                            .arg(row.at(0)))
                + QLatin1Char('\n');
        return all;
    }

private slots:
    void initTestCase()
    {
        QVERIFY(!TestServer::sharedUrl().isEmpty());
        // what an earlier run on this server left
        const auto old = TestServer::query(
            TestServer::sharedUrl(),
            QStringLiteral("select format('drop database %I with (force)', datname) from pg_database "
                           "where datname ~ '^sample[ _]'"));
        VERIFY_OK(old);
        for (const QStringList &row : *old)
            VERIFY_OK(TestServer::query(TestServer::sharedUrl(), row.at(0)));
    }

    void sameRowsEveryTime()
    {
        const QString names[] = {QStringLiteral("sample one"), QStringLiteral("sample \"2\"")};
        for (const QString &name : names) {
            const auto made = ensureSample(urlOf, small(name));
            VERIFY_OK(made);
            QCOMPARE(*made, SampleState::Made);
        }
        const QString one = checksum(names[0]);
        QVERIFY2(one.count(QLatin1Char('\n')) > 20, qPrintable(one));
        QCOMPARE(checksum(names[1]), one);
    }

    void keptAndOutdated()
    {
        const SampleOptions options = small(QStringLiteral("sample_kept"));
        VERIFY_OK(ensureSample(urlOf, options));
        QCOMPARE(ensureSample(urlOf, options).value(), SampleState::Kept);
        QCOMPARE(cell(urlOf(options.database), QStringLiteral("show howdah.sample")), sampleVersion(options));
        VERIFY_OK(TestServer::query(urlOf(options.database), QStringLiteral("create table mine (a int)")));
        VERIFY_OK(
            TestServer::query(urlOf(QStringLiteral("postgres")),
                              QStringLiteral("alter database sample_kept set howdah.sample = 'older'")));
        QCOMPARE(ensureSample(urlOf, options).value(), SampleState::Outdated);
        QCOMPARE(cell(urlOf(options.database), QStringLiteral("select count(*) from mine")),
                 QStringLiteral("0"));
    }

    void halfMadeIsRebuilt()
    {
        // what a crash in the middle leaves
        VERIFY_OK(TestServer::query(urlOf(QStringLiteral("postgres")),
                                    QStringLiteral("create database sample_half_being_made")));
        VERIFY_OK(TestServer::query(urlOf(QStringLiteral("sample_half_being_made")),
                                    QStringLiteral("create table orders (a int)")));
        const auto made = ensureSample(urlOf, small(QStringLiteral("sample_half")));
        VERIFY_OK(made);
        QCOMPARE(*made, SampleState::Made);
        QVERIFY(
            cell(urlOf(QStringLiteral("sample_half")), QStringLiteral("select count(*) from orders")).toInt()
            > 1000);
        QCOMPARE(
            cell(urlOf(QStringLiteral("postgres")),
                 QStringLiteral("select count(*) from pg_database where datname = 'sample_half_being_made'")),
            QStringLiteral("0"));
    }

    void cancelLeavesNothing()
    {
        std::stop_source stop;
        SampleOptions options{.database = QStringLiteral("sample_cancelled")}; // full size: takes long enough
        const auto made = ensureSample(urlOf, options, stop.get_token(), [&stop](const QString &text, int) {
            if (text.contains(QLatin1String("orders")))
                std::thread([stop]() mutable { stop.request_stop(); }).detach(); // holds its own share
        });
        QVERIFY(!made);
        QVERIFY2(made.error().isCancelled(), qPrintable(made.error().toText()));
        QCOMPARE(
            cell(urlOf(QStringLiteral("postgres")),
                 QStringLiteral("select count(*) from pg_database where datname like 'sample_cancelled%'")),
            QStringLiteral("0"));
    }

    void twoAtOnceMakeItOnce()
    {
        const SampleOptions options = small(QStringLiteral("sample_twice"));
        Result<SampleState> other = SampleState::Outdated;
        std::thread thread([&] { other = ensureSample(urlOf, options); });
        const auto mine = ensureSample(urlOf, options);
        thread.join();
        VERIFY_OK(mine);
        VERIFY_OK(other);
        QVERIFY((*mine == SampleState::Made) != (*other == SampleState::Made));
    }

    void theOrderOfThePicture()
    {
        QFile file(QStringLiteral(":/playground/queries/best customers.sql"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QString sql = QString::fromUtf8(file.readAll());
        sql.replace(QLatin1String("now()"), QLatin1String("timestamptz '2026-11-20 00:00:00+00'"));
        const auto rows = TestServer::query(TestServer::sharedShopUrl(), sql);
        VERIFY_OK(rows);
        QVERIFY(rows->size() > 50);
        QCOMPARE(rows->at(0).size(), 5);
    }

    void rolesMayDoDifferentThings()
    {
        const QString shop = TestServer::sharedShopUrl();
        const auto as = [&shop](const char *role, const char *sql) {
            return TestServer::query(
                shop, QStringLiteral("set role %1; ").arg(QLatin1String(role)) + QLatin1String(sql));
        };
        VERIFY_OK(as("app_readonly", "select count(*) from orders"));
        VERIFY_OK(as("app_readonly", "select * from reporting.monthly_sales"));
        QCOMPARE(as("app_readonly", "update orders set status = 'new'").error().sqlState,
                 QStringLiteral("42501"));
        QCOMPARE(as("app_readonly", "select * from audit_log").error().sqlState, QStringLiteral("42501"));
        const int open = as("app_readonly", "select count(*) from returns").value().at(0).at(0).toInt();
        const int all = as("app_auditor", "select count(*) from returns").value().at(0).at(0).toInt();
        QVERIFY2(open > 0 && open < all, qPrintable(QStringLiteral("%1 of %2").arg(open).arg(all)));
        VERIFY_OK(
            as("app_readwrite", "begin; update orders set status = 'paid' where order_id = 1; rollback"));
        VERIFY_OK(as("app_readwrite", "begin; call place_order(1, array[1, 2]); rollback"));
    }

    void codeOfTheShopWorks()
    {
        const QString shop = TestServer::sharedShopUrl();
        const auto works = [&shop](const char *sql) { return cell(shop, QLatin1String(sql)); };
        QCOMPARE(works("select discount(10)"), QStringLiteral("9.00"));
        QCOMPARE(works("select median(a) from unnest(array[3, 1, 8]::numeric[]) a"), QStringLiteral("3"));
        QVERIFY(works("select count(*) from customer_orders(1)").toInt() > 0);
        QVERIFY(works("select count(*) from product_search('kettle')").toInt() > 0);
        QVERIFY(works("select count(*) from daily_sales").toInt() > 500);
        QVERIFY(works("select count(*) from reporting.sales_against_target where percent is not null").toInt()
                > 30);
        QVERIFY(works("select format_address(office) from suppliers limit 1")
                    .contains(QLatin1String("Harbour Road")));
        QCOMPARE(works("begin; set local role app_owner; update products set price = price + 1 where "
                       "product_id = 1; reset role;"
                       " select count(*) from audit_log; rollback"),
                 QString()); // the last statement has no rows, and nothing failed
        QVERIFY(works("select count(*) from events_default").toInt() == 2);
    }
};

QTEST_GUILESS_MAIN(TestSample)
#include "tst_sample_db.moc"
