// SPDX-License-Identifier: GPL-3.0-or-later
// Scripts run by the interpreter and by psql itself, compared line by line.
#include "core/psql/describe.h"
#include "core/psql/interpreter.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"

#include <QBuffer>
#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace core;
using namespace core::psql;

namespace {

/// As psql -A -t shows rows.
class Lines : public result::RowSink
{
public:
    explicit Lines(QByteArray &out)
        : m_out(out)
    {
    }
    Result<void> begin(const QList<result::Column> &) override { return {}; }
    Result<void> row(std::span<const result::CellView> cells) override
    {
        for (std::size_t i = 0; i < cells.size(); ++i)
            m_out += (i == 0 ? "" : "|") + QByteArray(cells[i].data, cells[i].size);
        m_out += '\n';
        return {};
    }
    Result<void> end(bool) override { return {}; }

private:
    QByteArray &m_out;
};

} // namespace

class TestPsql : public QObject
{
    Q_OBJECT

    QString m_url;
    QString m_psql;
    QTemporaryDir m_folder;
    session::Canceller m_canceller;
    std::unique_ptr<session::Session> m_session;

    QString put(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write");
        return file.fileName();
    }

    /// What psql prints; errors come as they are told, without their place.
    QByteArray byPsql(const QString &path, const QStringList &more = {})
    {
        QProcess psql;
        psql.setWorkingDirectory(m_folder.path());
        psql.start(m_psql,
                   QStringList{QStringLiteral("-X"), QStringLiteral("-q"), QStringLiteral("-A"),
                               QStringLiteral("-t"), QStringLiteral("-d"), m_url, QStringLiteral("-f"), path}
                       + more);
        if (!psql.waitForFinished(60000))
            qFatal("psql does not end");
        m_psqlErrors = psql.readAllStandardError();
        return psql.readAllStandardOutput();
    }

    struct Ran
    {
        QByteArray out;
        QList<Error> errors;
        QList<qint64> errorLines;
        QList<QByteArray> sent;
        int steps = 0;
    };

    Ran byUs(std::unique_ptr<Reader> reader, Memory memory = {})
    {
        auto steps = std::make_shared<Interpreter>(std::move(reader), std::move(memory));
        auto ran = m_session->run<Ran>(
            QStringLiteral("script"), [steps](session::Link &link, session::Job &job) -> Result<Ran> {
                Ran result;
                while (auto step = steps->next(link, job)) {
                    ++result.steps;
                    Lines lines(result.out);
                    query::RunOptions options;
                    options.onCopyData = [&result](QByteArrayView data) {
                        result.out += data;
                        return Result<void>();
                    };
                    auto outcome = query::runStep(link, job, *step, step->sink ? *step->sink : lines, options,
                                                  steps->adjusted({}));
                    steps->ended(*step, outcome);
                    if (!step->sql.isEmpty())
                        result.sent << step->sql;
                    if (step->text && !step->toErrors)
                        result.out += step->text->toUtf8();
                    if (outcome.error) {
                        result.errors << *outcome.error;
                        result.errorLines << step->place.line;
                        if (steps->stopsAt(*outcome.error))
                            break;
                    }
                }
                return result;
            });
        return ran.wait().value();
    }
    Ran byUs(const QString &path)
    {
        auto reader = FileReader::open(path);
        if (!reader)
            qFatal("cannot read");
        return byUs(std::move(*reader));
    }
    Ran ofText(const QByteArray &text, Memory memory = {})
    {
        return byUs(std::make_unique<ListReader>(ListReader::split(text, true)), std::move(memory));
    }

