// SPDX-License-Identifier: GPL-3.0-or-later
// What \connect was given, and where it leads.
#include "core/psql/destination.h"
#include "tests/support/testmain.h"

using namespace core;
using namespace core::psql;

class TestDestination : public QObject
{
    Q_OBJECT

    static profile::ConnectionProfile here()
    {
        profile::ConnectionProfile profile;
        profile.id = QUuid::createUuid();
        profile.host = QStringLiteral("db1,db2");
        profile.user = QStringLiteral("ana");
        profile.sslMode = QStringLiteral("require");
        profile.parameters = {{QStringLiteral("options"), QStringLiteral("-c a.b=c")}};
        return profile;
    }
    static session::Whereabouts at(const QList<QByteArray> &words)
    {
        session::SessionInfo info;
        info.database = QStringLiteral("shop");
        info.host = QStringLiteral("db2");
        info.port = QStringLiteral("5432");
        info.user = QStringLiteral("ana");
        auto to = parseDestination(words);
        if (!to)
            qFatal("%s", qPrintable(to.error().message));
        return session::whereTo(*to, here(), info);
    }

private slots:
    void staysWhereNothingIsSaid()
    {
        for (const QList<QByteArray> &words :
             {QList<QByteArray>{}, {"-"}, {"\"\""}, {"shop", "ana", "db2", "5432"}, {"-", "-", "-", "-"}}) {
            const auto there = at(words);
            QVERIFY(there.samePlace);
            QCOMPARE(there.database, QStringLiteral("shop"));
            QCOMPARE(there.profile.host, here().host); // all of them, not the one that was reached
        }
    }

    void namesOfAnyLook()
    {
        QCOMPARE(at({"\"We\"\"ird '& <b>%1\""}).database, QStringLiteral("We\"ird '& <b>%1"));
        QCOMPARE(at({"MiXed"}).database, QStringLiteral("MiXed"));
        QCOMPARE(at({"\"dbname='a\"\"b \\'c \\\\ d=e'\""}).database, QStringLiteral("a\"b 'c \\ d=e"));
        QCOMPARE(at({"postgresql:///d%20b%3D?user=ana"}).database, QStringLiteral("d b="));
    }

    /// Our secret is for the same host, port and user alone, and where it travels as before.
    void otherAccounts()
    {
        for (const QList<QByteArray> &words : {QList<QByteArray>{"-", "bob"},
                                               {"-", "-", "db3"},
                                               {"-", "-", "-", "5433"},
                                               {"user=ana"},
                                               {"-reuse-previous=off", "dbname=x user=ana"},
                                               {"-reuse-previous=1", "host=db1"}}) {
            const auto there = at(words);
            QVERIFY2(!there.samePlace, words.join(' '));
        }
        QVERIFY(at({"-reuse-previous=on", "host=db2 dbname=x"}).samePlace);
        QVERIFY(!at({"-reuse-previous=on", "sslmode=disable"}).samePlace); // nor for another TLS setting
        QCOMPARE(at({"-reuse-previous=off", "x"}).profile.sslMode, QString());
        QCOMPARE(at({"-reuse-previous=off", "-"}).database, QString());
    }

    void refused()
    {
        for (const QList<QByteArray> &words : {QList<QByteArray>{"-reuse-previous=perhaps", "x"},
                                               {"dbname=x", "bob"},
                                               {"\"password=geheim\""},
                                               {"postgresql://ana:geheim@db2/shop"},
                                               {"nonsense=1"}}) {
            const auto to = parseDestination(words);
            QVERIFY2(!to, words.join(' '));
            QCOMPARE(to.error().kind, Error::Kind::Input);
            QVERIFY(!to.error().message.contains(QLatin1String("geheim")));
        }
    }

    void saysWhereItIs()
    {
        session::SessionInfo before;
        before.host = QStringLiteral("db1");
        session::SessionInfo now = before;
        now.database = QStringLiteral("%2 <b>");
        now.user = QStringLiteral("%1");
        QCOMPARE(session::arrivalText(now, before, false),
                 QStringLiteral("You are now connected to database \"%2 <b>\" as user \"%1\"."));
        now.host = QStringLiteral("db2");
        QVERIFY(session::arrivalText(now, before, true).contains(QLatin1String("on host \"db2\"")));
        QVERIFY(session::arrivalText(now, before, true).contains(QLatin1String("rolled back")));
    }
};

QTEST_GUILESS_MAIN(TestDestination)
#include "tst_destination.moc"
