// SPDX-License-Identifier: GPL-3.0-or-later
// The splitter against psql: what psql sends of a script, the server writes to its log.
#include "core/sql/splitter.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace core::sql;

namespace {

/// The tokens alone: psql drops blank lines and comments before a statement.
QByteArray tokensOf(const QByteArray &sql)
{
    QByteArrayList parts;
    for (const Token &token : tokenize(sql)) {
        if (!token.isSpace() && !token.terminator)
            parts << sql.mid(token.offset, token.length);
    }
    return parts.join(' ');
}

QByteArrayList statementsInLog(const QByteArray &log)
{
    QByteArrayList statements;
    for (qsizetype at = 0; (at = log.indexOf("@@@LOG:  statement: ", at)) >= 0;) {
        at += 20;
        const qsizetype end = log.indexOf("@@@", at);
        QByteArray text = log.mid(at, end < 0 ? -1 : end - at);
        text.replace("\n\t", "\n");                                      // continuation lines are indented
        if (const QByteArray tokens = tokensOf(text); !tokens.isEmpty()) // psql sends empty ones too
            statements << tokens;
    }
    return statements;
}

} // namespace

class TestSplitterDb : public QObject
{
    Q_OBJECT

private slots:
    void psqlSplitsTheSame()
    {
        auto server = TestServer::start(
            {.settings = {QStringLiteral("log_statement = all"), QStringLiteral("log_line_prefix = '@@@'"),
                          QStringLiteral("log_min_error_statement = panic")}});
        VERIFY_OK(server);
        // valid ones only: a statement that does not parse is not logged as one
        QByteArrayList statements{
            "select 1",
            "select ';', $$;$$, $a$;$$;$a$, E'\\';', U&'\\0041;', N';', B'1', X'F' /* ; /* ; */ ; */ -- ;\n",
            "select 1 as \"a;\"\";\"",
            "select 'a'\n';b'",
            "select 1 - -1, 2*-3, 1e5, .5, 1::text, (array[1,2])[1:2]",
            "select case when true then (select 2) end",
            "begin; end", // COPY in a failed transaction would leave its rows to be read as SQL
            "create function h() returns int language plpgsql as $f$ begin return 1; end; $f$",
            "do $x$ begin perform 1; end $x$",
            "create rule r as on insert to t do also (select 1; select 2)",
            "prepare transaction 'x;y'",
            "copy t from stdin;\n1\n2;\n\\.\n",
            "copy (select 1) to stdout",
            "copy t (a) from stdin with (format csv);\n3\n\\.\n",
            "table t",
        };
        if (TestServer::major() >= 14)
            statements
                << "create or replace function f(a int) returns int language sql begin atomic select 1; "
                   "select case when a > 1 then 2 else case a when 1 then 3 end end; end"
                << "CREATE FUNCTION g() RETURNS int LANGUAGE sql /* c; */ BEGIN ATOMIC SELECT 1; END"
                << "create procedure p() language sql begin atomic insert into t values (1); "
                   "insert into t values (2); end"
                << "create function \"create\"() returns int return 1";
        static const QByteArrayList Between{
            ";", ";\n", " ;  ", ";;\n", "; -- a;b\n", ";\n/* a;\n b */\n", ";\n\n-- c\n"};
        QTemporaryDir folder;
        QRandomGenerator random(21);
        for (int round = 0; round < 25; ++round) {
            QByteArray script = "create table if not exists t (a int);\n";
            for (int i = 1 + int(random.bounded(12)); i > 0; --i) {
                script += statements[random.bounded(int(statements.size()))];
                script
                    += script.endsWith("\\.\n") ? QByteArray() : Between[random.bounded(int(Between.size()))];
            }
            const QString path = folder.filePath(QStringLiteral("%1.sql").arg(round));
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(script);
            file.close();
            const QString logPath = (*server)->folder() + QStringLiteral("/server.log");
            QFile log(logPath);
            QVERIFY(log.open(QIODevice::ReadOnly));
            log.readAll();
            QProcess psql;
            psql.start(QStringLiteral("psql"),
                       {QStringLiteral("-X"), QStringLiteral("-q"), QStringLiteral("-f"), path,
                        QStringLiteral("-d"), (*server)->url()});
            QVERIFY(psql.waitForFinished());
            QByteArrayList ours;
            for (const Statement &statement : split(script))
                ours << tokensOf(statement.sql(script).toByteArray());
            QByteArray written;
            // a backend writes its last lines before psql hears of the end
            (void)QTest::qWaitFor(
                [&] {
                    written += log.readAll();
                    return statementsInLog(written).size() >= ours.size();
                },
                support::Patience);
            const QByteArrayList theirs = statementsInLog(written);
            for (qsizetype i = 0; i < std::max(ours.size(), theirs.size()); ++i)
                QVERIFY2(
                    ours.value(i) == theirs.value(i),
                    ("ours " + ours.value(i) + "\npsql " + theirs.value(i) + "\n" + written).constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestSplitterDb)
#include "tst_splitter_db.moc"
