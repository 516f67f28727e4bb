// SPDX-License-Identifier: GPL-3.0-or-later
// The path of every part of a document, asked of the server: it finds that part.
#include "core/base/sqlquote.h"
#include "core/json/checks.h"
#include "core/json/path.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"

#include <libpq-fe.h>

using namespace core::json;

class TestPathDb : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const QString url = TestServer::createDatabase();
        QVERIFY(!url.isEmpty());
        m_connection = PQconnectdb(url.toUtf8().constData());
        QCOMPARE(PQstatus(m_connection), CONNECTION_OK);
        PQsetClientEncoding(m_connection, "UTF8");
    }

    void cleanupTestCase() { PQfinish(m_connection); }

    void pathsFindTheirPart()
    {
        const QByteArray text
            = ask("select '{\"a\":[1.50,{\"b c\":null,\"it''s\":\"x\\ny\"}],\"\\\"q\\\"\\\\\":{\"\":[[true]]"
                  "},\"null\":\"NULL\",\"0\":[0],\"{,}\":\"é😀\",\"1e400\":1e400,\"$x\":{\"$.y\":[]}}'::js"
                  "onb");
        QVERIFY(text.startsWith('{'));
        auto parsed = Document::parse(text);
        VERIFY_OK(parsed);
        const QString value
            = QLatin1Char('(') + core::quoteLiteral(QString::fromUtf8(text)) + QLatin1String("::jsonb)");
        int parts = 0;
        for (Node node = parsed->next(Document::Root); node != Document::NoNode; node = parsed->next(node)) {
            const bool container = parsed->isContainer(node);
            const QByteArray json = parsed->text(node).toByteArray();
            const QByteArray plain = container       ? json
                : parsed->kind(node) == Kind::String ? Document::unescaped(parsed->text(node)).toUtf8()
                : parsed->kind(node) == Kind::Null   ? QByteArray()
                                                     : json;
            QCOMPARE(ask(QLatin1String("select ") + value + arrowPath(*parsed, node)), plain);
            QCOMPARE(ask(QLatin1String("select ") + value + hashPath(*parsed, node)), plain);
            QCOMPARE(ask(QLatin1String("select jsonb_path_query(") + value + QLatin1String(", ")
                         + core::quoteLiteral(jsonPath(*parsed, node)) + QLatin1String(")")),
                     json);
            if (PQserverVersion(m_connection) >= 140000)
                QCOMPARE(ask(QLatin1String("select ((") + value + QLatin1String(")")
                             + subscriptPath(pathOf(*parsed, node)) + QLatin1String(")::text")),
                         json);
            ++parts;
        }
        QVERIFY(parts >= 16);
    }

    /// What type json takes is taken here, too, with every digit; and the other way round.
    void agreesWithTheServer()
    {
        const QByteArray texts[] = {"1e400",
                                    "[1,]",
                                    "\"\\ud800\"",
                                    "{\"a\":1,\"a\":2}",
                                    "01",
                                    "-",
                                    "\"\\x\"",
                                    " [ ] ",
                                    "nan",
                                    "[1 2]",
                                    "\"",
                                    "{}x",
                                    "\"\t\"",
                                    "1.e1",
                                    "-0",
                                    "tru",
                                    "[}",
                                    "{\"a\"}",
                                    "1E+5",
                                    "\"\\u0000\"",
                                    QByteArray(400, '9')};
        for (const QByteArray &text : texts) {
            const QByteArray sql
                = "select " + core::quoteLiteral(QString::fromUtf8(text)).toUtf8() + "::json";
            PGresult *result = PQexec(m_connection, sql.constData());
            const bool taken = PQresultStatus(result) == PGRES_TUPLES_OK;
            PQclear(result);
            QVERIFY2(Document::parse(text).has_value() == taken, text.constData());
        }
    }

    /// What is refused before it is sent is what jsonb refuses.
    void agreesWithJsonb()
    {
        const QByteArray texts[] = {"\"\\u0000\"",
                                    "\"\\\\u0000\"",
                                    "\"\\ud800\"",
                                    "\"\\ude00\"",
                                    "\"\\ud83d\\ude00\"",
                                    "\"\\ud83dx\\ude00\"",
                                    "\"\\ud83d\\n\"",
                                    "\"\\ud83d\\ud83d\\ude00\"",
                                    "{\"\\u0000\": 1}",
                                    "1e131071",
                                    "1e131072",
                                    "10e131071",
                                    "0.1e131072",
                                    "0.001e131074",
                                    "1e-16383",
                                    "1e-16384",
                                    "0.1e-16383",
                                    "10e-16384",
                                    "0e999999",
                                    "0e-99999",
                                    "1e1000000000000",
                                    "-0.0",
                                    QByteArray(131072, '9'),
                                    QByteArray(131073, '9'),
                                    "0." + QByteArray(16383, '1'),
                                    "0." + QByteArray(16384, '1')};
        for (const QByteArray &text : texts) {
            const QByteArray sql
                = "select " + core::quoteLiteral(QString::fromUtf8(text)).toUtf8() + "::jsonb";
            PGresult *result = PQexec(m_connection, sql.constData());
            const bool taken = PQresultStatus(result) == PGRES_TUPLES_OK;
            PQclear(result);
            const auto document = Document::parse(text);
            VERIFY_OK(document);
            QVERIFY2(refusals(*document, Flavor::Jsonb).isEmpty() == taken, text.left(60).constData());
        }
    }

private:
    QByteArray ask(const QString &sql)
    {
        PGresult *result = PQexec(m_connection, sql.toUtf8().constData());
        const QByteArray answer = PQresultStatus(result) == PGRES_TUPLES_OK && PQntuples(result) == 1
            ? QByteArray(PQgetvalue(result, 0, 0), PQgetlength(result, 0, 0))
            : QByteArray("failed: ") + PQresultErrorMessage(result);
        PQclear(result);
        return answer;
    }
    QByteArray ask(const char *sql) { return ask(QString::fromUtf8(sql)); }

    PGconn *m_connection = nullptr;
};

QTEST_GUILESS_MAIN(TestPathDb)
#include "tst_path_db.moc"
