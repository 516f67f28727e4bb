// SPDX-License-Identifier: GPL-3.0-or-later
// No clear password anywhere: each way on which the program gets one is gone, on a server that logs all it
// can, and then nothing may hold it.
#include "core/base/sqlquote.h"
#include "core/ddl/role.h"
#include "core/ddl/scriptrunner.h"
#include "core/passwords/verifier.h"
#include "core/session/pool.h"
#include "tests/support/secretwatch.h"
#include "tests/support/testmain.h"
#include "tests/support/testsession.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QUrl>

using namespace core;
using namespace core::session;

class TestSecrets : public QObject
{
    Q_OBJECT

    std::unique_ptr<SecretWatch> m_watch;
    QString m_password = SecretWatch::password(QStringLiteral("of postgres"));

    /// Runs the program; its words are watched. Everything in `secret` goes to its environment.
    QByteArray howdah(const QStringList &words, const QList<std::pair<QString, QString>> &secret = {})
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const auto &[name, value] : secret)
            environment.insert(name, value);
        environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("*=true\nqt.*=false"));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral(HOWDAH_BINARY_DIR "/howdah"), words);
        (void)process.waitForFinished(60000);
        const QByteArray output = process.readAll();
        m_watch->saw(QStringLiteral("howdah ") + words.value(0), output);
        return output;
    }

    /// Another program that knows the password.
    static Result<TestServer::Rows> logIn(const QString &url, const QString &password)
    {
        return TestServer::query(url + QStringLiteral("?password=")
                                     + QString::fromLatin1(QUrl::toPercentEncoding(password)),
                                 QStringLiteral("select 1"));
    }

    QString file(const QString &name, const QByteArray &text) const
    {
        // not in the folders of the program: this one is the user's and may hold a password
        const QString path = m_watch->server().folder() + QLatin1Char('/') + name;
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return {};
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        return path;
    }

