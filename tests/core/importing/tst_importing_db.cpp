// SPDX-License-Identifier: GPL-3.0-or-later
// Files into tables of a server: what arrives, what is refused and where, and that nothing stays of what
// failed.
#include "core/importing/importer.h"
#include "core/importing/sniff.h"
#include "core/transfer/exporter.h"
#include "core/transfer/format.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace core;
using namespace core::importing;

class TestImportingDb : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        m_profile = profileFromUrl(m_url);
        QProcess process;
        process.start(u"psql"_qs,
                      {u"-Xqd"_qs, m_url, u"-v"_qs, u"ON_ERROR_STOP=1"_qs, u"-f"_qs,
                       QStringLiteral(HOWDAH_SOURCE_DIR "/tests/core/transfer/hostile.sql")});
        QVERIFY(process.waitForFinished() && process.exitCode() == 0);
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_pool = std::make_unique<session::Pool>(m_canceller);
        m_importer = std::make_unique<Importer>(*m_pool);
        VERIFY_OK(TestServer::query(
            m_url,
            u"drop schema if exists s cascade; create schema s; "
            "create table s.t (id int primary key, name text not null, amount numeric(10,2) default 7)"_qs));
    }

    void cleanup()
    {
        m_importer.reset();
        m_pool.reset();
        m_folder.reset();
    }

    // --- what was exported comes back as it was

    void comesBack_data()
    {
        QTest::addColumn<transfer::Format>("format");
        QTest::addColumn<QString>("columns"); ///< compared: a format cannot tell everything
        const QString all = u"*"_qs;
        QTest::newRow("csv") << transfer::Format::Csv << all;
        QTest::newRow("tsv") << transfer::Format::Tsv << all;
        QTest::newRow("copy-text") << transfer::Format::CopyText << all;
        QTest::newRow("copy-binary") << transfer::Format::CopyBinary << all;
        // null of json cannot be told from NULL, and white space between values is not kept
        const QString notJson = u"id,b,i2,i4,n,f4,f8,t,v,c,by,d,ts,tz,ti,ttz,iv,u,ia,ta,ja,"
                                "m,ma,p::text,r,ip,bt,vb,mo,bx::text,\"we ird \"\"col\"\"\""_qs;
        QTest::newRow("json") << transfer::Format::Json << notJson;
        QTest::newRow("jsonl") << transfer::Format::JsonLines << notJson;
        // doubles only, milliseconds, line ends that XML has not
        QTest::newRow("xlsx") << transfer::Format::Xlsx
                              << u"id,b,i2,i4,nullif(v, ''),c,by,d,ti,u,m,ma,r,ip,bt,vb"_qs;
    }

    void comesBack()
    {
        QFETCH(transfer::Format, format);
        QFETCH(QString, columns);
        transfer::Exporter exporter(*m_pool);
        const QString path = m_folder->filePath(u"h."_qs + transfer::formatInfo(format).suffix);
        transfer::ExportRequest out{.source = transfer::TableSource{{u"public"_qs, u"h"_qs}},
                                    .target = path,
                                    .write = {.format = format}};
        auto exporting = exporter.start(out, m_profile, {}, std::make_shared<transfer::Progress>());
        QTRY_VERIFY(exporting.isFinished());
        VERIFY_OK(exporting.wait());
        VERIFY_OK(TestServer::query(m_url, u"create table s.h (like h including all)"_qs));
        auto request = requestFor(path, {u"s"_qs, u"h"_qs});
        VERIFY_OK(request);
        auto report = import(*request);
        VERIFY_OK(report);
        QCOMPARE(report->rows, 6);
        const QString list = columns == u"*"_qs ? u"x::text"_qs : u"row("_qs + columns + u")::text"_qs;
        auto missing = TestServer::query(
            m_url, QStringLiteral("select %1 from h x except select %1 from s.h x").arg(list));
        VERIFY_OK(missing);
        auto added = TestServer::query(
            m_url, QStringLiteral("select %1 from s.h x except select %1 from h x").arg(list));
        VERIFY_OK(added);
        QStringList difference;
        for (const QStringList &row : *missing)
            difference << u"was: "_qs + row.first();
        for (const QStringList &row : *added)
            difference << u"is:  "_qs + row.first();
        QVERIFY2(difference.isEmpty(), qPrintable(u'\n' + difference.join(u'\n')));
    }

    // --- mapping

    void mapping_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<MappingWish>("wish");
        QTest::addColumn<QString>("expected");
        MappingWish none;
        QTest::newRow("by name") << QByteArray("Name,ID\nx,1\n") << none << u"1|x|7.00"_qs;
        QTest::newRow("by position") << QByteArray("1,x,2.5\n") << none << u"1|x|2.50"_qs;
        MappingWish pairs;
        pairs.pairs = {{u"b"_qs, u"id"_qs}, {u"1"_qs, u"name"_qs}};
        pairs.skipped = {u"c"_qs};
        QTest::newRow("pairs and skipped") << QByteArray("a,b,c\nx,1,9\n") << pairs << u"1|x|7.00"_qs;
        MappingWish constant;
        constant.constants = {{u"name"_qs, u"it's\t\\N"_qs}};
        QTest::newRow("constant") << QByteArray("id,amount\n1,\n") << constant << u"1|it's\t\\N|<null>"_qs;
        MappingWish expression;
        expression.expressions = {{u"name"_qs, u"upper(first) || ' ' || \"last name\""_qs}};
        expression.skipped = {u"first"_qs, u"last name"_qs};
        QTest::newRow("expression") << QByteArray("id,first,last name\n1,ann,Lee\n") << expression
                                    << u"1|ANN Lee|7.00"_qs;
        QTest::newRow("goes nowhere") << QByteArray("id,name,q\n1,x,1\n") << none << u"! goes nowhere"_qs;
        MappingWish twice;
        twice.pairs = {{u"a"_qs, u"id"_qs}, {u"b"_qs, u"id"_qs}};
        QTest::newRow("twice") << QByteArray("a,b\n1,x\n") << twice << u"! filled twice"_qs;
        MappingWish wrong;
        wrong.pairs = {{u"a"_qs, u"nothing"_qs}};
        QTest::newRow("no such column")
            << QByteArray("a,b\n1,x\n") << wrong << u"! has no column \"nothing\""_qs;
    }

    void mapping()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(MappingWish, wish);
        QFETCH(QString, expected);
        auto request = requestFor(file("a.csv", bytes), {u"s"_qs, u"t"_qs});
        VERIFY_OK(request);
        request->mapping = wish;
        auto report = import(*request);
        if (expected.startsWith(u'!')) {
            QVERIFY(!report);
            QVERIFY2(report.error().message.contains(expected.mid(2)), qPrintable(report.error().toText()));
            return;
        }
        VERIFY_OK(report);
        QCOMPARE(rows(u"select id, name, amount from s.t"_qs), expected);
    }

    void generatedAndIdentity()
    {
        VERIFY_OK(TestServer::query(m_url,
                                    u"create table s.g (id int generated always as identity, a int, "
                                    "b int generated always as (a * 2) stored)"_qs));
        auto request = requestFor(file("a.csv", "id,a,b\n7,1,99\n"), {u"s"_qs, u"g"_qs});
        VERIFY_OK(request);
        auto report = import(*request);
        VERIFY_OK(report);
        QCOMPARE(report->notes.size(), 1);
        QCOMPARE(rows(u"select * from s.g"_qs), u"7|1|2"_qs);
    }

    // --- a new table

    void newTable()
    {
        const QByteArray bytes = "id,code,price,When,\"we \"\"ird\",j,big\n1,007,1.50,2024-02-29,a,{},1\n"
                                 "2,1,2,2024-03-01,,\"[1]\",99999999999\n";
        auto request = requestFor(file("a.csv", bytes), {u"s"_qs, u"new"_qs});
        VERIFY_OK(request);
        request->create = true;
        auto report = import(*request);
        VERIFY_OK(report);
        QCOMPARE(rows(u"select attname, format_type(atttypid, atttypmod) from pg_attribute where attrelid = "
                      "'s.new'::regclass and attnum > 0 order by attnum"_qs),
                 u"id|integer\ncode|text\nprice|numeric\nWhen|date\nwe \"ird|text\nj|jsonb\nbig|bigint"_qs);
        QCOMPARE(rows(u"select count(*) from s.new"_qs), u"2"_qs);
        QVERIFY(!import(*request)); // it is there now
        request->table = {u"s"_qs, u"other"_qs};
        request->createStatement = u"create table s.other (id int, code int, price text, "
                                   " \"When\" text, \"we \"\"ird\" text, j text, big text)"_qs;
        VERIFY_OK(import(*request));
        QCOMPARE(rows(u"select code from s.other order by id"_qs), u"7\n1"_qs);
    }

    void newTableOfJson()
    {
        auto request = requestFor(
            file("a.json", "[{\"a\": 1, \"tags\": [\"x\"]},\n {\"a\": 2, \"late\": \"2024-02-29\"}]"),
            {u"s"_qs, u"new"_qs});
        VERIFY_OK(request);
        request->create = true;
        VERIFY_OK(import(*request));
        QCOMPARE(rows(u"select a, tags, late, pg_typeof(tags), pg_typeof(late) from s.new order by a"_qs),
                 u"1|[\"x\"]|<null>|jsonb|date\n2|<null>|2024-02-29|jsonb|date"_qs);
    }

    // --- errors: where, and nothing stays

    void fails_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        QTest::newRow("a bad value") << QByteArray("id,name\n1,\"x\ny\"\nb,z\n") << u"line 4"_qs;
        QTest::newRow("NOT NULL") << QByteArray("id,name\n1,x\n2,\n") << u"line 3"_qs;
        QTest::newRow("ragged") << QByteArray("id,name\n1,x\n2\n") << u"Line 3 has 1 values for 2 columns"_qs;
        QTest::newRow("twice") << QByteArray("id,name\n1,x\n2,y\n1,z\n") << u"23505"_qs;
        QTest::newRow("not UTF-8") << QByteArray("id,name\n1,x\n2,\xe9\n") << u"22021"_qs;
        QTest::newRow("NUL") << QByteArray("id,name\n1,x\n2,a\0b\n", 18) << u"22021"_qs;
        QTest::newRow("a quote never closed") << QByteArray("id,name\n1,x\n2,\"y\n") << u"never closed"_qs;
    }

    void fails()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        VERIFY_OK(TestServer::query(m_url, u"insert into s.t values (100, 'old')"_qs));
        auto request = requestFor(file("a.csv", bytes), {u"s"_qs, u"t"_qs});
        VERIFY_OK(request);
        request->read.encoding = u"UTF-8"_qs;
        request->truncate = true;
        auto report = import(*request);
        QVERIFY(!report);
        QVERIFY2(report.error().toText().contains(says), qPrintable(report.error().toText()));
        QCOMPARE(rows(u"select id from s.t"_qs), u"100"_qs);
    }

    void refusalEndsTheSending()
    {
        QByteArray bytes = "id,name\nwrong,x\n";
        for (int i = 0; i < 2000000; ++i)
            bytes += QByteArray::number(i) + ",some text that takes its time\n";
        auto request = requestFor(file("a.csv", bytes), {u"s"_qs, u"t"_qs});
        VERIFY_OK(request);
        auto report = import(*request);
        QVERIFY(!report);
        QCOMPARE(report.error().sqlState, u"22P02"_qs);
        QVERIFY2(report.error().hint.contains(u"line 2"_qs), qPrintable(report.error().toText()));
    }

    void cancelLeavesNothing()
    {
        VERIFY_OK(TestServer::query(
            m_url,
            u"create function s.slow() returns trigger language plpgsql as "
            "$$begin perform pg_sleep(0.01); return new; end$$; "
            "create trigger slow before insert on s.t for each row execute function s.slow()"_qs));
        QByteArray bytes = "id,name\n";
        for (int i = 0; i < 200000; ++i)
            bytes += QByteArray::number(i) + ",x\n";
        for (const bool keepGoing : {false, true}) {
            auto request = requestFor(file("a.csv", bytes), {u"s"_qs, u"t"_qs});
            VERIFY_OK(request);
            request->keepGoing = keepGoing;
            auto progress = std::make_shared<ImportProgress>();
            auto task = m_importer->start(*request, m_profile, {}, progress);
            QTRY_COMPARE(progress->phase.load(), ImportProgress::Phase::Importing);
            QTRY_COMPARE(
                rows(u"select count(*) from pg_stat_activity "
                     "where state = 'active' and query like 'copy s.t%' and datname = current_database()"_qs),
                u"1"_qs);
            task.requestStop();
            QTRY_VERIFY(task.isFinished());
            auto answer = task.wait();
            QVERIFY(!answer && answer.error().isCancelled());
            QCOMPARE(rows(u"select count(*) from s.t"_qs), u"0"_qs);
            QTRY_COMPARE(
                rows(u"select count(*) from pg_stat_activity "
                     "where state = 'active' and query like 'copy s.t%' and datname = current_database()"_qs),
                u"0"_qs);
        }
    }

    // --- bad rows

    void lostInTheMiddle()
    {
        VERIFY_OK(TestServer::query(
            m_url,
            u"create function s.slow() returns trigger language plpgsql as "
            "$$begin perform pg_sleep(0.001); return new; end$$; "
            "create trigger slow before insert on s.t for each row execute function s.slow()"_qs));
        QByteArray bytes = "id,name\n";
        for (int i = 0; i < 200000; ++i)
            bytes += QByteArray::number(i) + ",x\n";
        for (const bool keepGoing : {false, true}) {
            auto request = requestFor(file("a.csv", bytes), {u"s"_qs, u"t"_qs});
            VERIFY_OK(request);
            request->keepGoing = keepGoing;
            auto task = m_importer->start(*request, m_profile, {}, std::make_shared<ImportProgress>());
            const QString killed = u"select count(pg_terminate_backend(pid)) from pg_stat_activity "
                                   "where query ~ '^copy' and state = 'active' and datname = "
                                   "current_database()"_qs;
            bool gone = false; // QTRY_VERIFY asks twice
            QTRY_VERIFY(gone || (gone = rows(killed) != u"0"_qs));
            QTRY_VERIFY(task.isFinished());
            auto report = task.wait();
            QVERIFY(!report);
            QVERIFY2(report.error().sessionLost(), qPrintable(report.error().toText()));
            QCOMPARE(rows(u"select count(*) from s.t"_qs), u"0"_qs);
        }
    }

    /// What a file may be that is not what one thinks.
    void oddFiles_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("expected"); ///< rows, or ! and a part of what is said
        QByteArray wide;
        for (int i = 0; i < 10000; ++i)
            wide += "c" + QByteArray::number(i) + (i < 9999 ? "," : "\n");
        QTest::newRow("10,000 columns") << u"a.csv"_qs << wide << u"!10,000 columns"_qs;
        const QByteArray deep = QByteArray(10000, '[') + QByteArray(10000, ']');
        QTest::newRow("JSON 10,000 deep") << u"a.json"_qs << "[{\"id\": 1, \"name\": " + deep + "}]"
                                          << u"1|"_qs + QString::fromLatin1(deep) + u"|7.00"_qs;
        const QByteArray digits(300, '9');
        QTest::newRow("300 digits") << u"a.json"_qs << "{\"id\": 1, \"name\": " + digits + "}"
                                    << u"1|"_qs + QString::fromLatin1(digits) + u"|7.00"_qs;
        QTest::newRow("nothing") << u"a.csv"_qs << QByteArray() << u"!empty"_qs;
        QTest::newRow("a header") << u"a.csv"_qs << QByteArray("id,name\n") << QString();
        QTest::newRow("BOM") << u"a.csv"_qs << QByteArray("\xef\xbb\xbfid,name\n1,x\n") << u"1|x|7.00"_qs;
        QTest::newRow("line ends") << u"a.csv"_qs << QByteArray("id,name\r\n1,\"a\r\nb\"\n2,\"c\rd\"\r\n")
                                   << u"1|a\r\nb|7.00\n2|c\rd|7.00"_qs;
        QTest::newRow("formulas") << u"a.csv"_qs << QByteArray("id,name\n1,=1+1\n2,@x\n")
                                  << u"1|=1+1|7.00\n2|@x|7.00"_qs;
    }

    void oddFiles()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, expected);
        auto request = requestFor(file(qPrintable(name), bytes), {u"s"_qs, u"t"_qs});
        auto report = request ? import(*request) : Result<ImportReport>(request.error());
        if (expected.startsWith(u'!')) {
            QVERIFY(!report);
            QVERIFY2(report.error().toText().contains(expected.mid(1)), qPrintable(report.error().toText()));
        } else {
            VERIFY_OK(report);
        }
        QCOMPARE(rows(u"select id, name, amount from s.t order by id"_qs),
                 expected.startsWith(u'!') ? QString() : expected);
    }

    void badRows()
    {
        VERIFY_OK(TestServer::query(m_url,
                                    u"create table s.parent (id int primary key); "
                                    "insert into s.parent select generate_series(1, 100000); "
                                    "alter table s.t add foreign key (id) references s.parent; "
                                    "alter table s.t add check (name <> 'refused')"_qs));
        QByteArray bytes = "id,name,amount\n";
        QSet<int> bad;
        for (int i = 1; i <= 60000; ++i) {
            QByteArray row = QByteArray::number(i) + ",n,1.5";
            if (i % 5000 == 0) {
                bad.insert(i);
                switch (i / 5000 % 6) {
                case 0:
                    row = "x" + row;
                    break; // no number
                case 1:
                    row = QByteArray::number(i) + ",refused,";
                    break; // CHECK
                case 2:
                    row = "1,twice,1";
                    break; // UNIQUE
                case 3:
                    row = QByteArray::number(i + 200000) + ",orphan,1";
                    break; // FOREIGN KEY
                case 4:
                    row = QByteArray::number(i) + ",short";
                    break; // ragged
                case 5:
                    row = QByteArray::number(i) + ",\xff,1";
                    break; // not UTF-8
                }
            }
            bytes += row + '\n';
        }
        auto request = requestFor(file("a.csv", bytes), {u"s"_qs, u"t"_qs});
        VERIFY_OK(request);
        request->read.encoding = u"UTF-8"_qs;
        request->keepGoing = true;
        request->badRowsFile = m_folder->filePath(u"bad.csv"_qs);
        auto report = import(*request);
        VERIFY_OK(report);
        QCOMPARE(report->badRows, bad.size());
        QCOMPARE(report->rows, 60000 - bad.size());
        QCOMPARE(rows(u"select count(*) from s.t"_qs), QString::number(60000 - bad.size()));
        QFile file(request->badRowsFile);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray written = file.readAll();
        QCOMPARE(written.count('\n'), bad.size() + 1);
        QVERIFY(written.startsWith("import_line,import_reason,id,name,amount\n"));
        for (const int i : std::as_const(bad))
            QVERIFY2(written.contains('\n' + QByteArray::number(i + 1) + ','), written.constData());
        QVERIFY(written.contains("[23503]") && written.contains("[23505]") && written.contains("[23514]"));

        // mended, the file is imported as it is
        QByteArray mended = written;
        mended.replace("\xff", "ok");
        auto again = requestFor(
            this->file("mended.csv",
                       "import_line,import_reason,id,name,amount\n7,\"why, because\",90000,ok,\n"),
            {u"s"_qs, u"t"_qs});
        VERIFY_OK(again);
        VERIFY_OK(import(*again));
        QCOMPARE(rows(u"select name from s.t where id = 90000"_qs), u"ok"_qs);
    }

    void tooManyBadRows()
    {
        QByteArray bytes = "id,name\n";
        for (int i = 0; i < 100; ++i)
            bytes += "x,y\n";
        auto request = requestFor(file("a.csv", bytes), {u"s"_qs, u"t"_qs});
        VERIFY_OK(request);
        request->keepGoing = true;
        request->mostBadRows = 10;
        request->badRowsFile = m_folder->filePath(u"bad.csv"_qs);
        auto report = import(*request);
        QVERIFY(!report);
        QVERIFY2(report.error().message.contains(u"10 rows are bad"_qs), qPrintable(report.error().toText()));
        QVERIFY(QFile::exists(request->badRowsFile));
        QCOMPARE(rows(u"select count(*) from s.t"_qs), u"0"_qs);
    }

    void noRightsIsNoBadRow()
    {
        VERIFY_OK(TestServer::query(
            m_url,
            u"create function s.no() returns trigger language plpgsql as "
            "$$begin raise insufficient_privilege; end$$; "
            "create trigger no before insert on s.t for each row execute function s.no()"_qs));
        auto request = requestFor(file("a.csv", "id,name\n1,x\n2,y\n"), {u"s"_qs, u"t"_qs});
        VERIFY_OK(request);
        request->keepGoing = true;
        auto report = import(*request);
        QVERIFY(!report);
        QCOMPARE(report.error().sqlState, u"42501"_qs);
    }

    // --- upsert, dry run

    void upsert()
    {
        VERIFY_OK(TestServer::query(m_url, u"insert into s.t values (1, 'old', 1), (2, 'old', 2)"_qs));
        auto request = requestFor(file("a.csv", "id,name\n2,new\n3,new\n"), {u"s"_qs, u"t"_qs});
        VERIFY_OK(request);
        request->onConflict = OnConflict::Update;
        request->dryRun = true;
        auto tried = import(*request);
        VERIFY_OK(tried);
        QCOMPARE(tried->rows, 2);
        QCOMPARE(rows(u"select * from s.t order by id"_qs), u"1|old|1.00\n2|old|2.00"_qs);
        request->dryRun = false;
        VERIFY_OK(import(*request));
        QCOMPARE(rows(u"select * from s.t order by id"_qs), u"1|old|1.00\n2|new|2.00\n3|new|7.00"_qs);

        auto skip = requestFor(file("b.csv", "id,name\n3,newer\nx,bad\n4,newer\n"), {u"s"_qs, u"t"_qs});
        VERIFY_OK(skip);
        skip->onConflict = OnConflict::Skip;
        skip->key = QStringList{u"id"_qs};
        skip->keepGoing = true;
        auto report = import(*skip);
        VERIFY_OK(report);
        QCOMPARE(report->rows, 1);
        QCOMPARE(report->skipped, 1);
        QCOMPARE(report->badRows, 1);
        QCOMPARE(rows(u"select name from s.t where id > 2 order by id"_qs), u"new\nnewer"_qs);
        skip->key = QStringList{u"name"_qs};
        QVERIFY(!import(*skip));
    }

    void dryRunSeesDeferred()
    {
        VERIFY_OK(TestServer::query(
            m_url,
            u"create table s.parent (id int primary key); "
            "alter table s.t add foreign key (id) references s.parent deferrable initially deferred"_qs));
        auto request = requestFor(file("a.csv", "id,name\n2,new\n"), {u"s"_qs, u"t"_qs});
        VERIFY_OK(request);
        for (const bool dry : {true, false}) {
            request->dryRun = dry;
            auto report = import(*request);
            QVERIFY(!report);
            QCOMPARE(report.error().sqlState, u"23503"_qs);
        }
        QCOMPARE(rows(u"select count(*) from s.t"_qs), u"0"_qs);
    }

    void rowSecurity()
    {
        VERIFY_OK(TestServer::query(
            m_url,
            u"alter table s.t enable row level security; alter table s.t force row level security; "
            "create policy p on s.t using (true) with check (id < 10); "
            "drop role if exists import_tester; create role import_tester login; "
            "grant usage on schema s to import_tester; grant all on s.t to import_tester"_qs));
        auto profile = m_profile;
        profile.user = u"import_tester"_qs;
        profile.id = QUuid::createUuid();
        auto request = requestFor(file("a.csv", "id,name\n2,new\n"), {u"s"_qs, u"t"_qs});
        VERIFY_OK(request);
        auto task = m_importer->start(*request, profile, {}, std::make_shared<ImportProgress>());
        QTRY_VERIFY(task.isFinished());
        VERIFY_OK(task.wait());
        QCOMPARE(rows(u"select id from s.t"_qs), u"2"_qs);
        VERIFY_OK(TestServer::query(m_url, u"drop owned by import_tester; drop role import_tester"_qs));
    }

    void hostileNames()
    {
        const QString name = u"ta\"ble & <b> %1 😀"_qs;
        VERIFY_OK(TestServer::query(
            m_url, u"create table s.\"ta\"\"ble & <b> %1 😀\" (\"co\"\"l\" text, \"%2\" int)"_qs));
        auto request = requestFor(file("a.csv", "\"co\"\"l\",%2\n\"\\.\",1\n"), {u"s"_qs, name});
        VERIFY_OK(request);
        request->keepGoing = true;
        VERIFY_OK(import(*request));
        QCOMPARE(rows(u"select * from s.\"ta\"\"ble & <b> %1 😀\""_qs), u"\\.|1"_qs);
        auto bad = requestFor(file("a.csv", "\"co\"\"l\",%2\n\"\\.\",z\n"), {u"s"_qs, name});
        VERIFY_OK(bad);
        auto report = import(*bad);
        QVERIFY(!report);
        QVERIFY2(report.error().hint.contains(u"line 2"_qs), qPrintable(report.error().toText()));
    }