    QByteArray m_psqlErrors;

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        m_psql = QStringLiteral("/usr/lib/postgresql/15/bin/psql");
        if (!QFile::exists(m_psql))
            m_psql = QStandardPaths::findExecutable(QStringLiteral("psql"));
        QVERIFY(!m_psql.isEmpty());
        QVERIFY(TestServer::query(
            m_url,
            QStringLiteral("create schema \"S.x\"; create schema other; "
                           "create table plain (id int primary key, b text not null default 'x', "
                           " c numeric(5,2) generated always as (id * 2) stored, check (id > 0)); "
                           "create table \"S.x\".\"a\"\"B$*\" (n int); create table other.plain2 (id int "
                           "references plain); "
                           "create index plain_b on plain (b); create view seen as select 1 as one; "
                           "create materialized view mat as select 2 as two; create sequence counter; "
                           "create type mood as enum ('sad', 'ok'); create domain positive as "
                           "int check (value > 0); create statistics \"s&'t\" on id, b from plain; "
                           "create operator <-> (function = int4mi, leftarg = int, rightarg = int); "
                           "create function twice(a int, b text default 'q') returns int language sql as "
                           "'select 2*a'; "
                           "create procedure act() language sql as 'select 1'; "
                           "create table parts (k int, v text) partition by range (k); "
                           "create table parts_1 partition of parts for values from (0) to (10); "
                           "create table \"Größe\" (\"Ä\" int); comment on table plain is 'a comment'")));
    }

    void init()
    {
        m_session = std::make_unique<session::Session>(requestFromUrl(m_url), m_canceller);
        VERIFY_OK(m_session->open().wait());
    }
    void cleanup()
    {
        m_session.reset();
        QVERIFY(m_canceller.shutDown(std::chrono::seconds(5)));
    }

    void sameAsPsql_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("variables") << QByteArray(
            "\\set a 1\n\\set b 'it''s \\\\ a \"test\"'\n\\set c :a :a 'x y'\n"
            "select :a, :'b', :'c';\nselect 1 as :\"b\";\n\\echo :a :'b' :\"b\" :c :nothing :{?a} :{?z}\n"
            "select ':a', $$ :a $$, /* :a */ \":a\" from (select 3 as \":a\") q; -- :a\n"
            "select :{?a}, :{?z};\n\\unset a\n\\echo :a\nselect 'x'::text, (array[1,2,3])[1:2];\n");
        QTest::newRow("variables with whole statements")
            << QByteArray("\\set q 'select 1; select 2'\n:q;\n\\set q2 'select 3;'\n:q2\n\\set inner 7\n"
                          "\\set outer 'select :inner'\n:outer;\n\\set self ':self'\nselect ':self';\n");
        QTest::newRow("conditions") << QByteArray(
            "\\set t 1\n\\set f off\n\\if :t\nselect 'yes';\n\\else\nselect 'no';\n\\endif\n"
            "\\if :f\n\\echo wrong\n\\elif true\n\\echo elif\n\\elif true\n\\echo wrong\n\\else\n"
            "\\echo wrong\n"
            "\\endif\n"
            "\\if false\n\\if true\n\\echo wrong\n\\else\n\\echo wrong\n\\endif\nselect wrong;\n\\n"
            "onsense\n"
            "\\set t 0\n\\else\n\\echo right :t\n\\endif\n"
            "\\if nonsense\n\\echo wrong\n\\else\n\\echo else\n\\endif\n"
            "select\n\\if :t\n1\n\\else\n2\n\\endif\n+ 10;\n\\if :{?t}\n\\echo set\n\\endif\n"
            "\\if t\\echo a\\else\\echo b\\endif\n");
        QTest::newRow("gset") << QByteArray(
            "select 1 as one, 'two' as \"Two\", null as nothing \\gset\n\\echo :one :Two :nothing\n"
            "select 5 as five \\gset p_\n\\echo :p_five\nselect 1 where false \\gset\n\\echo :ERROR "
            ":ROW_COUNT\n"
            "select 8 as eight \\gset \\echo :eight\nselect generate_series(1,2) as n \\gset\n"
            "\\echo :{?n}\n");
        QTest::newRow("gexec") << QByteArray(
            "select 'select ' || n, null, 'select ''b' || n || '''' from "
            "generate_series(1, 3) n \\gexec\n"
            "select 'create temp table g' || n || '(a int)' from generate_series(1,2) n\n\\gexec\n"
            "insert into g1 values (1); select count(*) from g1;\n");
        QTest::newRow("g and buffers") << QByteArray(
            "select 1 \\g\nselect 2\n\\g\n\\g\nselect\n\\echo within\n3;\nselect 4\n\\p\n;\nselect 5;\n"
            "\\echo eight \\\\ select 9;\n\\set z \\\\ select 10; select\n11;\n");
        QTest::newRow("joined") << QByteArray(
            "create temp table j (a int);\n"
            "insert into j values (1)\\; insert into j values (2)\\; select count(*) from j;\n"
            "insert into j values (3)\\; select nonsense\\; insert into j values (4);\n"
            "select count(*) from j;\nbegin\\; insert into j values (5)\\; commit;\n"
            "select count(*) from j;\nselect a\\:\\:text from j order by 1;\n"
            "begin;\ninsert into j values (6)\\; select 7;\nrollback;\nselect count(*) from j;\n"
            "select ';\\\\;'\\; select 8;\n");
        QTest::newRow("gdesc") << QByteArray(
            "select 1 as a, 'x'::varchar(3) as \"b \"\" '\" \\gdesc\nselect 2;\n"
            "create temp table gd (a int) \\gdesc\nselect to_regclass('gd') is null;\n"
            "select nonsense \\gdesc\nselect 3;\n");
        QTest::newRow("errors go on") << QByteArray(
            "select 1;\nselect nonsense;\n\\echo :ERROR :SQLSTATE :LAST_ERROR_SQLSTATE :ROW_COUNT\n"
            "select 2;\n"
            "\\echo :ERROR :SQLSTATE :LAST_ERROR_SQLSTATE :ROW_COUNT\n\\nonsense\nselect 3;\n"
            "\\set ON_ERROR_STOP on\nselect nonsense;\nselect 4;\n");
        QTest::newRow("copy") << QByteArray(
            "create temp table t (a int, b text);\ncopy t from stdin;\n1\tone;\n2\t\\\\.\n3\t'\n\\.\n"
            "select * from t order by a;\ncopy nothing from stdin;\nselect 'not run';\n\\.\n"
            "select count(*) from t;\n"
            "copy t to stdout;\n\\copy (select a from t order by 1) to stdout\nselect 'end';\n");
        if (TestServer::major() < 18) // an older psql sends the \. along, which 18 takes for a row
            QTest::newRow("copy csv")
                << QByteArray("create temp table t (a int, b text);\n\\copy t from stdin with (format csv)\n"
                              "4,\"a;b\"\n\\.\nselect * from t;\n");
        QTest::newRow("savepoints") << QByteArray(
            "\\set ON_ERROR_ROLLBACK on\ncreate temp table s (a int);\nbegin;\ninsert "
            "into s values (1);\n"
            "select nonsense;\ninsert into s values (2);\nsavepoint mine;\ninsert into s values (3);\n"
            "rollback to mine;\nselect 1/0;\nrelease mine;\ncommit;\nselect * from s order by 1;\n");
        QTest::newRow("manual commit") << QByteArray(
            "\\set AUTOCOMMIT off\ncreate temp table m (a int);\nrollback;\n\\set AUTOCOMMIT on\n"
            "select to_regclass('pg_temp.m') is null;\n");
        QTest::newRow("quit") << QByteArray("select 1;\n\\q\nselect 2;\n");
        QTest::newRow("echo") << QByteArray("\\echo -n a\n\\echo b   c 'd  e' \"f  g\" 'x\\ty\\x41\\101'\n"
                                            "\\qecho q \\\\ \\echo z\n\\echo\n\\echo é😀\n");
        QTest::newRow("watch") << QByteArray("\\set n 1\nselect 1;\n");
        QTest::newRow("nothing at the end") << QByteArray("select 1;\nselect 2");
        QTest::newRow("quoting") << QByteArray(
            "\\set v 'a\\\\b''c\"d\\ne'\nselect :'v';\nselect 1 as :\"v\";\n"
            "select length(:'v');\n");
        for (const char *command : {"\\dt",
                                    "\\di",
                                    "\\dv",
                                    "\\dm",
                                    "\\ds",
                                    "\\d",
                                    "\\dt *.*plain*",
                                    "\\dt \"S.x\".*",
                                    "\\dt \"S.x\".\"a\"\"B$*\"",
                                    "\\dt other.*",
                                    "\\dT",
                                    "\\df",
                                    "\\df tw*",
                                    "\\dn",
                                    "\\dnS",
                                    "\\dn o*",
                                    "\\dtv",
                                    "\\dt Größe",
                                    "\\dt \"Größe\"",
                                    "\\dt PLAIN",
                                    "\\dt pg_cl?ss",
                                    "\\dt (plain|parts)",
                                    "\\dx",
                                    "\\dfp",
                                    "\\dfn",
                                    "\\dt nothing",
                                    "\\dt p[l]ain",
                                    "\\dS pg_am",
                                    "\\db",
                                    "\\dTS int4",
                                    "\\da",
                                    "\\da sum",
                                    "\\dAc btree int4",
                                    "\\dAf btree",
                                    "\\dAo hash int*",
                                    "\\dc utf8_to_big5",
                                    "\\dC int4",
                                    "\\dC posi*",
                                    "\\dconfig log_c*",
                                    "\\ddp",
                                    "\\dD",
                                    "\\des",
                                    "\\det",
                                    "\\deu",
                                    "\\dew",
                                    "\\dF simple",
                                    "\\dFd simple",
                                    "\\dFp",
                                    "\\dFt",
                                    "\\dL",
                                    "\\dl",
                                    "\\lo_list",
                                    "\\do",
                                    "\\do <->",
                                    "\\dP",
                                    "\\dPi",
                                    "\\dy",
                                    "\\dX",
                                    "\\dA",
                                    "\\dA heap"})
            if (QByteArray(command) != "\\dS pg_am")
                QTest::newRow(command) << QByteArray(command) + '\n';
    }
    void sameAsPsql()
    {
        QFETCH(QByteArray, script);
        const QString path = put(QStringLiteral("script.sql"), script);
        QByteArray expected = byPsql(path);
        const Ran ran = byUs(path);
        QCOMPARE(ran.out, expected);
        cleanup();
        init();
        const Ran list = ofText(script); // from the editor it is the same
        QCOMPARE(list.out, expected);
    }

    /// Each list is one the server takes, in both lengths, with patterns of any look.
    void everyList()
    {
        QByteArray script;
        for (const QByteArray &command : describeCommands()) {
            for (const QByteArray &more : {QByteArray(), QByteArray("+"), QByteArray("S+")}) {
                script += '\\' + command + more + '\n';
                if (command != "d" && command != "l")
                    script += '\\' + command + more + " \"a'b\\\\c.%1\"* 'd*'\n";
            }
        }
        const Ran ran = ofText(script);
        for (const Error &error : ran.errors)
            qWarning("%s", qPrintable(error.message));
        QVERIFY(ran.errors.isEmpty());
        QVERIFY(ran.steps > 200);
    }

    void outputToFiles()
    {
        const QByteArray script
            = "\\o :dir/o1.txt\n"
              "select 1 as a, 'x'||E'\\n'||'yy' as \"lo<b>ng\nü😀 name\", null as n, 2.5 as num\n"
              "union all select 22, 'z', 'q', 100;\n\\dn\n"
              "\\qecho to the 'file'\nselect nonsense;\n\\t on\n\\a\n"
              "select 'create table \"t''' || n || '\" (a int)', n from generate_series(1,2) n;\n"
              "\\pset null NIL\n\\pset fieldsep ,\nselect null, 1;\n\\t off\n\\pset format csv\n"
              "select 'a,b' as \"x\"\"y\", E'l1\\nl2', null;\ncopy (select 1,2) to stdout;\n"
              "\\o :'dir'/nowhere\n\\o :dir'/o 2.txt'\n"
              "\\pset format aligned\n\\pset null ''\nselect 5 where false;\n"
              "select 6 \\gset\n\\echo seen\n\\o\n"
              "select 1 as a \\g :dir/o3.txt\n"
              "select 1 as a, 2 as b \\g (format=unaligned tuples_only=on) :dir/o4.txt\n"
              "select 7 as seven\n\\w :dir/o5.txt\n;\n\\o :dir/o6.txt\nselect 'not terminated'";
        const QString path = put(QStringLiteral("output.sql"), script);
        QMap<QString, QByteArray> written[2];
        QByteArray out[2];
        for (const int ours : {0, 1}) {
            QTemporaryDir folder;
            if (ours == 1) {
                Memory memory;
                memory.variables.put("dir", folder.path().toUtf8());
                auto reader = FileReader::open(path);
                out[ours] = byUs(std::move(*reader), memory).out;
            } else {
                out[ours] = byPsql(path,
                                   {QStringLiteral("-v"), QStringLiteral("dir=") + folder.path(),
                                    QStringLiteral("-P"), QStringLiteral("format=aligned"),
                                    QStringLiteral("-P"), QStringLiteral("tuples_only=off")});
            }
            for (const QFileInfo &info : QDir(folder.path()).entryInfoList(QDir::Files)) {
                QFile file(info.filePath());
                QVERIFY(file.open(QIODevice::ReadOnly));
                written[ours].insert(info.fileName(), file.readAll());
            }
        }
        QVERIFY(out[1].startsWith("seen\n"));
        QCOMPARE(written[1].keys(), written[0].keys());
        for (auto it = written[0].cbegin(); it != written[0].cend(); ++it)
            QCOMPARE(written[1][it.key()], it.value());
        // what cannot be written stops nothing else, and a program is not started
        for (const char *to : {"\\o /nowhere/at/all", "select 1 \\g |cat", "\\o '|cat'", "select 1 \\g /"}) {
            const Ran ran = ofText(QByteArray(to) + "\nselect 2;\n");
            QCOMPARE(ran.errors.size(), 1);
            QVERIFY2(ran.out.endsWith("2\n"), ran.out);
        }
    }

    /// Off by role or database, switched by the script, and switched where it is not reached.
    void stringsThatDoNotConform()
    {
        const QString database = QStringLiteral("alter database \"%1\" ").arg(QUrl(m_url).path().mid(1));
        const QByteArray off = "select 'it\\'s; one', 'a\\\\b';\nselect 2;\ncreate temp table c (a text);\n"
                               "copy c from stdin;\nx'\n\\.\nselect 'it\\'s; three' || a from c;\n";
        const QByteArray on = "set standard_conforming_strings = on;\nselect 'four\\'; select 5;\n"
                              "\\if off\nset standard_conforming_strings = off;\n\\endif\n"
                              "select 'six\\'; select 7;\n"
                              "select set_config('standard_conforming_' || 'strings', 'off', false);\n"
                              "select 'it\\'s; eight';\n";
        for (const bool isOff : {true, false}) {
            const QString path = put(QStringLiteral("strings.sql"), isOff ? off + on : on);
            QVERIFY(TestServer::query(m_url,
                                      database + QStringLiteral("set standard_conforming_strings = ")
                                          + (isOff ? QLatin1String("off") : QLatin1String("on"))));
            cleanup();
            init();
            const QByteArray expected = byPsql(path);
            const QByteArray got = byUs(path).out;
            (void)TestServer::query(m_url, database + QStringLiteral("reset standard_conforming_strings"));
            QCOMPARE(got, expected);
            QVERIFY2(!isOff || got.contains("it's; one|a\\b\n2\n"), got);
        }
    }

    void encodingOfFiles()
    {
        QVERIFY(!ofText("\\encoding LATIN1\nselect 1;\n").errors.isEmpty()); // an editor's text
        const QByteArray script
            = "\\encoding LATIN1\nselect 'Gr\xf6\xdf"
              "e' = U&'Gr\\00f6\\00dfe';\n"
              "\\encoding\n\\encoding SQL_ASCII\n\\encoding no''such\n\\encoding UTF8\nselect 'ö';\n";
        const QString path = put(QStringLiteral("latin1.sql"), script);
        QCOMPARE(byUs(path).out, byPsql(path));
    }
};

QTEST_GUILESS_MAIN(TestPsql)
#include "tst_psql_db.moc"
