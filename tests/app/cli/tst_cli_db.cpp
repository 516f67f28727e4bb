// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself, as a script calls it: what it prints, what it leaves, how it ends.
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"

#include <QDir>
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

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class TestCliDb : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
    }

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void helpAndVersion()
    {
        const Run version = run({u"--version"_qs});
        QCOMPARE(version.code, 0);
        QCOMPARE(version.out, QByteArray("howdah " HOWDAH_VERSION "\n"));
        for (const QStringList &words : {QStringList{u"--help"_qs},
                                         {u"export"_qs, u"--help"_qs},
                                         {u"run"_qs, u"--help"_qs},
                                         {u"roles"_qs, u"--help"_qs},
                                         {u"playground"_qs, u"--help"_qs},
                                         {u"run"_qs, u"-h"_qs}}) {
            const Run help = run(words);
            QCOMPARE(help.code, 0);
            QVERIFY(help.out.size() > 100);
            QCOMPARE(help.err, QByteArray());
        }
    }

    void usage_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("says");
        const auto add = [](const QStringList &words, const char *says) {
            QTest::addRow("%s", qPrintable(words.join(QLatin1Char(' ')))) << words << QString::fromUtf8(says);
        };
        add({u"export"_qs}, "--output is missing");
        add({u"export"_qs, u"--outptu"_qs, u"x"_qs}, "There is no option --outptu");
        add({u"export"_qs, u"--sql"_qs}, "--sql needs a value");
        add({u"export"_qs, u"--sql"_qs, u"a"_qs, u"--sql=b"_qs}, "--sql is given twice");
        add({u"export"_qs, u"--crlf=1"_qs}, "--crlf takes no value");
        add({u"export"_qs, u"-o"_qs, u"x"_qs}, "There is no option -o");
        add({u"export"_qs, u"extra"_qs}, "What is \"extra\" for?");
        add({u"export"_qs, u"--output"_qs, u"-"_qs, u"--url"_qs, u"host=x"_qs},
            "One of --sql, --file and --table");
        add({u"export"_qs, u"--output"_qs, u"-"_qs, u"--sql"_qs, u"select 1"_qs, u"--table"_qs, u"t"_qs},
            "One of --sql, --file and --table");
        add({u"export"_qs, u"--output"_qs, u"-"_qs, u"--sql"_qs, u"select 1"_qs}, "--url is missing");
        add({u"export"_qs, u"--output"_qs, u"-"_qs, u"--sql"_qs, u"select 1; select 2"_qs, u"--url"_qs,
             u"host=x"_qs},
            "takes one statement");
        add({u"export"_qs, u"--output"_qs, u"-"_qs, u"--sql"_qs, u"-- none"_qs, u"--url"_qs, u"host=x"_qs},
            "no statement");
        add({u"export"_qs, u"--output"_qs, u"-"_qs, u"--table"_qs, u"a.\"b"_qs, u"--url"_qs, u"host=x"_qs},
            "quote is not closed");
        add({u"export"_qs, u"--output"_qs, u"-"_qs, u"--table"_qs, u"a..b"_qs, u"--url"_qs, u"host=x"_qs},
            "not the name of a table");
        add({u"export"_qs, u"--output"_qs, u"-"_qs, u"--table"_qs, u"a"_qs, u"--url"_qs, u"host=x"_qs,
             u"--delimiter"_qs, u"ab"_qs},
            "one ASCII character");
        add({u"export"_qs, u"--output"_qs, u"-"_qs, u"--table"_qs, u"a"_qs, u"--url"_qs, u"host=x"_qs,
             u"--quote"_qs, u","_qs},
            "must be different");
        add({u"export"_qs, u"--output"_qs, u"-"_qs, u"--table"_qs, u"a"_qs, u"--url"_qs, u"host=x"_qs,
             u"--encoding"_qs, u"klingon"_qs},
            "not known");
        add({u"export"_qs, u"--output"_qs, u"-"_qs, u"--table"_qs, u"a"_qs, u"--url"_qs, u"host=x"_qs,
             u"--format"_qs, u"dbf"_qs},
            "not known");
        add({u"export"_qs, u"--output"_qs, u"-"_qs, u"--table"_qs, u"a"_qs, u"--url"_qs, u"nonsense=1"_qs},
            "nonsense");
        const QStringList to{u"export"_qs, u"--url"_qs, u"host=x"_qs, u"--output"_qs, u"out"_qs};
        add(to + QStringList{u"--table"_qs, u"a"_qs, u"--jobs"_qs, u"4"_qs}, "--jobs is for several tables");
        add(to + QStringList{u"--sql"_qs, u"select 1"_qs, u"--unordered"_qs}, "--unordered is for tables");
        add(to + QStringList{u"--table"_qs, u"a"_qs, u"--unordered"_qs, u"--jobs"_qs, u"0"_qs},
            "from 1 to 64");
        add(to + QStringList{u"--table"_qs, u"a"_qs, u"--unordered"_qs, u"--jobs"_qs, u"many"_qs},
            "from 1 to 64");
        add(to + QStringList{u"--table"_qs, u"a"_qs, u"--keep-finished"_qs},
            "--keep-finished is for several");
        add(to + QStringList{u"--table"_qs, u"a"_qs, u"--schema"_qs, u"s"_qs}, "One of");
        add({u"export"_qs, u"--url"_qs, u"host=x"_qs, u"--schema"_qs, u"s"_qs, u"--output"_qs, u"-"_qs},
            "cannot go to standard output");
        add({u"run"_qs, u"--url"_qs, u"host=x"_qs}, "FILE is missing");
        add({u"playground"_qs}, "is missing");
        add({u"playground"_qs, u"dance"_qs}, "takes start, stop, status or url");
    }
    void usage()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, says);
        const Run done = run(words);
        QCOMPARE(done.code, 2);
        QCOMPARE(done.out, QByteArray());
        QVERIFY2(done.err.startsWith("howdah: ") && done.err.contains(says.toUtf8()), done.err);
    }

    void exportToAFileAndToStandardOutput()
    {
        const QByteArray expected = "a,b\n1,\"x,y\"\n,\"\"\n";
        const QString sql = QStringLiteral("select * from (values (1, 'x,y'), (null, '')) v(a, b);");
        const Run printed
            = run({u"export"_qs, u"--url"_qs, m_url, u"--sql"_qs, sql, u"--output"_qs, u"-"_qs});
        QCOMPARE(printed.err, QByteArray());
        QCOMPARE(printed.out, expected);
        QCOMPARE(printed.code, 0);
        const Run written
            = run({u"export"_qs, u"--url"_qs, m_url, u"--sql"_qs, sql, u"--output"_qs, file(u"ü b.csv"_qs)});
        QCOMPARE(written.code, 0);
        QCOMPARE(written.out, QByteArray());
        QVERIFY2(written.err.startsWith("2 rows, 16 bytes in "), written.err);
        QCOMPARE(content(file(u"ü b.csv"_qs)), expected);
        put(file(u"query.sql"_qs), "-- the query\n" + sql.toUtf8() + "\n");
        const Run fromFile
            = run({u"export"_qs, u"--url"_qs, m_url, u"--file"_qs, file(u"query.sql"_qs), u"--output=-"_qs,
                   u"--quiet"_qs, u"--delimiter"_qs, u"tab"_qs, u"--quote"_qs, u"'"_qs, u"--null"_qs,
                   u"NULL"_qs, u"--no-header"_qs, u"--crlf"_qs});
        QCOMPARE(fromFile.out, QByteArray("1\tx,y\r\nNULL\t\r\n"));
        const Run latin = run({u"export"_qs, u"--url"_qs, m_url, u"--sql"_qs, u"select 'é' as a"_qs,
                               u"--encoding"_qs, u"latin1"_qs, u"--output"_qs, u"-"_qs});
        QCOMPARE(latin.out, QByteArray("a\n\xe9\n"));
        const Run none = run({u"export"_qs, u"--url"_qs, m_url, u"--sql"_qs, u"select '€' as a"_qs,
                              u"--encoding"_qs, u"latin1"_qs, u"--output"_qs, file(u"c.csv"_qs)});
        QCOMPARE(none.code, 4);
        QVERIFY2(none.err.contains("Row 1, column 1 (a) has the character U+20AC"), none.err);
        QVERIFY(!QFile::exists(file(u"c.csv"_qs)));
    }

    void exportTables()
    {
        QVERIFY(TestServer::query(
            m_url,
            QStringLiteral("create schema \"S.x\"; create table \"S.x\".\"a\"\"B\" (n int); "
                           "insert into \"S.x\".\"a\"\"B\" values (7); create table plain "
                           "(n int)")));
        QCOMPARE(run({u"export"_qs, u"--url"_qs, m_url, u"--table"_qs, u"\"S.x\".\"a\"\"B\""_qs,
                      u"--output"_qs, u"-"_qs})
                     .out,
                 QByteArray("n\n7\n"));
        QCOMPARE(run({u"export"_qs, u"--url"_qs, m_url, u"--table"_qs, u"Public.PLAIN"_qs, u"--output"_qs,
                      u"-"_qs})
                     .out,
                 QByteArray("n\n"));
        const Run injected = run({u"export"_qs, u"--url"_qs, m_url, u"--table"_qs,
                                  u"plain; drop table plain"_qs, u"--output"_qs, u"-"_qs});
        QCOMPARE(injected.code, 1);
        QVERIFY2(injected.err.contains("42P01"), injected.err);
        QCOMPARE(
            run({u"export"_qs, u"--url"_qs, m_url, u"--table"_qs, u"plain"_qs, u"--output"_qs, u"-"_qs}).code,
            0);
    }

    void oneTableByManySessions()
    {
        QVERIFY(TestServer::query(m_url,
                                  QStringLiteral("create table many as select g as n, repeat('x', 100) as t "
                                                 "from generate_series(1, 50000) g; "
                                                 "create view few as select 1 as n")));
        const QStringList from{u"export"_qs, u"--url"_qs, m_url, u"--unordered"_qs};
        const Run done = run(
            from + QStringList{u"--table"_qs, u"many"_qs, u"--jobs"_qs, u"3"_qs, u"--output"_qs, u"-"_qs});
        QCOMPARE(done.code, 0);
        QCOMPARE(done.err,
                 TestServer::major() >= 14
                     ? QByteArray()
                     : QByteArray("howdah: warning: public.many is read by one session: "
                                  "the server is older than PostgreSQL 14\n"));
        QByteArrayList lines = done.out.split('\n');
        QCOMPARE(lines.size(), 50002);
        QCOMPARE(lines.takeFirst(), QByteArray("n,t"));
        QSet<QByteArray> numbers;
        for (const QByteArray &line : lines)
            numbers << line.left(line.indexOf(','));
        QCOMPARE(numbers.size(), 50001); // and the empty end
        const Run view = run(from + QStringList{u"--table"_qs, u"few"_qs, u"--output"_qs, u"-"_qs});
        QCOMPARE(view.out, QByteArray("n\n1\n"));
        QCOMPARE(view.err, QByteArray("howdah: warning: public.few is read by one session: it is a view\n"));
        const Run packed = run(from
                               + QStringList{u"--table"_qs, u"many"_qs, u"--compress"_qs, u"gzip"_qs,
                                             u"--quiet"_qs, u"--output"_qs, file(u"m.csv.gz"_qs)});
        QCOMPARE(packed.code, 0);
        QCOMPARE(shell(QStringLiteral("gzip -dc '%1' | wc -l").arg(file(u"m.csv.gz"_qs))).out.trimmed(),
                 QByteArray("50001"));
    }

    void severalTables()
    {
        QVERIFY(TestServer::query(
            m_url,
            QStringLiteral("create schema \"Set\"; create table \"Set\".a as select 1 as n; "
                           "create table \"Set\".\"b/c\" as select generate_series(1, 3) as n; "
                           "create view \"Set\".bad as select 1 / (n - 1) as n from \"Set\".a")));
        const QStringList from{u"export"_qs, u"--url"_qs, m_url};
        const Run two = run(from
                            + QStringList{u"--table"_qs, u"\"Set\".a"_qs, u"--table=\"Set\".\"b/c\""_qs,
                                          u"--output"_qs, file(u"two"_qs)});
        QCOMPARE(two.code, 0);
        QVERIFY2(two.err.contains("2 tables, 4 rows, 12 bytes in "), two.err);
        QVERIFY2(two.err.contains("two/b_c.csv: 3 rows, 8 bytes"), two.err);
        QCOMPARE(content(file(u"two/a.csv"_qs)), QByteArray("n\n1\n"));
        const Run fails = run(from
                              + QStringList{u"--schema"_qs, u"Set"_qs, u"--output"_qs, file(u"all"_qs),
                                            u"--format"_qs, u"sql-insert"_qs});
        QCOMPARE(fails.code, 1);
        QVERIFY2(fails.err.startsWith("howdah: \"Set\".bad: ERROR 22012: "), fails.err);
        QVERIFY(!QFile::exists(file(u"all"_qs)));
        const Run kept = run(from
                             + QStringList{u"--schema"_qs, u"Set"_qs, u"--output"_qs, file(u"all"_qs),
                                           u"--keep-finished"_qs, u"--format"_qs, u"sql-insert"_qs});
        QCOMPARE(kept.code, 1);
        QVERIFY2(kept.err.contains("\"Set\".bad: ERROR 22012: "), kept.err);
        QVERIFY2(kept.err.contains("2 tables, 4 rows"), kept.err);
        QCOMPARE(content(file(u"all/a.sql"_qs)), QByteArray("INSERT INTO \"Set\".a (n) VALUES\n(1);\n"));
        QCOMPARE(QDir(file(u"all"_qs)).entryList(QDir::Files | QDir::Hidden),
                 (QStringList{u"a.sql"_qs, u"b_c.sql"_qs}));
    }

    void severalTablesInterrupted()
    {
        QVERIFY(TestServer::query(m_url,
                                  QStringLiteral("create schema slow; create view slow.v as select "
                                                 "(select 1 from pg_sleep(60)) as n; "
                                                 "create table slow.t as select 1 as n")));
        QProcess process;
        process.start(
            program(),
            {u"export"_qs, u"--url"_qs, m_url, u"--schema"_qs, u"slow"_qs, u"--output"_qs, file(u"slow"_qs)});
        QVERIFY(process.waitForStarted());
        QTRY_COMPARE(running(QStringLiteral("SELECT * FROM slow.v")), 1);
        ::kill(pid_t(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(support::Patience));
        QCOMPARE(process.exitCode(), 130);
        QVERIFY(!QFile::exists(file(u"slow"_qs)));
        QTRY_COMPARE(running(QStringLiteral("SELECT * FROM slow.v")), 0);
    }

    void errorsOfTheServer()
    {
        const Run done = run({u"export"_qs, u"--url"_qs, m_url, u"--sql"_qs,
                              u"select 'é😀',\n  nonsense\nfrom pg_class"_qs, u"--output"_qs, u"-"_qs});
        QCOMPARE(done.code, 1);
        QCOMPARE(done.out, QByteArray());
        QCOMPARE(done.err,
                 QByteArray("howdah: ERROR 42703: column \"nonsense\" does not exist\n"
                            "LINE 2:   nonsense\n"
                            "          ^\n"));
        const Run long_ = run({u"export"_qs, u"--url"_qs, m_url, u"--sql"_qs,
                               u"select "_qs + QString(100, QLatin1Char('1')) + u", nonsense, "_qs
                                   + QString(100, QLatin1Char('2')),
                               u"--output"_qs, u"-"_qs});
        QVERIFY2(long_.err.contains("LINE 1: ...111"), long_.err);
        const QList<QByteArray> lines = long_.err.split('\n');
        QCOMPARE(lines[1].mid(lines[2].indexOf('^'), 8), QByteArray("nonsense"));
        const Run raised = run({u"export"_qs, u"--url"_qs, m_url, u"--sql"_qs,
                                u"select no_such_function(1)"_qs, u"--output"_qs, u"-"_qs});
        QVERIFY2(raised.err.contains("\nHINT:  "), raised.err);
    }

    void controlCharactersAreNotObeyed()
    {
        put(file(u"a.sql"_qs), "do $$ begin raise notice E'\\x1b[2J%%1\\u202e'; raise E'\\x1b]0;x'; end $$;");
        const Run done = run({u"run"_qs, u"--url"_qs, m_url, file(u"a.sql"_qs)});
        QCOMPARE(done.code, 1);
        QVERIFY2(!done.err.contains('\x1b') && done.err.contains("\\x1b[2J%1\\x202e"), done.err);
    }

    void connections()
    {
        const Run refused = run({u"export"_qs, u"--url"_qs, u"host="_qs + m_folder->path(), u"--sql"_qs,
                                 u"select 1"_qs, u"--output"_qs, file(u"x.csv"_qs)});
        QCOMPARE(refused.code, 3);
        QVERIFY(QDir(m_folder->path()).isEmpty());
        const Run secret
            = run({u"export"_qs, u"--url"_qs, u"postgresql://u:hunter2@/db?host="_qs + m_folder->path(),
                   u"--sql"_qs, u"select 1"_qs, u"--output"_qs, u"-"_qs});
        QCOMPARE(secret.code, 3);
        QVERIFY2(secret.err.contains("warning") && secret.err.contains("--password-file"), secret.err);
        QVERIFY(!secret.err.contains("hunter2"));
        const Run noFile = run({u"export"_qs, u"--url"_qs, m_url, u"--password-file"_qs, file(u"none"_qs),
                                u"--sql"_qs, u"select 1"_qs, u"--output"_qs, u"-"_qs});
        QCOMPARE(noFile.code, 4);
    }

    void passwordFromAFile()
    {
        TestServer::Options options;
        options.tcp = true;
        options.password = QStringLiteral("p ä:\\'");
        auto server = TestServer::start(options);
        VERIFY_OK(server);
        const QString url = (*server)->tcpUrl();
        put(file(u"good"_qs), options.password.toUtf8() + "\r\nnot this");
        put(file(u"bad"_qs), "wrong\n");
        const QStringList words{u"export"_qs,        u"--url"_qs,    url,    u"--sql"_qs,
                                u"select 1 as a"_qs, u"--output"_qs, u"-"_qs};
        QCOMPARE(run(words + QStringList{u"--password-file"_qs, file(u"good"_qs)}).out, QByteArray("a\n1\n"));
        const Run bad = run(words + QStringList{u"--password-file"_qs, file(u"bad"_qs)});
        QCOMPARE(bad.code, 3);
        QVERIFY(!bad.err.contains("wrong"));
        QCOMPARE(run(words).code, 3);
    }

    void filesThatCannotBeWritten()
    {
        QCOMPARE(run({u"export"_qs, u"--url"_qs, m_url, u"--sql"_qs, u"select 1"_qs, u"--output"_qs,
                      u"/nowhere/x.csv"_qs})
                     .code,
                 4);
        const Run full = run({u"export"_qs, u"--url"_qs, m_url, u"--sql"_qs,
                              u"select repeat('x', 1000) from generate_series(1, 9999)"_qs, u"--output"_qs,
                              u"/dev/full"_qs});
        QCOMPARE(full.code, 4);
        QVERIFY2(full.err.contains("no space left"), full.err);
    }

    void closedPipe()
    {
        const Run done = shell(
            QStringLiteral("%1 export --url '%2' --sql \"select repeat('x', 500) || generate_series(1, "
                           "3000000)\" --output - | head -c 10; echo \" ${PIPESTATUS[0]}\"")
                .arg(program(), m_url));
        QCOMPARE(done.out, QByteArray("?column?\nx 4\n"));
        QVERIFY2(done.err.contains("closed the pipe"), done.err);
    }

    void interruptedExportLeavesNothing_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }
    void interruptedExportLeavesNothing()
    {
        QFETCH(int, signal);
        QProcess process;
        process.start(program(),
                      {u"export"_qs, u"--url"_qs, m_url, u"--sql"_qs,
                       u"select repeat('i', 500) || generate_series(1, 100000000)"_qs, u"--output"_qs,
                       file(u"x.csv"_qs)});
        QVERIFY(process.waitForStarted());
        QTRY_VERIFY(!QDir(m_folder->path()).isEmpty());
        ::kill(pid_t(process.processId()), signal);
        QTRY_COMPARE(process.state(), QProcess::NotRunning);
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 128 + signal);
        QVERIFY2(process.readAllStandardError().contains("cancelled"), "said");
        QVERIFY(QDir(m_folder->path()).isEmpty());
        QTRY_COMPARE(running(QStringLiteral("repeat(''i''")), 0);
    }

    void scripts()
    {
        put(file(u"a.sql"_qs),
            "\xEF\xBB\xBF-- a script\n"
            "create temp table t (a int, b text);\n"
            "insert into t values (1, 'x'), (2, E'tab\\tline\\n\\\\'), (3, null);\n"
            "select * from t order by a;\n"
            "do $$ begin raise notice 'he said \"%\"', 1; end $$;\n"
            "copy t (a) to stdout;\n"
            "begin; delete from t; rollback;\n"
            "select count(*) from t;");
        const Run tsv = run({u"run"_qs, u"--url"_qs, m_url, file(u"a.sql"_qs)});
        QCOMPARE(tsv.code, 0);
        QCOMPARE(
            tsv.out,
            QByteArray("CREATE TABLE\nINSERT 0 3\na\tb\n1\tx\n2\ttab\\tline\\n\\\\\n3\t\\N\nDO\n1\n2\n3\n"
                       "BEGIN\nDELETE 3\nROLLBACK\ncount\n3\n"));
        QCOMPARE(tsv.err, QByteArray("NOTICE:  he said \"1\"\n"));
        const Run csv = run(
            {u"run"_qs, u"--url"_qs, m_url, u"--format"_qs, u"csv"_qs, u"--quiet"_qs, file(u"a.sql"_qs)});
        QCOMPARE(csv.out, QByteArray("a,b\n1,x\n2,\"tab\tline\n\\\"\n3,\n1\n2\n3\ncount\n3\n"));
        put(file(u"b.sql"_qs), "select 1 as n, 'ä名' as \"text\" union all select 1000, 'longer' order by 1");
        const Run table = run({u"run"_qs, u"--url"_qs, m_url, u"--format=table"_qs, file(u"b.sql"_qs)});
        QCOMPARE(table.out,
                 QByteArray(" n    | text\n"
                            "------+--------\n"
                            "    1 | ä名\n"
                            " 1000 | longer\n"
                            "(2 rows)\n"));
    }

    void scriptsEndAtTheFirstError()
    {
        put(file(u"a.sql"_qs), "select 1 as a;\n\nselect\n  1/0;\nselect 2 as a;\nselect x;\n");
        const Run done = run({u"run"_qs, u"--url"_qs, m_url, file(u"a.sql"_qs)});
        QCOMPARE(done.code, 1);
        QCOMPARE(done.out, QByteArray("a\n1\n"));
        QVERIFY2(done.err.startsWith("howdah: " + file(u"a.sql"_qs).toUtf8() + ":3: ERROR 22012: "),
                 done.err);
        const Run going = run({u"run"_qs, u"--url"_qs, m_url, u"--keep-going"_qs, file(u"a.sql"_qs)});
        QCOMPARE(going.code, 1);
        QCOMPARE(going.out, QByteArray("a\n1\na\n2\n"));
        QVERIFY2(going.err.contains(":6: ERROR 42703: "), going.err);
        // from standard input
        const Run piped = run({u"run"_qs, u"--url"_qs, m_url, u"-"_qs}, "select 1 as a");
        QCOMPARE(piped.out, QByteArray("a\n1\n"));
        QCOMPARE(run({u"run"_qs, u"--url"_qs, m_url, file(u"none.sql"_qs)}).code, 4);
    }

    void scriptsThatCannotRunAsTheyAreDoNotBegin()
    {
        for (const char *script :
             {"create table half ();\n\\nonsense 1\n", "create table half ();\n\\! touch it\n"}) {
            put(file(u"a.sql"_qs), script);
            const Run done = run({u"run"_qs, u"--url"_qs, m_url, file(u"a.sql"_qs)});
            QCOMPARE(done.code, 2);
            QVERIFY2(done.err.contains(":2: "), done.err);
        }
        auto rows = TestServer::query(m_url, QStringLiteral("select to_regclass('half') is null"));
        QCOMPARE(rows->first().first(), QStringLiteral("t"));
    }

    void scriptsWithCommandsAndRows()
    {
        put(file(u"inner ü.sql"_qs), "select :'who' as who;\n");
        put(file(u"a.sql"_qs),
            "create temp table t (a int, b text);\ncopy t from stdin;\n1\tone\n2\ttwo\n\\.\n"
            "select max(a) as most from t \\gset\n\\if :{?most}\n\\echo most is :most\n\\endif\n"
            "\\ir 'inner ü.sql'\n\\x on\nselect b from t where a = :most;\n\\copy t to 'out.txt'\n");
        const Run done = shell(QStringLiteral("cd '%1' && %2 run --url '%3' --format table --quiet --set "
                                              "\"who=it's\" a.sql")
                                   .arg(m_folder->path(), program(), m_url));
        QCOMPARE(done.err, QByteArray());
        QCOMPARE(done.out,
                 QByteArray("most is 2\n who\n------\n it's\n(1 row)\nExpanded display is on.\n"
                            "-[ RECORD 1 ]\nb | two\n"));
        QCOMPARE(content(file(u"out.txt"_qs)), QByteArray("1\tone\n2\ttwo\n"));
        // the rows of a COPY that failed are no SQL, and an error in them is at its line
        put(file(u"b.sql"_qs),
            "copy nowhere from stdin;\ndrop table plain;\n\\.\nselect 1 as a;\n\n\nselect nonsense;\n");
        const Run going = run({u"run"_qs, u"--url"_qs, m_url, u"--keep-going"_qs, file(u"b.sql"_qs)});
        QCOMPARE(going.code, 1);
        QCOMPARE(going.out, QByteArray("a\n1\n"));
        QVERIFY2(going.err.contains("b.sql:1: ERROR 42P01") && going.err.contains("b.sql:7: ERROR 42703"),
                 going.err);
    }

    void scriptsThatAsk()
    {
        put(file(u"a.sql"_qs),
            "\\prompt 'Who? ' who\n\\prompt other\nselect :'who' as who, :'other' as other;\n");
        const Run done
            = shell(QStringLiteral("printf 'it'\\''s me\\nx <b>\\n' | %1 run --url '%2' --format tsv %3")
                        .arg(program(), m_url, file(u"a.sql"_qs)));
        QCOMPARE(done.out, QByteArray("who\tother\nit's me\tx <b>\n"));
        QCOMPARE(done.err, QByteArray());
        const Run nobody = shell(
            QStringLiteral("%1 run --url '%2' %3 </dev/null").arg(program(), m_url, file(u"a.sql"_qs)));
        QVERIFY2(nobody.code != 0 && nobody.err.contains("a.sql:1: "), nobody.err);
        put(file(u"b.sql"_qs), "\\password\nselect 1;\n"); // no terminal: setsid leaves it
        const Run password = shell(QStringLiteral("setsid -w %1 run --url '%2' %3 </dev/null")
                                       .arg(program(), m_url, file(u"b.sql"_qs)));
        QVERIFY2(password.code != 0 && password.err.contains("no terminal"), password.err);
    }

    /// What pg_dumpall writes between databases, with a name that takes all of its quoting.
    void scriptsThatChangeTheDatabase()
    {
        const QString hostile = QStringLiteral("We\"ird '& \\ <b>%1 db €");
        const QString quoted = QStringLiteral("\"We\"\"ird '& \\ <b>%1 db €\"");
        const QString other = TestServer::createDatabase();
        (void)TestServer::query(m_url, QStringLiteral("drop database if exists ") + quoted);
        QVERIFY(TestServer::query(m_url, QStringLiteral("create database ") + quoted));
        const auto drop = qScopeGuard(
            [&] { (void)TestServer::query(m_url, QStringLiteral("drop database if exists ") + quoted); });
        const QByteArray name = QUrl(other).path().mid(1).toUtf8();
        const QByteArray begin
            = "create table left_behind (a int);\nbegin;\ninsert into left_behind values (1);\n\\connect ";
        put(file(u"a.sql"_qs),
            begin + name
                + "\nselect to_regclass('left_behind') is null as gone;\n"
                  "\\restrict k\\c postgres\n\\unrestrict k\n\\encoding SQL_ASCII\n"
                  "\\connect -reuse-previous=on \"dbname='We\"\"ird \\'& \\\\ <b>%1 db €'\"\n"
                  "\\echo :DBNAME :ENCODING\ncreate table here (a int);\n"
                  "copy here from stdin;\n1\n2\n\\.\n\\c - \\echo still :DBNAME\n");
        const Run done = run({u"run"_qs, u"--url"_qs, m_url, u"--keep-going"_qs, file(u"a.sql"_qs)});
        QVERIFY2(done.err.contains("only \\unrestrict is allowed"), done.err);
        const QByteArray moved = "You are now connected to database \"";
        QCOMPARE(done.out.count(moved), 3);
        QVERIFY2(done.out.contains(moved + name) && done.out.contains("it was rolled back.\ngone\nt\n"),
                 done.out);
        QVERIFY2(done.out.contains("\n" + hostile.toUtf8() + " UTF8\n") && done.out.contains("COPY 2\n")
                     && done.out.contains("still " + hostile.toUtf8()),
                 done.out);
        auto rows = TestServer::query(m_url, QStringLiteral("select count(*) from left_behind"));
        QCOMPARE(rows->first().first(), QStringLiteral("0"));
    }

    void scriptsThatCannotGoWhereTheyWant()
    {
        for (const QByteArray to :
             {"no_such_database", "- no_such_role", "\"dbname=postgres password=sehrgeheim\"",
              "-reuse-previous=perhaps postgres"}) {
            put(file(u"a.sql"_qs), "select 1 as one;\n\\connect " + to + "\ncreate table wrong_place ();\n");
            const Run done = run({u"run"_qs, u"--url"_qs, m_url, u"--keep-going"_qs, file(u"a.sql"_qs)});
            QVERIFY2(done.code != 0 && done.err.contains("a.sql:2: "), done.err);
            QVERIFY2(!done.err.contains("sehrgeheim"), done.err);
            QCOMPARE(done.out, QByteArray("one\n1\n"));
        }
        auto rows = TestServer::query(m_url, QStringLiteral("select to_regclass('wrong_place') is null"));
        QCOMPARE(rows->first().first(), QStringLiteral("t"));
    }

    void interruptedScript()
    {
        put(file(u"a.sql"_qs), "select 1 as a; select pg_sleep(60) as interrupted_script; select 2;");
        QProcess process;
        process.start(program(), {u"run"_qs, u"--url"_qs, m_url, file(u"a.sql"_qs)});
        QTRY_COMPARE(running(QStringLiteral("interrupted_script")), 1);
        ::kill(pid_t(process.processId()), SIGINT);
        QTRY_COMPARE(process.state(), QProcess::NotRunning);
        QCOMPARE(process.exitCode(), 130);
        QCOMPARE(process.readAllStandardOutput(), QByteArray("a\n1\n"));
        QTRY_COMPARE(running(QStringLiteral("interrupted_script")), 0);
    }

    void worksWithoutADisplayAndInAnyLocale()
    {
        const Run done = shell(
            QStringLiteral("env -u DISPLAY -u WAYLAND_DISPLAY -u QT_QPA_PLATFORM LC_ALL=C %1 export --url "
                           "'%2' --sql \"select 'é' as \\\"ü\\\"\" --output -")
                .arg(program(), m_url));
        QCOMPARE(done.err, QByteArray());
        QCOMPARE(done.out, QByteArray("ü\né\n"));
    }

