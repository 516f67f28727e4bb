// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/conninfo.h"
#include "core/profile/profilecheck.h"
#include "core/profile/servicefile.h"
#include "tests/support/testmain.h"

#include <QTemporaryDir>

using namespace core;
using namespace core::profile;

namespace {

/// A profile in one line: host|port|database|user|sslmode|key=value…
QString printed(const ConnectionProfile &p)
{
    QStringList words{p.host, p.port, p.database, p.user, p.sslMode};
    for (const auto &[key, value] : p.parameters)
        words << key + QLatin1Char('=') + value;
    return words.join(QLatin1Char('|'));
}

const QString Hostile[] = {
    QStringLiteral("it's"),          QStringLiteral("a\\b"),          QStringLiteral("two words"),
    QStringLiteral("line\nbreak"),   QStringLiteral("%41%1&x=y?z#f"), QStringLiteral("a/b@c:d"),
    QStringLiteral("<b>&amp;</b>"),  QStringLiteral("עברית"),         QStringLiteral("😀 emoji"),
    QStringLiteral("=' password=x"), QString(63, QLatin1Char('n')),
};

} // namespace

class TestConninfo : public QObject
{
    Q_OBJECT

private slots:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QByteArray>("password");
        const auto row = [](const char *text, const char *expected, const char *password = "") {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected)
                                << QByteArray(password);
        };
        row("postgresql://", "||||");
        row("postgres://alice:s3cret@db.example.com:5433/shop?sslmode=require",
            "db.example.com|5433|shop|alice|require", "s3cret");
        row("postgresql://db", "db||||");
        row("POSTGRES://u@h/d", "h||d|u|");
        row("postgresql://a:1,b:2,c/shop?target_session_attrs=any",
            "a,b,c|1,2,|shop|||target_session_attrs=any");
        row("postgresql://a,b,c/shop", "a,b,c||shop||");
        row("postgresql://[2001:db8::1234]:5432/x", "2001:db8::1234|5432|x||");
        row("postgresql://[fe80::1%25eth0],[::1]:6000/x", "fe80::1%eth0,::1|,6000|x||");
        row("postgresql://%2Fvar%2Frun%2Fpostgresql:5433/shop", "/var/run/postgresql|5433|shop||");
        row("postgresql:///shop?host=/tmp/a%20b&port=5433", "/tmp/a b|5433|shop||");
        row("postgresql://u%40corp:p%3Aw%2F%25@h/d%2Fb%3F", "h||d/b?|u@corp|", "p:w/%");
        row("postgresql://h/d?password=q&application_name=my%20app", "h||d|||application_name=my app", "q");
        row("postgresql://h/d?user=u2&connect_timeout=3", "h||d|u2||connect_timeout=3");
        row("host=localhost port=5433 dbname=shop user=alice password=pw", "localhost|5433|shop|alice|",
            "pw");
        row("host = '/tmp/a b' dbname='it\\'s' user=a\\ b password=''", "/tmp/a b||it's|a b|");
        row("  host=a,b\n port=1,2\n", "a,b|1,2|||");
        row("hostaddr=127.0.0.1 service=prod",
            "||||"
            "|service=prod|hostaddr=127.0.0.1");
        row("dbname='postgresql://x/y'", "||postgresql://x/y||"); // a database of that name, on this server
        // what people copy along
        row("\"postgresql://u@h/d\"", "h||d|u|");
        row("psql 'postgresql://u@h/d'", "h||d|u|");
        row("psql \"host=h dbname=d\"", "h||d||");
        row("jdbc:postgresql://h:5432/d?user=u&ssl=true", "h|5432|d|u|require");
        row("postgresql+psycopg2://u:p@h/d", "h||d|u|", "p");
    }
    void reads()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QFETCH(QByteArray, password);
        QVERIFY(looksLikeConninfo(text));
        const auto parsed = parseConninfo(text);
        VERIFY_OK(parsed);
        QCOMPARE(printed(parsed->profile), expected);
        QCOMPARE(parsed->password.reveal(), password);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("badPart");
        const auto row = [](const char *text, const char *badPart) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(badPart);
        };
        row("", "empty");
        row("   ", "empty");
        row("db.example.com", "db.example.com");
        row("host=a colour=red", "colour");
        row("host=a 'oops", "oops");
        row("postgresql://h/d?colour=red", "colour");
        row("postgresql://h/d?sslmode", "sslmode");
        row("postgresql://h%zz/d", "h%zz");
        row("postgresql://[::1/d", "[::1/d");
        row("postgresql://[::1]x/d", "x");
        row("postgresql://h/%00", "%00");
    }
    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(QString, badPart);
        const auto parsed = parseConninfo(text);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().kind, Error::Kind::Input);
        QVERIFY2(parsed.error().message.contains(badPart), qPrintable(parsed.error().message));
    }

    void anErrorNeverTellsThePassword_data()
    {
        QTest::addColumn<QString>("text");
        const char *texts[] = {
            "postgresql://u:hunter2%zz@h/d",
            "postgresql://u:hunter2@[::1/d",
            "postgresql://u:hunter2@[::1]x/d",
            "postgresql://u:hunter2@h/d?colour=red",
            "postgresql://u@h/d?password=hunter2%",
            "postgresql://u@[::1?password=hunter2",
            "host=a password='hunter2",
            "postgresql://u:hunter2%2",
            "jdbc:postgresql://u:hunter2@[/d",
        };
        for (const char *text : texts)
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void anErrorNeverTellsThePassword()
    {
        QFETCH(QString, text);
        const auto parsed = parseConninfo(text);
        QVERIFY(!parsed);
        QVERIFY2(!parsed.error().toText().contains(QLatin1String("hunter2")),
                 qPrintable(parsed.error().toText()));
    }

    void secretsHaveNoPlaceInAProfile()
    {
        const auto parsed = parseConninfo(QStringLiteral("host=h password=pw1 sslpassword=pw2"));
        VERIFY_OK(parsed);
        QCOMPARE(printed(parsed->profile), QStringLiteral("h||||"));
        QCOMPARE(parsed->notes.size(), 1);
        ConnectionProfile profile;
        profile.parameters = {{QStringLiteral("password"), QStringLiteral("pw1")},
                              {QStringLiteral("sslpassword"), QStringLiteral("pw2")}};
        QCOMPARE(toConninfo(profile), QString());
        QCOMPARE(toUri(profile), QStringLiteral("postgresql://"));
    }

    void goesThereAndBack()
    {
        for (const QString &a : Hostile) {
            for (const QString &b : Hostile) {
                ConnectionProfile profile;
                profile.host = QStringLiteral("/tmp/") + a;
                profile.port = QStringLiteral("5433");
                profile.database = b;
                profile.user = a;
                profile.sslMode = QStringLiteral("disable");
                profile.parameters
                    = {{QStringLiteral("application_name"), b}, {QStringLiteral("options"), a}};
                const auto keywords = parseConninfo(toConninfo(profile));
                VERIFY_OK(keywords);
                // libpq answers in its own order of parameters
                auto sorted = keywords->profile;
                std::sort(sorted.parameters.begin(), sorted.parameters.end());
                QCOMPARE(printed(sorted), printed(profile));
                const auto uri = parseConninfo(toUri(profile));
                VERIFY_OK(uri);
                sorted = uri->profile;
                std::sort(sorted.parameters.begin(), sorted.parameters.end());
                QCOMPARE(printed(sorted), printed(profile));
            }
        }
    }

    void hostListsGoThereAndBack_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("port");
        const std::pair<const char *, const char *> lists[] = {
            {"a", ""},
            {"a", "5433"},
            {"a,b", "5433"},
            {"a,b", "1,2"},
            {"a,b", "1,"},
            {"a,b", ",2"},
            {"::1,fe80::1%eth0", "1,2"},
            {"/tmp,localhost", "1,2"},
            {"", "5433"},
            {"", ""},
            {"@abstract", ""},
            {"a,,b", ""},
        };
        for (const auto &[host, port] : lists)
            QTest::addRow("%s %s", host, port) << QString::fromUtf8(host) << QString::fromUtf8(port);
    }
    void hostListsGoThereAndBack()
    {
        QFETCH(QString, host);
        QFETCH(QString, port);
        ConnectionProfile profile;
        profile.host = host;
        profile.port = port;
        for (const QString &text : {toUri(profile), toConninfo(profile)}) {
            if (text.isEmpty())
                continue;
            const auto parsed = parseConninfo(text);
            VERIFY_OK(parsed);
            QCOMPARE(parsed->profile.host, host);
            QCOMPARE(parsed->profile.port, port);
        }
    }

    void parametersAreKnown()
    {
        const auto known = knownParameters();
        const auto has = [&](const char *name) {
            return std::any_of(known.begin(), known.end(),
                               [&](const auto &info) { return info.keyword == QLatin1String(name); });
        };
        QVERIFY(has("target_session_attrs"));
        QVERIFY(has("channel_binding"));
        for (const auto &info : known)
            QCOMPARE(info.secret, isSecretParameter(info.keyword));
        QVERIFY(!looksLikeConninfo(QStringLiteral("db.example.com")));
        QVERIFY(!looksLikeConninfo(QStringLiteral("colour=red")));
        QVERIFY(!looksLikeConninfo(QStringLiteral("/var/run/postgresql")));
    }

    void checksFields_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("port");
        QTest::addColumn<QString>("parameter");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *host, const char *port, const char *parameter, const char *field) {
            QTest::addRow("%s %s %s", host, port, parameter)
                << QString::fromUtf8(host) << QString::fromUtf8(port) << QString::fromUtf8(parameter)
                << QString::fromUtf8(field);
        };
        row("", "", "", "");
        row("a", "5432", "", "");
        row("a,b", "5432", "", "");
        row("a,b", "5432,", "", "");
        row("a", "0", "", "port");
        row("a", "65536", "", "port");
        row("a", "five", "", "port");
        row("a", "1,2", "", "port");
        row("a,b", "1,2,3", "", "port");
        row("a", "", "connect_timeout", "");
        row("a", "", "colour", "parameters");
        row("a", "", "password", "parameters");
        row("a", "", "sslpassword", "parameters");
        row("a", "", "host", "parameters");
    }
    void checksFields()
    {
        QFETCH(QString, host);
        QFETCH(QString, port);
        QFETCH(QString, parameter);
        QFETCH(QString, field);
        ConnectionProfile profile;
        profile.host = host;
        profile.port = port;
        if (!parameter.isEmpty())
            profile.parameters = {{parameter, QStringLiteral("5")}};
        const auto problems = checkProfile(profile);
        QCOMPARE(problems.isEmpty() ? QString() : problems.first().field, field);
    }

    void readsAServiceFile()
    {
        const auto file = parseServiceFile("# comment\n"
                                           "host=ignored\n"
                                           "[prod]\n"
                                           "host=db1,db2\r\n"
                                           "  port=5432\n"
                                           "dbname=shop\n"
                                           "user=%1 <b>\n"
                                           "password=pw=1\n"
                                           "host=second\n"
                                           "connect_timeout=5\n"
                                           "\n"
                                           "[ü 😀]\n"
                                           "colour=red\n"
                                           "nonsense\n"
                                           "ldap://x\n"
                                           "service=other\n"
                                           "[]\n"
                                           "host=nowhere\n");
        QCOMPARE(file.services.size(), 2);
        const auto &prod = file.services.first();
        QCOMPARE(prod.profile.name, QStringLiteral("prod"));
        QCOMPARE(printed(prod.profile), QStringLiteral("db1,db2|5432|shop|%1 <b>||connect_timeout=5"));
        QCOMPARE(prod.password.reveal(), QByteArray("pw=1"));
        QCOMPARE(file.services.last().profile.name, QStringLiteral("ü 😀"));
        QCOMPARE(file.problems.size(), 5);
        QVERIFY(file.problems.first().contains(QLatin1String("line 13")));
    }

    void serviceFileIsFoundAndMissed()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("services"));
        QFile out(path);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write("[a]\nhost=h\n");
        out.close();
        qputenv("PGSERVICEFILE", path.toUtf8());
        QVERIFY(serviceFiles().contains(path));
        const auto file = readServiceFile(path);
        VERIFY_OK(file);
        QCOMPARE(file->services.size(), 1);
        qunsetenv("PGSERVICEFILE");
        QCOMPARE(readServiceFile(folder.filePath(QStringLiteral("none"))).error().kind, Error::Kind::Io);
    }
};

QTEST_GUILESS_MAIN(TestConninfo)
#include "tst_conninfo.moc"
