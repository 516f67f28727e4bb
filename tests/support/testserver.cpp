// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testserver.h"

#include "core/base/sqlquote.h"
#include "core/playground/process.h"
#include "core/playground/sampledatabase.h"
#include "tests/support/ownwait.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QThread>
#include <QUrl>

#include <libpq-fe.h>
#include <sys/stat.h>

using namespace core;
using namespace core::playground;

namespace {

const QString prefix = QStringLiteral("howdah-test-");

/// Removes the folder and the servers in it when the owner is gone, however it went. A process of its own,
/// because a crash runs no destructor. $1: process id of the owner, $2: the folder
const char guardScript[] = R"sh(
while [ -d "$2" ] && [ "$(cat "$2/owner" 2>/dev/null)" = "$1" ] && kill -0 "$1" 2>/dev/null; do sleep 1; done
[ "$(cat "$2/owner" 2>/dev/null)" = "$1" ] || exit 0
for process in /proc/[0-9]*; do
    case "$(readlink "$process/cwd")" in "$2"/*) kill -QUIT "${process#/proc/}";; esac
done
sleep 1
rm -rf "$2"
)sh";

QString chosenServer()
{
    return qEnvironmentVariable("HOWDAH_TEST_SERVER");
}

int freeTcpPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

/// Stops the server in `folder` and removes it.
void removeServer(const QString &folder)
{
    Cluster cluster({.folder = folder});
    if (auto stopped = cluster.stop(Cluster::StopMode::Immediate); !stopped)
        qWarning("%s", qPrintable(stopped.error().toText()));
    QDir(folder).removeRecursively();
}

} // namespace

TestServer::TestServer(ClusterOptions options)
    : m_cluster(std::move(options))
{
}

Result<std::unique_ptr<TestServer>> TestServer::start(Options options)
{
    const support::OwnWait wait;
    removeAbandoned();
    QTemporaryDir folder(QStringLiteral("/tmp/") + prefix + QStringLiteral("XXXXXX")); // TMPDIR may be long
    if (!folder.isValid())
        return Error::io(folder.errorString());
    if (runningAsRoot())
        chmod(QFile::encodeName(folder.path()).constData(), 0755); // `postgres` has to pass
    folder.setAutoRemove(false);

    ClusterOptions cluster;
    cluster.folder = folder.path();
    cluster.socketFolder = folder.path() + QStringLiteral("/s");
    cluster.durable = false;
    cluster.settings = options.settings;
    cluster.hbaLines = options.hbaLines;
    cluster.binaries = binaries();
    if (options.tcp) {
        cluster.listenAddresses = QStringLiteral("127.0.0.1");
        cluster.port = freeTcpPort();
    }
    std::unique_ptr<TestServer> server(new TestServer(std::move(cluster)));
    if (auto guarded = guard(server->folder(), QCoreApplication::applicationPid()); !guarded)
        return guarded.error();
    if (auto started = server->m_cluster.start(); !started)
        return started.error();
    if (!options.password.isEmpty()) {
        auto set
            = server->exec(QStringLiteral("alter role postgres password ") + quoteLiteral(options.password));
        if (!set)
            return set.error();
    }
    return server;
}

TestServer::~TestServer()
{
    if (!m_left)
        removeServer(folder());
}

Result<void> TestServer::guard(const QString &folder, qint64 ownerPid)
{
    QFile owner(folder + QStringLiteral("/owner"));
    if (!owner.open(QIODevice::WriteOnly) || owner.write(QByteArray::number(ownerPid)) <= 0)
        return Error::io(owner.errorString());
    owner.close();
    auto started = startDetached({QStringLiteral("/bin/sh"),
                                  {QStringLiteral("-c"), QLatin1String(guardScript),
                                   QStringLiteral("howdah-test-guard"), QString::number(ownerPid), folder}},
                                 QStringLiteral("/dev/null"));
    if (!started)
        return started.error();
    return {};
}

void TestServer::leaveTo(qint64 ownerPid)
{
    if (auto guarded = guard(folder(), ownerPid); !guarded)
        qWarning("%s", qPrintable(guarded.error().toText()));
    m_left = true;
}

/// Servers whose guard died too (a machine switched off, a container frozen).
void TestServer::removeAbandoned()
{
    const QDir tmp(QStringLiteral("/tmp"));
    const auto folders = tmp.entryInfoList({prefix + QLatin1Char('*')}, QDir::Dirs | QDir::NoSymLinks);
    for (const QFileInfo &folder : folders) {
        QFile owner(folder.filePath() + QStringLiteral("/owner"));
        if (folder.ownerId() != currentAccount().userId || !owner.open(QIODevice::ReadOnly))
            continue;
        const qint64 pid = owner.readAll().toLongLong();
        if (pid > 0 && !processLives(pid)
            && owner.fileTime(QFileDevice::FileModificationTime).secsTo(QDateTime::currentDateTime()) > 60)
            removeServer(folder.filePath());
    }
}

QString TestServer::url(const QString &database, const QString &user) const
{
    return m_cluster.url(database, user);
}

QString TestServer::tcpUrl(const QString &database, const QString &user) const
{
    const auto encoded
        = [](const QString &text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); };
    return QStringLiteral("postgresql://%1@127.0.0.1:%2/%3")
        .arg(encoded(user), QString::number(port()), encoded(database));
}

QString TestServer::host() const
{
    return m_cluster.socketFolder();
}

int TestServer::port() const
{
    return m_cluster.port();
}

Result<TestServer::Rows> TestServer::exec(const QString &sql, const QString &database) const
{
    return query(url(database), sql);
}

void TestServer::killPostmaster()
{
    const support::OwnWait wait;
    sendSignal(m_cluster.status().pid, Signal::Kill);
    while (!processesIn(m_cluster.dataFolder()).isEmpty())
        QThread::msleep(10);
}

Result<void> TestServer::stop(Cluster::StopMode mode)
{
    const support::OwnWait wait;
    return m_cluster.stop(mode);
}

Result<void> TestServer::restart()
{
    const support::OwnWait wait;
    if (auto stopped = stop(); !stopped)
        return stopped;
    if (auto started = m_cluster.start(); !started)
        return started.error();
    return {};
}

QString TestServer::fixtureFile()
{
    // /usr/lib/postgresql/16/bin → testserver/16/url: the tests of two versions may run at once
    const QString version = chosenServer().section(QLatin1Char('/'), -2, -2, QString::SectionSkipEmpty);
    return QStringLiteral(HOWDAH_BINARY_DIR "/testserver/%1url")
        .arg(version.isEmpty() ? version : version + QLatin1Char('/'));
}

BinarySearch TestServer::binaries()
{
    const QString chosen = chosenServer();
    return chosen.isEmpty() ? BinarySearch() : BinarySearch{.globs = {chosen}, .path = {}};
}

int TestServer::major()
{
    static const int major = [] {
        const auto number = query(sharedUrl(), QStringLiteral("show server_version_num"));
        return number ? number->at(0).at(0).toInt() / 10000 : 0;
    }();
    return major;
}

TestServer::Options TestServer::sharedOptions()
{
    return {.settings
            = {QStringLiteral("max_connections = 200"), QStringLiteral("max_locks_per_transaction = 256")}};
}

QString TestServer::sharedUrl(const QString &database)
{
    static QString base; // postgresql:///postgres?…
    static std::unique_ptr<TestServer> own;
    if (base.isEmpty()) {
        QFile file(fixtureFile());
        if (file.open(QIODevice::ReadOnly))
            base = QString::fromUtf8(file.readAll().trimmed());
        if (base.isEmpty() || !query(base, QStringLiteral("select 1"))) {
            auto started = start(sharedOptions());
            if (!started) {
                qWarning("no test server: %s", qPrintable(started.error().toText()));
                return {};
            }
            own = std::move(*started);
            base = own->url();
            qAddPostRoutine([] { own.reset(); });
        }
    }
    const QString path = QStringLiteral("postgresql:///postgres?");
    return QStringLiteral("postgresql:///") + QString::fromLatin1(QUrl::toPercentEncoding(database))
        + QLatin1Char('?') + base.mid(path.size());
}

QString TestServer::sharedShopUrl()
{
    if (sharedUrl().isEmpty())
        return {};
    const support::OwnWait wait;
    const SampleOptions options{.scale = 0.02, .today = QStringLiteral("2026-11-19")};
    const auto made = ensureSample([](const QString &database) { return sharedUrl(database); }, options);
    if (!made) {
        qWarning("no test shop: %s", qPrintable(made.error().toText()));
        return {};
    }
    return sharedUrl(options.database);
}

QString TestServer::createDatabase()
{
    static int number = 0;
    const QString admin = sharedUrl();
    if (admin.isEmpty())
        return {};
    for (;;) {
        const QString name = QStringLiteral("t_%1_%2").arg(QCoreApplication::applicationPid()).arg(++number);
        const auto made = query(admin, QStringLiteral("create database ") + quoteIdentifier(name));
        if (made)
            return sharedUrl(name);
        if (made.error().sqlState != QLatin1String("42P04")) { // an earlier test had our process id
            qWarning("no test database: %s", qPrintable(made.error().toText()));
            return {};
        }
    }
}

Result<TestServer::Rows> TestServer::query(const QString &url, const QString &sql)
{
    const support::OwnWait wait;
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(url.toUtf8().constData()),
                                                                  &PQfinish);
    const auto complaint
        = [&connection] { return QString::fromUtf8(PQerrorMessage(connection.get())).trimmed(); };
    if (PQstatus(connection.get()) != CONNECTION_OK)
        return Error::connection(complaint());
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(
        PQexec(connection.get(), sql.toUtf8().constData()), &PQclear);
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK && status != PGRES_EMPTY_QUERY)
        return Error{.kind = Error::Kind::Sql,
                     .message = complaint(),
                     .sqlState = QString::fromLatin1(PQresultErrorField(result.get(), PG_DIAG_SQLSTATE))};
    Rows rows;
    for (int row = 0; row < PQntuples(result.get()); ++row) {
        QStringList cells;
        for (int column = 0; column < PQnfields(result.get()); ++column)
            cells << (PQgetisnull(result.get(), row, column)
                          ? QString()
                          : QString::fromUtf8(PQgetvalue(result.get(), row, column),
                                              PQgetlength(result.get(), row, column)));
        rows << cells;
    }
    return rows;
}