private:
    QString file(const char *name, const QByteArray &bytes)
    {
        const QString path = m_folder->filePath(QString::fromUtf8(name));
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }

    static Result<ImportRequest> requestFor(const QString &path, const QStringList &table)
    {
        auto file = InputFile::open(path);
        if (!file)
            return file.error();
        auto read = sniff(**file, {}, {});
        if (!read)
            return read.error();
        ImportRequest request;
        request.file = path;
        request.read = *read;
        request.table = table;
        return request;
    }

    Result<ImportReport> import(const ImportRequest &request)
    {
        auto task = m_importer->start(request, m_profile, {}, std::make_shared<ImportProgress>());
        if (!QTest::qWaitFor([&task] { return task.isFinished(); }, 60000))
            return Error::internal(u"it does not end"_qs);
        return task.wait();
    }

    QString rows(const QString &sql) const
    {
        auto rows = TestServer::query(m_url, sql);
        if (!rows)
            return rows.error().toText();
        QStringList lines;
        for (const QStringList &row : *rows) {
            QStringList cells;
            for (const QString &cell : row)
                cells << (cell.isNull() ? u"<null>"_qs : cell);
            lines << cells.join(u'|');
        }
        return lines.join(u'\n');
    }

    QString m_url;
    profile::ConnectionProfile m_profile;
    session::Canceller m_canceller;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<session::Pool> m_pool;
    std::unique_ptr<Importer> m_importer;
};

QTEST_GUILESS_MAIN(TestImportingDb)
#include "tst_importing_db.moc"
