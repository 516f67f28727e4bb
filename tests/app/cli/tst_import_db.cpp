// SPDX-License-Identifier: GPL-3.0-or-later
// howdah import and howdah copy as a script calls them.
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>

namespace {

struct Run
{
    int code = -1;
    QByteArray out;
    QByteArray err;
};

} // namespace

class TestImportDb : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        m_other = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty() && !m_other.isEmpty());
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        VERIFY_OK(TestServer::query(
            m_url, u"drop table if exists t, n; create table t (id int primary key, name text)"_qs));
    }

    void usage_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("says");
        const auto add = [](const QStringList &words, const char *says) {
            QTest::addRow("%s", qPrintable(words.join(QLatin1Char(' ')))) << words << QString::fromUtf8(says);
        };
        add({}, "FILE");
        add({u"FILE"_qs}, "--table is missing");
        add({u"/nowhere/a.csv"_qs, u"--table"_qs, u"t"_qs}, "Cannot read /nowhere/a.csv");
        add({u"FILE"_qs, u"--table"_qs, u"a.b.c"_qs}, "too many parts");
        add({u"FILE"_qs, u"--table"_qs, u"t"_qs, u"--format"_qs, u"dbf"_qs}, "no format \"dbf\"");
        add({u"FILE"_qs, u"--table"_qs, u"t"_qs, u"--encoding"_qs, u"klingon"_qs}, "no encoding");
        add({u"FILE"_qs, u"--table"_qs, u"t"_qs, u"--quote"_qs, u","_qs}, "must differ");
        add({u"FILE"_qs, u"--table"_qs, u"t"_qs, u"--sheet"_qs, u"1"_qs}, "--sheet does not apply");
        add({u"FILE"_qs, u"--table"_qs, u"t"_qs, u"--create"_qs, u"--truncate"_qs},
            "made new cannot be truncated");
        add({u"FILE"_qs, u"--table"_qs, u"t"_qs, u"--max-bad-rows"_qs, u"5"_qs}, "needs --bad-rows");
        add({u"FILE"_qs, u"--table"_qs, u"t"_qs, u"--set"_qs, u"x"_qs}, "--set takes NAME=");
        add({u"FILE"_qs, u"--table"_qs, u"t"_qs, u"--type"_qs, u"a=int"_qs}, "needs --create");
        add({u"FILE"_qs, u"--table"_qs, u"t"_qs, u"--date-order"_qs, u"xyz"_qs}, "one of ymd");
    }

    void usage()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, says);
        const QString path = file("a.csv", "id,name\n1,x\n");
        words.replaceInStrings(QRegularExpression(u"^FILE$"_qs), path);
        const Run run = import(words);
        QVERIFY(run.code == 2 || run.code == 4);
        QVERIFY2(run.err.contains(says.toUtf8()), run.err.constData());
        QCOMPARE(rows(u"select count(*) from t"_qs), u"0"_qs);
    }

    void importsAndTells()
    {
        const QString path = file("a.csv", "id;name\n1;x\n2;\"y;z\"\n");
        const Run shown = import({path, u"--table"_qs, u"t"_qs, u"--show-sql"_qs});
        QCOMPARE(shown.code, 0);
        QVERIFY2(shown.out.contains("delimiter ;")
                     && shown.out.contains("copy public.t (id, name) from stdin;"),
                 shown.out.constData());
        QCOMPARE(rows(u"select count(*) from t"_qs), u"0"_qs);
        const Run dry = import({path, u"--table"_qs, u"t"_qs, u"--dry-run"_qs});
        QCOMPARE(dry.code, 0);
        QVERIFY(dry.err.contains("2 rows would go into public.t"));
        QCOMPARE(rows(u"select count(*) from t"_qs), u"0"_qs);
        const Run run = import({path, u"--table"_qs, u"t"_qs});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.out, QByteArray());
        QVERIFY2(run.err.startsWith("2 rows into public.t in "), run.err.constData());
        QCOMPARE(rows(u"select name from t where id = 2"_qs), u"y;z"_qs);
        const Run again = import({path, u"--table"_qs, u"t"_qs});
        QCOMPARE(again.code, 1);
        QVERIFY2(again.err.contains("23505") && again.err.contains("line 2"), again.err.constData());
        QCOMPARE(import({path, u"--table"_qs, u"t"_qs, u"--skip-existing"_qs, QString(), u"--quiet"_qs}).err,
                 QByteArray());
    }

    void standardInputAndNewTable()
    {
        const Run run
            = import({u"-"_qs, u"--table"_qs, u"n"_qs, u"--create"_qs, u"--type"_qs, u"code=varchar(9)"_qs},
                     "{\"id\": 1, \"code\": \"x\"}\n{\"id\": 2, \"late\": [1]}\n");
        QVERIFY2(run.code == 0, run.err.constData());
        QCOMPARE(rows(u"select * from n order by id"_qs), u"1|x|<null>\n2|<null>|[1]"_qs);
        QCOMPARE(rows(u"select format_type(atttypid, atttypmod) from pg_attribute "
                      "where attrelid = 'n'::regclass and attname = 'code'"_qs),
                 u"character varying(9)"_qs);
    }

    void badRows()
    {
        const QString bad = m_folder->filePath(u"bad.csv"_qs);
        const Run run
            = import({file("a.csv", "id,name\n1,x\nz,y\n"), u"--table"_qs, u"t"_qs, u"--bad-rows"_qs, bad});
        QVERIFY2(run.code == 0, run.err.constData());
        QVERIFY2(run.err.contains("1 bad rows were left out"), run.err.constData());
        QFile written(bad);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(written.readAll().contains("\n3,"));
    }

    void interrupted()
    {
        QProcess process;
        process.start(
            program(),
            {u"import"_qs, u"--url"_qs, m_url, u"-"_qs, u"--table"_qs, u"t"_qs, u"--format"_qs, u"csv"_qs});
        QVERIFY(process.waitForStarted());
        QByteArray rows = "id,name\n";
        for (int i = 0; i < 200000; ++i)
            rows += QByteArray::number(i) + ",text\n";
        process.write(rows); // and no end of it
        QTRY_COMPARE(this->rows(u"select count(*) from pg_stat_activity "
                                "where query like 'copy public.t%' and state = 'active' and "
                                "datname = current_database()"_qs),
                     u"1"_qs);
        QCOMPARE(::kill(pid_t(process.processId()), SIGINT), 0);
        QVERIFY(process.waitForFinished(support::Patience));
        QCOMPARE(process.exitCode(), 130);
        QCOMPARE(this->rows(u"select count(*) from t"_qs), u"0"_qs);
    }

    void copies()
    {
        VERIFY_OK(TestServer::query(
            m_url, u"insert into t select i, 'row ' || i from generate_series(1, 5000) i"_qs));
        const QStringList base{u"copy"_qs, u"--from-url"_qs, m_url,  u"--url"_qs,
                               m_other,    u"--table"_qs,    u"t"_qs};
        const Run shown = run(base + QStringList{u"--create"_qs, u"--show-sql"_qs});
        QVERIFY2(shown.out.contains("primary key (id)") && shown.out.contains("(format binary)"),
                 shown.out.constData());
        const Run missing = run(base);
        QCOMPARE(missing.code, 2);
        const Run made = run(base + QStringList{u"--create"_qs});
        QVERIFY2(made.code == 0, made.err.constData());
        QVERIFY2(made.err.startsWith("5,000 rows into public.t"), made.err.constData());
        QCOMPARE(TestServer::query(m_other, u"select count(*), max(name) from t"_qs)->first(),
                 QStringList({u"5000"_qs, u"row 999"_qs}));
        QCOMPARE(run(base).code, 1); // they are there
        QCOMPARE(run(base + QStringList{u"--truncate"_qs}).code, 0);
        VERIFY_OK(TestServer::query(m_other, u"alter table t drop column name"_qs));
        const Run lacks = run(base);
        QCOMPARE(lacks.code, 2);
        QVERIFY2(lacks.err.contains("column \"name\" goes nowhere"), lacks.err.constData());
        const Run mapped = run(base + QStringList{u"--skip"_qs, u"name"_qs, u"--skip-existing"_qs, {}});
        QVERIFY2(mapped.code == 0, mapped.err.constData());
        QVERIFY2(mapped.err.contains("; 5,000 were there already"), mapped.err.constData());
        VERIFY_OK(TestServer::query(m_other, u"alter table t add note text; truncate t"_qs));
        QCOMPARE(run(base + QStringList{u"--map"_qs, u"name=note"_qs}).code, 0);
        QCOMPARE(run(base
                     + QStringList{u"--skip"_qs, u"name"_qs, u"--expression"_qs, u"note=upper(name)"_qs,
                                   u"--upsert"_qs, u"id"_qs})
                     .code,
                 0);
        QCOMPARE(TestServer::query(m_other, u"select note from t where id = 7"_qs)->first().first(),
                 u"ROW 7"_qs);
        QCOMPARE(run({u"copy"_qs, u"--url"_qs, m_url, u"--table"_qs, u"t"_qs}).code, 2);
    }

private:
    static QString program() { return QStringLiteral(HOWDAH_BINARY_DIR "/howdah"); }

    static Run run(const QStringList &words, const QByteArray &input = {})
    {
        QProcess process;
        process.start(program(), words);
        if (!process.waitForStarted())
            return {};
        process.write(input);
        process.closeWriteChannel();
        process.waitForFinished(60000);
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    Run import(const QStringList &words, const QByteArray &input = {}) const
    {
        return run(QStringList{u"import"_qs, u"--url"_qs, m_url} + words, input);
    }

    QString file(const char *name, const QByteArray &bytes) const
    {
        const QString path = m_folder->filePath(QString::fromUtf8(name));
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
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
    QString m_other;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestImportDb)
#include "tst_import_db.moc"