private:
    static QString program() { return QStringLiteral(HOWDAH_BINARY_DIR "/howdah"); }
    QString file(const QString &name) const { return m_folder->filePath(name); }

    static Run wait(QProcess &process, const QByteArray &input)
    {
        if (!process.waitForStarted())
            return {};
        process.write(input);
        process.closeWriteChannel();
        process.waitForFinished(30000);
        if (process.state() != QProcess::NotRunning || process.exitStatus() != QProcess::NormalExit)
            return {-2, process.readAllStandardOutput(), process.readAllStandardError()};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    static Run run(const QStringList &words, const QByteArray &input = {})
    {
        QProcess process;
        process.start(program(), words);
        return wait(process, input);
    }

    static Run shell(const QString &command)
    {
        QProcess process;
        process.start(QStringLiteral("bash"), {QStringLiteral("-c"), command});
        return wait(process, {});
    }

    int running(const QString &pattern) const
    {
        auto rows = TestServer::query(
            m_url,
            QStringLiteral(
                "select count(*) from pg_stat_activity where state = 'active' "
                "and datname = current_database() and query like '%%1%' and pid <> pg_backend_pid()")
                .arg(pattern));
        return rows ? rows->first().first().toInt() : -1;
    }

    QString m_url;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestCliDb)
#include "tst_cli_db.moc"