private slots:
    /// A watch that sees nothing would prove nothing.
    void initTestCase()
    {
        {
            auto blind = SecretWatch::start();
            VERIFY_OK(blind);
            QCOMPARE((*blind)->leaks(), QString());
            const QString clear = QString(m_password).remove(QLatin1Char('\''));
            VERIFY_OK((*blind)->server().exec(QStringLiteral("select '%1'").arg(clear)));
            QVERIFY((*blind)->leaks().startsWith(QLatin1String("the server's log: ")));
            qWarning("%s", qPrintable(m_password));
            QCOMPARE((*blind)->leaks().count(QLatin1Char('\n')), 1);
            for (int before = 0; before < 3; ++before) {
                QFile hidden((*blind)->home() + QStringLiteral("/.%1").arg(before));
                QVERIFY(hidden.open(QIODevice::WriteOnly));
                hidden.write((QByteArray(before, 'b') + m_password.toUtf8()).toBase64());
            }
            QCOMPARE((*blind)->leaks().count(QLatin1Char('\n')), 4);
        }
        auto watch = SecretWatch::start();
        VERIFY_OK(watch);
        m_watch = std::move(*watch);
        VERIFY_OK(m_watch->quietly(QStringLiteral("alter role postgres password ") + QLatin1Char('\'')
                                   + QString(m_password).replace(QLatin1Char('\''), QLatin1String("''"))
                                   + QLatin1Char('\'')));
        QCOMPARE(m_watch->leaks(), QString());
    }

    void connecting()
    {
        const QString wrong = SecretWatch::password(QStringLiteral("wrong=x;y"));
        Canceller canceller;
        Pool pool(canceller);
        const auto profile = profileFromUrl(m_watch->server().tcpUrl());
        for (const QString &password : {wrong, m_password, m_password, wrong}) {
            pool.setPassword(profile.id, Secret(password));
            bool there = false;
            Lease lease;
            QString said;
            whenDone(pool.exclusive(profile), this, [&](Result<Lease> answer) {
                there = true;
                if (answer)
                    lease = std::move(*answer);
                else
                    said = answer.error().toText();
            });
            QTRY_VERIFY(there);
            QCOMPARE(bool(lease), password == m_password);
            m_watch->saw(QStringLiteral("error"), said.toUtf8());
            QCOMPARE(m_watch->leaks(), QString());
        }
    }

    void headless_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("run") << QStringList{QStringLiteral("run"),
                                            file(QStringLiteral("good.sql"), "select 'answer ' || 42")};
        QTest::newRow("failing run") << QStringList{
            QStringLiteral("run"), file(QStringLiteral("bad.sql"), "select 1/0, 'answer 42'")};
        QTest::newRow("export") << QStringList{QStringLiteral("export"), QStringLiteral("--output"),
                                               QStringLiteral("-"), QStringLiteral("--sql"),
                                               QStringLiteral("select 'answer ' || 42")};
    }
    void headless()
    {
        QFETCH(QStringList, words);
        const bool fails = QByteArray(QTest::currentDataTag()).startsWith("failing");
        const QByteArray expected = fails ? QByteArray("division by zero") : QByteArray("answer 42");
        const QStringList url{QStringLiteral("--url"), m_watch->server().tcpUrl()};
        const auto withFile = [&](const QString &password) {
            return QStringList{QStringLiteral("--password-file"),
                               file(QStringLiteral("given"), password.toUtf8() + '\n')};
        };
        QByteArray out = howdah(words + url + withFile(m_password));
        QVERIFY2(out.contains(expected), out);
        out = howdah(words + url, {{QStringLiteral("PGPASSWORD"), m_password}});
        QVERIFY2(out.contains(expected), out);
        const QString escaped = QString(m_password)
                                    .replace(QLatin1Char('\\'), QLatin1String("\\\\"))
                                    .replace(QLatin1Char(':'), QLatin1String("\\:"));
        out = howdah(words + url,
                     {{QStringLiteral("PGPASSFILE"),
                       file(QStringLiteral("pass"), "*:*:*:*:" + escaped.toUtf8() + '\n')}});
        QVERIFY2(out.contains(expected), out);
        // the user's own doing that the arguments show it: not the program's that anything else does
        const QString inUrl = QString(url.at(1)).replace(
            QStringLiteral("postgres@"),
            QStringLiteral("postgres:%1@").arg(QString::fromLatin1(QUrl::toPercentEncoding(m_password))));
        out = howdah(words + QStringList{url.at(0), inUrl});
        QVERIFY2(out.contains(expected), out);
        const QString wrong = SecretWatch::password(QStringLiteral("wrong"));
        out = howdah(words + url + withFile(wrong));
        QVERIFY2(out.contains("28P01") || out.contains("password"), out);
        out = howdah(words + url, {{QStringLiteral("PGPASSWORD"), wrong}});
        QVERIFY(!out.contains(expected));
        QCOMPARE(m_watch->leaks(), QString());
    }

    /// Passwords that the server needs in clear: where it is told not to log them, nothing of ours holds them
    /// either, neither errors nor notices that quote the statement.
    void neededInClear()
    {
        const QString secret = SecretWatch::password(QStringLiteral("elsewhere")).remove(QLatin1Char('%'));
        const QString quoted = quoteLiteral(secret);
        const QString connection
            = quoteLiteral(QStringLiteral("host=/nowhere password='%1'")
                               .arg(QString(secret)
                                        .replace(QLatin1Char('\\'), QLatin1String("\\\\"))
                                        .replace(QLatin1Char('\''), QLatin1String("\\'"))));
        const QString quiet
            = QStringLiteral("set log_statement = none; set log_min_duration_statement = -1; "
                             "set log_min_error_statement = panic; set log_min_messages = panic;\n");
        const QStringList statements{
            QStringLiteral(
                "create foreign data wrapper w; create server s foreign data wrapper w; create user "
                "mapping for postgres server s options (user 'x', password %1)")
                .arg(quoted),
            QStringLiteral("alter user mapping for nobody server s options (set password %1)").arg(quoted),
            QStringLiteral(
                "create subscription s connection %1 publication p with (connect = false, slot_name = "
                "none)")
                .arg(connection),
            QStringLiteral("alter subscription nosuch connection %1").arg(connection),
            QStringLiteral("do $do$ begin execute format('create role bob password %L bad', %1); end $do$")
                .replace(QLatin1String("%1"), quoted),
            QStringLiteral(
                "do $do$ begin raise notice '%', current_query(); perform set_config('app.password', %1, "
                "true); raise exception '%', current_query(); end $do$")
                .replace(QLatin1String("%1"), quoted),
            QStringLiteral("set app.password = %1; select 1 / 0").arg(quoted)};
        for (const QString &statement : statements) {
            howdah({QStringLiteral("run"), file(QStringLiteral("clear.sql"), (quiet + statement).toUtf8()),
                    QStringLiteral("--url"), m_watch->server().url()});
            // the server shows the last statement of a session until its process has ended
            QTRY_COMPARE(
                m_watch
                    ->quietly(QStringLiteral("select count(*)::text from pg_stat_activity where "
                                             "backend_type = 'client backend' and "
                                             "application_name <> 'quiet'")) // who asked a moment ago
                    .value_or(TestServer::Rows())
                    .value(0)
                    .value(0),
                QStringLiteral("0"));
            QVERIFY2(m_watch->leaks().isEmpty(), qPrintable(statement.left(60) + m_watch->leaks()));
        }
        const auto made = m_watch->quietly(QStringLiteral("select count(*)::text from pg_user_mapping"));
        VERIFY_OK(made);
        QCOMPARE(made->at(0).at(0), QStringLiteral("1"));
    }

    /// What the role form does: read, write, try, save, on a new role and on the same again, also with a
    /// statement that fails with the password in it.
    void rolesSavedAndTried_data()
    {
        QTest::addColumn<QString>("password");
        const QString plain = SecretWatch::password(QStringLiteral("role"));
        QTest::newRow("odd characters") << plain;
        QTest::newRow("spaces at the ends") << QStringLiteral("  ") + plain + QStringLiteral(" \t ");
        QTest::newRow("SQL") << plain + QStringLiteral("'; drop table x; --\n");
        QTest::newRow("long") << plain + QString(700, QLatin1Char('x'));
        QTest::newRow("not ASCII") << plain + QStringLiteral("\u00a0\ufb01 \u05d0 \U0001f600");
    }
    void rolesSavedAndTried()
    {
        QFETCH(QString, password);
        const QString name = QStringLiteral("r %1 \"'").arg(QLatin1String(QTest::currentDataTag()));
        Canceller canceller;
        Session session(requestFromUrl(m_watch->server().url()), canceller);
        VERIFY_OK(session.open().wait());
        const auto verifier = passwords::verifier(Secret(password), name);
        VERIFY_OK(verifier);
        const auto read = [&](qint64 oid) {
            catalog::ObjectRef ref;
            ref.kind = QStringLiteral("role");
            ref.oid = oid;
            return session
                .run<ddl::Reading>(QStringLiteral("read"),
                                   [&](Link &link, Job &job) {
                                       return ddl::readRole(link, job, catalog::SqlLibrary(), ref);
                                   })
                .wait();
        };
        const auto tried = [&](const ddl::Script &script) {
            return session
                .run<ddl::TryReport>(QStringLiteral("try"),
                                     [&](Link &link, Job &job) -> Result<ddl::TryReport> {
                                         return ddl::tryOut(link, job, script);
                                     })
                .wait();
        };
        const auto saved = [&](const ddl::Script &script) {
            return session
                .run<ddl::SaveOutcome>(QStringLiteral("save"),
                                       [&](Link &link, Job &job) -> Result<ddl::SaveOutcome> {
                                           return ddl::save(link, job, script);
                                       })
                .wait();
        };
        auto blank = read(0);
        VERIFY_OK(blank);
        forms::Values values = blank->values;
        values.setText(QStringLiteral("name"), name);
        values.setFlag(QStringLiteral("login"), true);

        // a form that forgot to hash it: nothing of it is written
        values.setSecret(QStringLiteral("password"), Secret(password));
        const ddl::Script faulty = ddl::writeRole(std::nullopt, values, blank->context);
        m_watch->saw(QStringLiteral("script"), faulty.toSql().toUtf8());

        values.setSecret(QStringLiteral("password"), *verifier);
        m_watch->saw(QStringLiteral("draft"), QJsonDocument(values.json()).toJson());
        const ddl::Script create = ddl::writeRole(std::nullopt, values, blank->context);
        QVERIFY(create.toSql().contains(QLatin1String("SCRAM-SHA-256$")));
        QVERIFY(!create.display().contains(QString::fromUtf8(verifier->reveal())));
        m_watch->saw(QStringLiteral("script"), create.toSql().toUtf8());
        m_watch->saw(QStringLiteral("script shown"), create.display().toUtf8());
        auto report = tried(create);
        VERIFY_OK(report);
        QVERIFY(m_watch->quietly(QStringLiteral("select from pg_roles where rolname = ") + quoteLiteral(name))
                    .value()
                    .isEmpty());
        auto outcome = saved(create);
        VERIFY_OK(outcome);
        QVERIFY2(outcome->ok(), qPrintable(outcome->error ? outcome->error->toText() : QString()));

        const QString url = m_watch->server().tcpUrl(QStringLiteral("postgres"), name);
        VERIFY_OK(logIn(url, password));

        // the same role again, with an error in the statement that holds the password
        const auto oid = m_watch->quietly(QStringLiteral("select oid from pg_roles where rolname = ")
                                          + quoteLiteral(name));
        VERIFY_OK(oid);
        auto before = read(oid->at(0).at(0).toLongLong());
        VERIFY_OK(before);
        forms::Values after = before->values;
        after.setSecret(QStringLiteral("password"), *verifier);
        after.setText(QStringLiteral("valid_until"), QStringLiteral("no such time"));
        const ddl::Script wrong = ddl::writeRole(before->values, after, before->context);
        outcome = saved(wrong);
        VERIFY_OK(outcome);
        QVERIFY(!outcome->ok());
        m_watch->saw(QStringLiteral("error"), outcome->error->toText().toUtf8());
        QCOMPARE(m_watch->leaks(), QString());
    }

    void cleanupTestCase() { m_watch.reset(); }
};

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets_db.moc"
