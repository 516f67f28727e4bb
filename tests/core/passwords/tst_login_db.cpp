// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed logs in on the real server, after only its verifier was sent; and the log of that server has
// not seen it.
#include "core/base/sqlquote.h"
#include "core/passwords/verifier.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"

#include <QFile>

#include <libpq-fe.h>

using namespace core;
using namespace core::passwords;

class TestLogin : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServer> m_server;

    /// Empty: logged in.
    QString loginError(const QString &role, const QByteArray &password)
    {
        const QByteArray port = QByteArray::number(m_server->port());
        const QByteArray user = role.toUtf8();
        const char *const keys[] = {"host", "port", "user", "password", "dbname", "sslmode", nullptr};
        const char *const values[] = {"127.0.0.1", port.constData(), user.constData(), password.constData(),
                                      "postgres",  "disable",        nullptr};
        PGconn *connection = PQconnectdbParams(keys, values, 0);
        const QString error = PQstatus(connection) == CONNECTION_OK
            ? QString()
            : QString::fromUtf8(PQerrorMessage(connection));
        PQfinish(connection);
        return error;
    }

private slots:
    void initTestCase()
    {
        TestServer::Options options;
        options.tcp = true;
        options.settings = {QStringLiteral("log_statement = 'all'")};
        auto server = TestServer::start(options);
        VERIFY_OK(server);
        m_server = std::move(*server);
    }

    void typedPasswordsLogIn_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("login"); // where it is written in another way
        const auto row = [](const char *name, const QString &typed, const QString &login = {}) {
            QTest::newRow(name) << typed << (login.isEmpty() ? typed : login);
        };
        QString ascii;
        for (char c = 1; c < 127; ++c)
            ascii += QLatin1Char(c);
        row("every ASCII character", ascii);
        for (const char c : QByteArrayView(" !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"))
            row(QByteArray("only ").append(c).constData(), QString(QLatin1Char(c)));
        row("blanks at the ends", QStringLiteral("  s3  "));
        row("tab and line break", QStringLiteral("\ta\r\nb\n"));
        row("1000 bytes", QString(1000, QLatin1Char('x')));
        row("1000 bytes of three each", QString(333, QChar(u'€')) + QLatin1Char('x'));
        row("looks like SQL", QStringLiteral("'; drop role x; --"));
        row("looks like connection strings", QStringLiteral("a' host='evil.example"));
        row("percent", QStringLiteral("%1 %s %27"));
        row("emoji", QStringLiteral("🔑👩‍💻"));
        row("right to left", QStringLiteral("סיסמה كلمة"));
        row("precomposed and not", QStringLiteral("p\u00e4ssword"), QStringLiteral("pa\u0308ssword"));
        row("ligature", QStringLiteral("\ufb01rst"), QStringLiteral("first"));
        row("full width", QStringLiteral("\uff41\uff42"), QStringLiteral("ab"));
        row("no-break space", QStringLiteral("a\u00a0b"), QStringLiteral("a b"));
        row("soft hyphen", QStringLiteral("pass\u00adword"), QStringLiteral("password"));
        row("Roman numeral", QStringLiteral("\u2168"), QStringLiteral("IX"));
        row("prohibited: taken as it is", QStringLiteral("a\u0007\u0627b"));
    }
    void typedPasswordsLogIn()
    {
        QFETCH(QString, typed);
        QFETCH(QString, login);
        QCOMPARE(refusal(typed), QString());
        const QString role = QStringLiteral("r \"'\\ä %1 %2").arg(QLatin1String("&<b>")).arg(m_number++);
        auto made = verifier(Secret(typed), role);
        VERIFY_OK(made);
        auto set = m_server->exec(
            QStringLiteral("create role %1 login password %2")
                .arg(quoteIdentifier(role), quoteLiteral(QString::fromLatin1(made->reveal()))));
        VERIFY_OK(set);
        QCOMPARE(loginError(role, typed.toUtf8()), QString());
        QCOMPARE(loginError(role, login.toUtf8()), QString());
        QVERIFY(!loginError(role, typed.toUtf8() + 'x').isEmpty());
    }

    void md5LogsIn()
    {
        auto made = verifier(Secret(QStringLiteral("s3")), QStringLiteral("old"), Method::Md5);
        VERIFY_OK(made);
        auto set = m_server->exec(
            QStringLiteral("create role old login password '%1'").arg(QString::fromLatin1(made->reveal())));
        VERIFY_OK(set);
        // pg_hba.conf asks for scram-sha-256, which an MD5 hash cannot answer
        const QString error = loginError(QStringLiteral("old"), "s3");
        QVERIFY(error.isEmpty() || error.contains(QLatin1String("old")));
        auto kept = m_server->exec(QStringLiteral("select rolpassword from pg_authid where rolname = 'old'"));
        VERIFY_OK(kept);
        QCOMPARE(kept->value(0).value(0), QString::fromLatin1(made->reveal()));
    }

    void logHasNothing()
    {
        QFile log(m_server->folder() + QStringLiteral("/server.log"));
        QVERIFY(log.open(QIODevice::ReadOnly));
        const QByteArray text = log.readAll();
        QVERIFY(text.contains("SCRAM-SHA-256$4096:"));
        for (const char *clear : {"drop role x", "evil.example", "xxxxxxxx"})
            QVERIFY2(!text.contains(QByteArray(clear)), clear);
    }

private:
    int m_number = 0;
};

QTEST_GUILESS_MAIN(TestLogin)
#include "tst_login_db.moc"
