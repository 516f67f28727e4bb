// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logging.h"
#include "tests/support/testmain.h"

#include <QTemporaryFile>
#include <QTest>

#include <cstdio>
#include <unistd.h>

class TestLogging : public QObject
{
    Q_OBJECT

private slots:
    void secretsAreTakenOut_data()
    {
        QTest::addColumn<QString>("text");
        const auto row = [](const char *text) { QTest::newRow(text) << QString::fromUtf8(text); };
        row("postgresql://user:S3cret@host/db");
        row("postgres://user:S3cret@host:5432,other/db?sslmode=require");
        row("postgresql://user:a@S3cret@host/db");
        row("postgresql://user:a/S3cret@host/db");
        row("POSTGRESQL://:S3cret@host");
        row("https://user:S3cret@proxy");
        row("postgresql://host/db?password=S3cret&user=x");
        row("host=x password=S3cret user=y");
        row("host=x password = 'a \\' S3cret' user=y");
        row("host=x password='S3cret");
        row("sslpassword=S3cret");
        row("PGPASSWORD=S3cret psql");
        row("passwd=S3cret");
        row("password=\"a S3cret\"");
        row("{\"password\": \"a \\\" S3cret\"}");
        row("alter role x password 'S3cret'");
        row("ALTER ROLE x ENCRYPTED PASSWORD E'it\\'s S3cret'");
        row("alter role x password 'it''s S3cret'");
        row("alter role x password U&'S3cret'");
        row("alter role x password $$a\nS3cret$$ login");
        row("alter role x password $é$S3cret$é$ login");
        row("alter role x password $p$S3cret");
        row("alter role x password\n'S3cret");
        row("SCRAM-SHA-256$4096:S3cret$a:b");
        row("first password=a then password=S3cret");
    }

    void secretsAreTakenOut()
    {
        QFETCH(QString, text);
        const QString safe = app::redacted(text);
        QVERIFY2(!safe.contains(QLatin1String("S3cret")), qPrintable(safe));
        QVERIFY2(safe.contains(QLatin1String("***")), qPrintable(safe));
        QCOMPARE(app::redacted(safe), safe);
    }

    void theRestStays_data()
    {
        QTest::addColumn<QString>("text");
        const auto row = [](const char *text) { QTest::newRow(text) << QString::fromUtf8(text); };
        row("");
        row("FATAL:  password authentication failed for user \"x\"");
        row("fe_sendauth: no password supplied");
        row("postgresql://user@host:5432/db?sslmode=require");
        row("passfile=/home/x/.pgpass sslmode=require");
        row("Zurück %1 & <b> \u202e 😀");
        row("select md5('x'), 'password'");
    }

    void theRestStays()
    {
        QFETCH(QString, text);
        QCOMPARE(app::redacted(text), text);
    }

    void hashesAreTakenOut()
    {
        QCOMPARE(app::redacted(QStringLiteral("x md50123456789abcdef0123456789abcdef y")),
                 QStringLiteral("x md5*** y"));
        QCOMPARE(app::redacted(QStringLiteral("x MD50123456789ABCDEF0123456789ABCDEF y")),
                 QStringLiteral("x md5*** y"));
        QCOMPARE(app::redacted(QStringLiteral("scram-sha-256$4096:abc=")),
                 QStringLiteral("SCRAM-SHA-256$***"));
        QCOMPARE(app::redacted(QStringLiteral("postgresql://u:p@h/d")),
                 QStringLiteral("postgresql://u:***@h/d"));
    }

    // A long line must not hold the program up.
    void longLines()
    {
        QElapsedTimer clock;
        clock.start();
        const QString quotes = QStringLiteral("password '") + QString(1'000'000, u'\'');
        const QString text
            = QStringLiteral("a://") + QString(100'000, u'x') + QStringLiteral(" password=S3cret");
        QVERIFY(!app::redacted(text).contains(QLatin1String("S3cret")));
        (void)app::redacted(quotes);
        QVERIFY(clock.elapsed() < support::Patience);
    }

    void theHandlerWritesRedactedLines()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        std::fflush(stderr);
        const int before = dup(STDERR_FILENO);
        dup2(file.handle(), STDERR_FILENO);
        app::installLogging();
        qWarning("connecting to postgresql://user:S3cret@host/db é");
        qDebug("password=S3cret");
        std::fflush(stderr);
        qInstallMessageHandler(nullptr);
        dup2(before, STDERR_FILENO);
        ::close(before);
        file.seek(0);
        QCOMPARE(file.readAll(), QByteArray("connecting to postgresql://user:***@host/db é\npassword=***\n"));
    }
};

QTEST_GUILESS_MAIN(TestLogging)
#include "tst_logging.moc"
