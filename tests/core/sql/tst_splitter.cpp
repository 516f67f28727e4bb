// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/splitter.h"
#include "core/sql/traits.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <ctime>

using namespace core::sql;

namespace {

/// "select 1|select 2": what would be sent.
QByteArray print(const QByteArray &text)
{
    QByteArrayList parts;
    for (const Statement &statement : split(text))
        parts << statement.sql(text).toByteArray();
    return parts.join('|');
}

} // namespace

class TestSplitter : public QObject
{
    Q_OBJECT

private slots:
    void splits_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("statements");
        const auto row = [](const char *name, const char *text, const char *statements) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(statements);
        };
        row("nothing", "", "");
        row("blank", " \n\t ", "");
        row("two", "select 1; select 2", "select 1|select 2");
        row("no blank", "select 1;select 2;", "select 1|select 2");
        row("empty ones", ";;select 1;;\n;", "select 1");
        row("comment only", "-- a\n; /* b */ ; -- c", "");
        row("comment above belongs", "-- a\nselect 1;", "-- a\nselect 1");
        row("comment behind belongs to the one before",
            "select 1; -- a\nselect 2; /* b\n */ -- c\n-- d\nselect 3", "select 1|select 2|-- d\nselect 3");
        row("comment inside", "select 1 -- a;b\n+ 2;", "select 1 -- a;b\n+ 2");
        row("comment at the end", "select 1 -- a\n;", "select 1 -- a");
        row("quotes", "select ';', \";\", $$;$$, E'\\';', /* ; */ 1; x",
            "select ';', \";\", $$;$$, E'\\';', /* ; */ 1|x");
        row("parentheses",
            "create rule r as on insert to t do also (insert into a values (1); delete from b); x",
            "create rule r as on insert to t do also (insert into a values (1); delete from b)|x");
        row("closing too many", "select 1); select 2;", "select 1)|select 2");
        row("atomic",
            "create or replace function f(a int) returns int language sql begin atomic select 1; select case "
            "when a > 1 "
            "then 2 else 3 end; end; x",
            "create or replace function f(a int) returns int language sql begin atomic select 1; select case "
            "when a > 1 "
            "then 2 else 3 end; end|x");
        row("atomic procedure", "CREATE PROCEDURE p() BEGIN /* c */ ATOMIC insert into t values (1); END; x",
            "CREATE PROCEDURE p() BEGIN /* c */ ATOMIC insert into t values (1); END|x");
        row("old function", "create function f() returns int as $$ begin; end; $$ language plpgsql; x",
            "create function f() returns int as $$ begin; end; $$ language plpgsql|x");
        row("function called begin", "create function begin() returns int return 1; x",
            "create function begin() returns int return 1|x");
        row("transaction", "begin; select 1; end;", "begin|select 1|end");
        row("case outside", "select case when 1=1 then 2 end; x", "select case when 1=1 then 2 end|x");
        row("copy", "copy t from stdin;\na;b\n'\n\\.\nselect 1;", "copy t from stdin|select 1");
        row("copy without rows", "copy t from stdin;", "copy t from stdin");
        row("copy open end", "copy t from stdin;\na;b\nselect", "copy t from stdin");
        row("copy and more on the line", "copy t from stdin; select 1;\na;b\n\\.\nx",
            "copy t from stdin|select 1|x");
        row("backslash", "\\set a 1\nselect 1 \\gx\nselect 2;\\q", "\\set a 1|select 1|\\gx|select 2|\\q");
        row("backslash copy", "\\copy t from stdin\n1;2\n\\.\nselect 2;", "\\copy t from stdin|select 2");
        row("commands on one line",
            "\\d t \\d u \\\\ select 1; \\echo '\\\\' `a\\b` \\\\ select 2;\n\\! ls \\\\ x;\nx",
            "\\d t |\\d u \\\\|select 1|\\echo '\\\\' `a\\b` \\\\|select 2|\\! ls \\\\ x;|x");
        row("pipe takes the line", "select 1 \\g | cat \\\\ ; x\ny", "select 1|\\g | cat \\\\ ; x|y");
        row("command within", "select 1,\n\\echo 'a;' b;\n 2;\nx", "select 1,\n\\echo 'a;' b;\n 2|x");
        row("dropped", "select (\n\\r\nselect 2;", "\\r|select 2");
        row("reset is another word", "select\n\\rx;\n2;", "select\n\\rx;\n2");
        row("copy sent by a command", "copy t from stdin \\g\n1;\n\\.\nx", "copy t from stdin|\\g|x");
        row("open quote", "select 1; select 'a; b", "select 1|select 'a; b");
        row("crlf", "select 1;\r\nselect\r\n2;\r\n", "select 1|select\r\n2");
        row("do block", "do $x$ begin; perform $$;$$; end $x$; y", "do $x$ begin; perform $$;$$; end $x$|y");
        row("byte order mark", "\xEF\xBB\xBFselect 1;", "select 1");
    }

    void splits()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, statements);
        QCOMPARE(print(text), statements);
    }

    void commandsWithinAreNotSent()
    {
        const QByteArray text = "select 1,\n\\set a 'x\\'' \\\\ 2,\n\\echo b\n3\n\\echo c\n;";
        const QList<Statement> all = split(text);
        QCOMPARE(all.size(), 1);
        QCOMPARE(all[0].inserts.size(), 3);
        QCOMPARE(all[0].sqlToSend(text), QByteArray("select 1,\n 2,\n\n3"));
        const auto last = all[0].inserts[2];
        QCOMPARE(text.mid(last.offset, last.length), QByteArray("\\echo c"));
        const QByteArray rows = "copy t from stdin; select\n1;\n\\.\n2;";
        QCOMPARE(split(rows).size(), 2);
        QCOMPARE(split(rows)[1].sqlToSend(rows), QByteArray("select\n2"));
    }

    void fieldsSayWhere()
    {
        const QByteArray text = "\n-- why\nselect 1 ;\r\n\r\ncopy t from stdin;\n1\n2\n\\.\n\\dt\nselect 3";
        const QList<Statement> all = split(text);
        QCOMPARE(all.size(), 4);
        QCOMPARE(all[0].offset, 0);
        QCOMPARE(all[0].line, 2);
        QCOMPARE(all[0].bodyOffset, 1);
        QCOMPARE(all[0].tokenOffset, 8);
        QVERIFY(all[0].terminated);
        QCOMPARE(text.mid(all[0].offset, all[0].length), QByteArray("\n-- why\nselect 1 ;"));
        QCOMPARE(all[0].sql(text).toByteArray(), QByteArray("-- why\nselect 1"));
        QCOMPARE(all[1].kind, Statement::Kind::CopyData);
        QCOMPARE(all[1].line, 5);
        QVERIFY(all[1].terminated);
        QCOMPARE(all[1].data(text).toByteArray(), QByteArray("1\n2\n"));
        QCOMPARE(text.mid(all[1].bodyOffset, all[1].end() - all[1].bodyOffset),
                 QByteArray("copy t from stdin;\n1\n2\n\\."));
        QCOMPARE(all[2].kind, Statement::Kind::Backslash);
        QCOMPARE(all[3].kind, Statement::Kind::Sql);
        QVERIFY(!all[3].terminated);
        QCOMPARE(all[3].line, 10);
    }

    void caretFindsItsStatement_data()
    {
        QTest::addColumn<QByteArray>("text"); // | is the caret
        QTest::addColumn<QByteArray>("statement");
        const auto row = [](const char *name, const char *text, const char *statement) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(statement);
        };
        row("empty", "|", "");
        row("inside", "select 1; sel|ect 2;", "select 2");
        row("start", "|select 1;", "select 1");
        row("before the semicolon", "select 1|; select 2;", "select 1");
        row("behind the semicolon", "select 1;| select 2;", "select 1");
        row("behind the semicolon, close", "select 1;|select 2;", "select 1");
        row("between on a line", "select 1; | select 2;", "select 1");
        row("start of the next", "select 1; |select 2;", "select 2");
        row("trailing comment", "select 1; -- com|ment\nselect 2;", "select 1");
        row("next line", "select 1;\n|select 2;", "select 2");
        row("indented next line", "select 1;\n | select 2;", "select 2");
        row("blank between", "select 1;\n\n|\n\nselect 2;", "select 2");
        row("comment above", "select 1;\n-- f|oo\nselect 2;", "-- foo\nselect 2");
        row("below the last", "select 1;\n|", "select 1");
        row("far below the last", "select 1;\n\n\n|", "");
        row("above the first", "|\n\nselect 1", "select 1");
        row("open statement", "select 1 +|", "select 1 +");
        row("open and blank", "select 1 +  |", "select 1 +");
        row("rows", "copy t from stdin;\n1|\n\\.\nselect 1;", "copy t from stdin");
        row("behind rows", "copy t from stdin;\n1\n\\.\n|select 1;", "select 1");
        row("only comment", "-- a|b", "");
    }

    void caretFindsItsStatement()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, statement);
        const qsizetype caret = text.indexOf('|');
        text.remove(caret, 1);
        const Statement found = statementAt(text, caret);
        QCOMPARE(found.isNull() ? QByteArray() : found.sql(text).toByteArray(), statement);
    }

    void checkpointsGiveTheSame()
    {
        static const QByteArrayList Pieces{
            "select 1",
            ";",
            ";\n",
            "\n",
            "\n\n",
            " ",
            "-- c\n",
            "/* a\n b */",
            "'x\ny'",
            "$$;\n$$",
            "(",
            ")",
            "; -- t\n",
            "\\d\n",
            "copy t from stdin;\n1;\n\\.\n",
            "create function f() begin atomic select 1;\n end",
            "; /* x\n */",
        };
        QRandomGenerator random(3);
        for (int round = 0; round < 2000; ++round) {
            QByteArray text;
            for (int i = int(random.bounded(16)); i > 0; --i)
                text += Pieces[random.bounded(int(Pieces.size()))];
            const QList<Statement> all = split(text);
            qsizetype end = 0;
            for (const Statement &statement : all) {
                QVERIFY(statement.offset >= end); // only empty statements and dropped ones lie between
                QVERIFY(split(text.mid(end, statement.offset - end)).isEmpty() || text.contains("\\r"));
                end = statement.offset;
                QVERIFY(statement.bodyOffset >= end && statement.tokenOffset >= statement.bodyOffset);
                QVERIFY(statement.bodyOffset + statement.sqlLength <= statement.end());
                QCOMPARE(statement.line, int(text.left(statement.bodyOffset).count('\n')) + 1);
                end = statement.end();
            }
            QVERIFY(end <= text.size());

            State state;
            Checkpoint fresh;
            int line = 1;
            for (qsizetype start = 0; start < text.size(); ++line) {
                if (state.isFresh()) {
                    fresh = {start, line, state};
                    Splitter splitter(text, fresh);
                    QList<Statement> rest;
                    for (Statement statement; splitter.next(statement);)
                        rest << statement;
                    QVERIFY(rest.size() <= all.size());
                    for (qsizetype i = 0; i < rest.size(); ++i) {
                        const Statement &other = all[all.size() - rest.size() + i];
                        QCOMPARE(rest[i].sql(text).toByteArray(), other.sql(text).toByteArray());
                        QCOMPARE(rest[i].end(), other.end());
                        QCOMPARE(rest[i].line, other.line);
                    }
                    // none but the ones that lie before the line were left out
                    if (all.size() > rest.size())
                        QVERIFY(all[all.size() - rest.size() - 1].end() <= start);
                }
                const qsizetype newline = text.indexOf('\n', start);
                const qsizetype next = newline < 0 ? text.size() : newline + 1;
                state = scanLine(QByteArrayView(text).sliced(start, next - start), state);
                start = next;
            }
        }
    }

    void traitsOfStatements_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>(
            "facts"); // c control, o opens, w without where, d drops, t truncates, n not in transaction
        const auto row = [](const char *sql, const char *facts) {
            QTest::newRow(sql) << QByteArray(sql) << QByteArray(facts);
        };
        row("select 1", "SELECT ");
        row("-- c\n(select 1)", "SELECT ");
        row("Begin", "BEGIN co");
        row("start transaction", "START co");
        row("commit prepared 'a'", "COMMIT cn");
        row("prepare transaction 'a'", "PREPARE c");
        row("prepare a as delete from t", "PREPARE ");
        row("update t set a = 1", "UPDATE w");
        row("update t set a = 1 where b", "UPDATE ");
        row("update t set a = (select 1 where true)", "UPDATE w");
        row("delete from t -- where", "DELETE w");
        row("delete from \"where\"", "DELETE w");
        row("delete from t where current of c", "DELETE ");
        row("with x as (select 1 where true) delete from t", "WITH w");
        row("with x as (delete from t returning *) select * from x where a", "WITH w");
        row("with x as (delete from t where a returning *) select * from x", "WITH ");
        row("insert into t values (1) on conflict (a) do update set b = 1", "INSERT ");
        row("select * from t for update", "SELECT ");
        row("explain delete from t", "EXPLAIN ");
        row("explain analyze delete from t", "EXPLAIN w");
        row("explain (analyze, buffers) delete from t", "EXPLAIN w");
        row("explain (costs off) delete from t", "EXPLAIN ");
        row("create function f() returns int as 'delete from t' language sql", "CREATE ");
        row("drop table t", "DROP d");
        row("drop database d", "DROP dn");
        row("alter table t drop column a", "ALTER d");
        row("alter table t alter a drop not null", "ALTER ");
        row("truncate t", "TRUNCATE t");
        row("vacuum full t", "VACUUM n");
        row("create unique index concurrently i on t (a)", "CREATE n");
        row("create index i on t (a)", "CREATE ");
        row("\"select\"", " ");
        row("", " ");
    }

    void traitsOfStatements()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QByteArray, facts);
        const StatementTraits found = traits(sql);
        QByteArray printed = found.keyword + ' ';
        printed += found.transactionControl ? "c" : "";
        printed += found.opensTransaction ? "o" : "";
        printed += found.writeWithoutWhere ? "w" : "";
        printed += found.drops ? "d" : "";
        printed += found.truncates ? "t" : "";
        printed += found.notInTransaction ? "n" : "";
        QCOMPARE(printed, facts);
    }

    void whatOnlyReads()
    {
        for (const char *sql :
             {"select 1", "((select 1) union (select 2))", "values (1)", "table t", "show all",
              "with a as (select 1) select * from a", "with a as materialized (values (1)) table a",
              "select 'update', \"delete\", t.insert from t -- into", "explain delete from t",
              "explain (costs off) insert into t values (1)", "explain analyze select 1",
              "explain (analyze) (select 1)"})
            QVERIFY2(traits(sql).plainQuery, sql);
        for (const char *sql :
             {"", "update t set a = 1 returning *", "insert into t values (1) returning a", "select 1 into t",
              "with a as (delete from t returning *) select * from a",
              "with a as (with b as (insert into t values (1) returning 1) select 1) select * from a",
              "select * from t for update", "select * from t for no key update", "select * from t for share",
              "select * from t for key share", "explain analyze delete from t", "execute p", "call p()",
              "fetch all c", "create table a as select 1",
              "merge into t using u on a when matched then delete", "begin", "copy t to stdout",
              "\"select\" 1"})
            QVERIFY2(!traits(sql).plainQuery, sql);
    }

    void tenMegabytes()
    {
        QByteArray text;
        text.reserve(11000000);
        while (text.size() < 10000000)
            text += "insert into shop.order_items (order_id, product_id, quantity) values (12345, 'it''s', "
                    "1.5); -- x\n";
        const std::clock_t before = std::clock(); // of the processor: others may have it, too
        const qsizetype count = split(text).size();
        const auto took = int((std::clock() - before) * 1000 / CLOCKS_PER_SEC);
        QVERIFY(count > 100000);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!statementAt(text, text.size() - 20).isNull());
        QVERIFY2(timer.elapsed() < support::Patience,
                 "finding a statement must not look at each byte more than once");
        qInfo("10 MB, %d statements: %d ms", int(count), took);
        QVERIFY2(took < 5000, "a debug build with sanitizers may take seconds, not more");
    }
};

QTEST_GUILESS_MAIN(TestSplitter)
#include "tst_splitter.moc"
