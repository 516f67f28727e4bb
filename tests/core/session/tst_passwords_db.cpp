// SPDX-License-Identifier: GPL-3.0-or-later
// A password goes to the server and nowhere else: not into messages, errors, process arguments or the
// server's log.
#include "core/session/pool.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QMutex>
#include <QSqlDatabase>

using namespace core;
using namespace core::session;

namespace {

QMutex mutex;
QString said;

void hear(QtMsgType, const QMessageLogContext &, const QString &message)
{
    const QMutexLocker lock(&mutex);
    said += message + QLatin1Char('\n');
}

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Of every process here, the server's among them.
QByteArray allArguments()
{
    QByteArray all;
    const auto processes = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString &process : processes)
        all += content(QStringLiteral("/proc/%1/cmdline").arg(process)) + '\n';
    return all;
}

} // namespace

class TestPasswords : public QObject
{
    Q_OBJECT

private slots:
    void stayWhereTheyBelong()
    {
        const QString marker = QStringLiteral("Zeb4a");
        const QString right = marker + QStringLiteral(" 'right'; \\ %1 é");
        const QString wrong = marker + QStringLiteral(" wrong=x;y");
        auto server = TestServer::start({.tcp = true, .settings = {QStringLiteral("log_connections = on")}});
        VERIFY_OK(server);
        VERIFY_OK(
            (*server)->exec(QStringLiteral("set log_statement = 'none'; alter role postgres password '%1'")
                                .arg(QString(right).replace(QLatin1Char('\''), QLatin1String("''")))));
        QLoggingCategory::setFilterRules(QStringLiteral("*=true"));
        const auto previous = qInstallMessageHandler(hear);
        QString errors;
        {
            Canceller canceller;
            Pool pool(canceller);
            const auto profile = profileFromUrl((*server)->tcpUrl());
            for (const QString &password : {wrong, right, right, wrong}) {
                pool.setPassword(profile.id, Secret(password));
                bool there = false;
                Lease lease;
                whenDone(pool.exclusive(profile), this, [&](Result<Lease> answer) {
                    there = true;
                    if (answer)
                        lease = std::move(*answer);
                    else
                        errors += answer.error().toText();
                });
                QTRY_VERIFY(there);
                QCOMPARE(bool(lease), password == right);
                QVERIFY(!allArguments().contains(marker.toUtf8()));
                if (!lease)
                    continue;
                auto kept
                    = lease->run<QString>(QStringLiteral("look"), [](Link &link, Job &) -> Result<QString> {
                          return link.database().password() + link.database().connectOptions()
                              + link.database().databaseName();
                      });
                QTRY_VERIFY(kept.isFinished());
                const auto text = kept.wait();
                VERIFY_OK(text);
                QVERIFY2(!text->contains(marker), qPrintable(*text));
            }
        }
        QTRY_VERIFY(QSqlDatabase::connectionNames().isEmpty());
        qInstallMessageHandler(previous);
        QLoggingCategory::setFilterRules({});
        QVERIFY(!errors.isEmpty());
        QVERIFY2(!errors.contains(marker), qPrintable(errors));
        const QMutexLocker lock(&mutex);
        QVERIFY2(!said.contains(marker), qPrintable(said));
        const QByteArray log = content((*server)->folder() + QStringLiteral("/server.log"));
        QVERIFY(log.contains("password authentication failed"));
        QVERIFY(!log.contains(marker.toUtf8()));
    }
};

QTEST_GUILESS_MAIN(TestPasswords)
#include "tst_passwords_db.moc"
