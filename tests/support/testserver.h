// SPDX-License-Identifier: GPL-3.0-or-later
// A throw-away PostgreSQL server: fast (no fsync), on a socket in a short folder under /tmp, as the account
// `postgres` under root, superuser `postgres` without a password. It goes with its TestServer, and also when
// the process crashes.
//
// Most tests want only a database of their own on the server that the whole run shares:
//     const QString url = TestServer::createDatabase(); QVERIFY(!url.isEmpty());
// Tests that kill, restart or configure a server start one: auto server = TestServer::start();
// VERIFY_OK(server);
// Which server: the newest installed, or that of the folder of programs HOWDAH_TEST_SERVER names
// (/usr/lib/postgresql/16/bin). What differs between versions is data in a test, chosen by major().
#pragma once

#include "core/playground/cluster.h"

#include <QList>
#include <QStringList>

#include <memory>

class TestServer
{
public:
    struct Options
    {
        bool tcp = false;       ///< also listens on 127.0.0.1, where passwords are asked for (SCRAM)
        QString password{};     ///< of the role postgres, used over TCP only
        QStringList settings{}; ///< lines of postgresql.conf
        QStringList hbaLines{}; ///< lines of pg_hba.conf before the usual ones
    };
    using Rows = QList<QStringList>; ///< text as the server sends it; NULL is a null QString

    static core::Result<std::unique_ptr<TestServer>> start(Options options);
    static core::Result<std::unique_ptr<TestServer>> start() { return start(Options()); }
    ~TestServer();
    TestServer(const TestServer &) = delete;
    TestServer &operator=(const TestServer &) = delete;

    /// postgresql:///db?host=/tmp/…&port=…&user=postgres
    QString url(const QString &database = QStringLiteral("postgres"),
                const QString &user = QStringLiteral("postgres")) const;
    /// postgresql://user@127.0.0.1:port/db, without the password. Only with Options::tcp.
    QString tcpUrl(const QString &database = QStringLiteral("postgres"),
                   const QString &user = QStringLiteral("postgres")) const;
    QString host() const; ///< the socket's folder
    int port() const;
    QString folder() const { return m_cluster.options().folder; } ///< data/ and server.log
    qint64 postmasterPid() const { return m_cluster.status().pid; }

    core::Result<Rows> exec(const QString &sql, const QString &database = QStringLiteral("postgres")) const;
    /// kill -9 of the main process; returns when all its processes are gone.
    void killPostmaster();
    core::Result<void> stop(core::playground::Cluster::StopMode mode
                            = core::playground::Cluster::StopMode::Fast);
    /// Fast stop, if it runs, and start; host and port stay.
    core::Result<void> restart();
    /// From now on another process (0: this one) is the one whose end removes the server, and ~TestServer
    /// leaves it.
    void leaveTo(qint64 ownerPid);

    /// When the process `ownerPid` is gone: ends all servers in `folder`, and removes it.
    static core::Result<void> guard(const QString &folder, qint64 ownerPid);

    // --- the server the whole run shares: ctest's fixture, or else one that this process starts for itself

    /// With room for a dozen tests at once, some of which make thousands of tables in a transaction.
    static Options sharedOptions();
    /// Empty if no server can be had (the reason is a qWarning).
    static QString sharedUrl(const QString &database = QStringLiteral("postgres"));
    /// The playground's `shop` on the shared server, at a fiftieth of its size (6 200 orders); the first one
    /// who asks makes it (under a second). Read it, change nothing: everybody has the same one. Empty if that
    /// fails (qWarning).
    static QString sharedShopUrl();
    /// A new, empty database on the shared server, with a name of its own. Empty if that fails (qWarning).
    static QString createDatabase();
    /// Any statements on any server; the rows of the last one.
    static core::Result<Rows> query(const QString &url, const QString &sql);
    /// Major version of the shared server, and of every other one; 0 if none can be had.
    static int major();
    /// Where the server programs of this run are looked for; for tests with a Cluster of their own.
    static core::playground::BinarySearch binaries();
    /// Where ctest's fixture writes its URL; another one for each HOWDAH_TEST_SERVER.
    static QString fixtureFile();

private:
    explicit TestServer(core::playground::ClusterOptions options);
    static void removeAbandoned();

    core::playground::Cluster m_cluster;
    bool m_left = false;
};
