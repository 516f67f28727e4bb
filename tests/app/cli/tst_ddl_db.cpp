// SPDX-License-Identifier: GPL-3.0-or-later
// howdah ddl, as a script calls it.
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

class TestDdlDb : public QObject
{
    Q_OBJECT

    struct Run
    {
        int code = -1;
        QString out;
        QString err;
    };

    QString m_url;

    Run run(const QStringList &words)
    {
        QProcess process;
        process.start(QStringLiteral(HOWDAH_BINARY_DIR "/howdah"),
                      QStringList{QStringLiteral("ddl"), QStringLiteral("--url"), m_url} + words);
        if (!process.waitForFinished(60'000))
            return {};
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        VERIFY_OK(TestServer::query(
            m_url,
            QStringLiteral("create schema s; create table s.\"T \"\"x\" (id serial primary key); "
                           "create view s.v as select id from s.\"T \"\"x\"; "
                           "create schema other; create table other.v (a integer); "
                           "create table other.again (a integer); create table s.again (a integer)")));
    }

    void printsAScript()
    {
        const Run all = run({});
        QCOMPARE(all.code, 0);
        QCOMPARE(all.err, QString());
        QVERIFY(all.out.startsWith(QLatin1String("set statement_timeout = 0;\n")));
        const qsizetype table = all.out.indexOf(QLatin1String("create table s.\"T \"\"x\""));
        const qsizetype view = all.out.indexOf(QLatin1String("create view s.v"));
        QVERIFY(table > 0 && view > table);
        QCOMPARE(run({QStringLiteral("--all")}).out, all.out);
    }

    void oneSchemaAndOneObject()
    {
        const Run schema = run({QStringLiteral("--schema"), QStringLiteral("other")});
        QCOMPARE(schema.code, 0);
        QVERIFY(schema.out.contains(QLatin1String("create schema other")));
        QVERIFY(!schema.out.contains(QLatin1String("create schema s;")));
        const Run object = run({QStringLiteral("--object"), QStringLiteral("table:s.\"T \"\"x\""),
                                QStringLiteral("--jsonl"), QStringLiteral("--no-owner")});
        QCOMPARE(object.err, QString());
        QCOMPARE(object.code, 0);
        QStringList kinds;
        for (const QString &text : object.out.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
            const QJsonObject line = QJsonDocument::fromJson(text.toUtf8()).object();
            kinds << line.value(QStringLiteral("kind")).toString();
            QVERIFY(!line.value(QStringLiteral("ddl")).toString().contains(QLatin1String("owner to")));
        }
        QCOMPARE(kinds.join(QLatin1Char(' ')),
                 QStringLiteral("table sequence default value table constraint"));
    }

    /// Those that the server keeps in clear; a function's text is nobody's to change.
    void withoutPasswords()
    {
        const QStringList made{
            QStringLiteral("create foreign data wrapper w"),
            QStringLiteral("create server \"s'\" foreign data wrapper w"),
            QStringLiteral("create user mapping for public server \"s'\" options (\"user\" 'me', password "
                           "'sec''ret %1')"),
            QStringLiteral("create function f() returns text language sql as "
                           "'select ''create user mapping for a server b options (password 1)'''")};
        for (const QString &sql : made)
            VERIFY_OK(TestServer::query(m_url, sql));
        const Run all = run({QStringLiteral("--no-passwords")});
        QCOMPARE(all.code, 0);
        QVERIFY(!all.out.contains(QLatin1String("ret %1")));
        QVERIFY(all.out.contains(QStringLiteral("-- the password is left out: put it in the place of …\n"
                                                "create user mapping for public server \"s'\" options")));
        QVERIFY(all.out.contains(QLatin1String("'me'")));
        QVERIFY(all.out.contains(QLatin1String("(password 1)")));
        QVERIFY(run({}).out.contains(QLatin1String("password 'sec''ret %1'")));
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("says");
        QTest::newRow("no such table")
            << QStringList{QStringLiteral("--object"), QStringLiteral("table:s.none")}
            << QStringLiteral("There is no table s.none in the database");
        QTest::newRow("another kind") << QStringList{QStringLiteral("--object"), QStringLiteral("view:again")}
                                      << QStringLiteral("There is no view again in the database");
        QTest::newRow("no such schema") << QStringList{QStringLiteral("--schema"), QStringLiteral("x'; drop")}
                                        << QStringLiteral("There is no schema x'; drop in the database");
        QTest::newRow("several") << QStringList{QStringLiteral("--object"), QStringLiteral("table:again")}
                                 << QStringLiteral("Several objects are called again");
        QTest::newRow("two scopes") << QStringList{QStringLiteral("--all"), QStringLiteral("--schema"),
                                                   QStringLiteral("s")}
                                    << QStringLiteral("exclude each other");
        QTest::newRow("no kind") << QStringList{QStringLiteral("--object"), QStringLiteral("again")}
                                 << QStringLiteral("--object needs a kind and a name");
    }
    void saysWhatIsWrong()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, says);
        const Run wrong = run(words);
        QCOMPARE(wrong.code, 2);
        QCOMPARE(wrong.out, QString());
        QVERIFY2(wrong.err.contains(says), qPrintable(wrong.err));
    }
};

QTEST_GUILESS_MAIN(TestDdlDb)
#include "tst_ddl_db.moc"
