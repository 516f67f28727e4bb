// SPDX-License-Identifier: GPL-3.0-or-later
// The cluster at its edges: crashes of the server and of ours, remains, places where it cannot live.
#include "core/playground/cluster.h"
#include "core/playground/playground.h"
#include "core/playground/socketfolder.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace core;
using namespace core::playground;

class TestCluster : public QObject
{
    Q_OBJECT

    /// A folder that the server's account can reach, and a cluster in it that is removed at the end.
    struct Place
    {
        QTemporaryDir folder{QStringLiteral("/tmp/howdah-cluster-XXXXXX")};
        QString name;

        explicit Place(const QString &subfolder = QStringLiteral("play"))
            : name(subfolder)
        {
            chmod(QFile::encodeName(folder.path()).constData(), 0755);
            (void)TestServer::guard(folder.path(), getpid());
        }
        ~Place()
        {
            (void)Cluster(options()).stop(Cluster::StopMode::Immediate);
            QDir().rmdir(Cluster(options()).socketFolder());
        }
        ClusterOptions options() const
        {
            return {.folder = folder.path() + QLatin1Char('/') + name,
                    .durable = false,
                    .binaries = TestServer::binaries()};
        }
    };

    static QString ask(const Cluster &cluster, const QString &sql)
    {
        const auto rows = TestServer::query(cluster.url(QStringLiteral("postgres")), sql);
        if (!rows)
            return rows.error().toText();
        return rows->isEmpty() ? QString() : rows->at(0).at(0);
    }

private slots:
    void startStopStart()
    {
        Place place;
        Cluster cluster(place.options());
        QCOMPARE(cluster.status().state, Cluster::State::Absent);
        QStringList told;
        const auto started = cluster.start({}, [&told](const QString &text, int) { told << text; });
        VERIFY_OK(started);
        QCOMPARE(*started, Cluster::Started::Now);
        QCOMPARE(told.size(), 2);
        QCOMPARE(cluster.status().state, Cluster::State::Running);
        QVERIFY(cluster.status().answers);
        QCOMPARE(ask(cluster, QStringLiteral("show listen_addresses")), QString());
        QCOMPARE(ask(cluster, QStringLiteral("show server_encoding")), QStringLiteral("UTF8"));
        QCOMPARE(ask(cluster, QStringLiteral("select inet_server_addr()")), QString());

        // nobody but the owner reaches socket and data
        const auto privateTo = [](const QString &path) {
            return (QFileInfo(path).permissions()
                    & (QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
                       | QFile::WriteOther | QFile::ExeOther))
                == 0;
        };
        QVERIFY(privateTo(cluster.socketFolder()));
        QVERIFY(privateTo(cluster.dataFolder()));
        QCOMPARE(QFileInfo(cluster.dataFolder()).ownerId(), Cluster::owner().value().userId);

        VERIFY_OK(cluster.stop());
        QCOMPARE(cluster.status().state, Cluster::State::Stopped);
        VERIFY_OK(cluster.stop()); // again: nothing to do
        QCOMPARE(cluster.start().value(), Cluster::Started::Now);
        VERIFY_OK(cluster.remove());
        QCOMPARE(cluster.status().state, Cluster::State::Absent);
    }

    void runningServerIsTakenOver()
    {
        Place place;
        qint64 pid = 0;
        {
            Cluster crashed(place.options()); // it has no destructor that stops anything: as good as a crash
            VERIFY_OK(crashed.start());
            pid = crashed.status().pid;
        }
        ClusterOptions other = place.options();
        other.socketFolder = place.folder.path() + QStringLiteral("/elsewhere"); // the lock file knows better
        Cluster adopter(other);
        QCOMPARE(adopter.start().value(), Cluster::Started::Already);
        QCOMPARE(adopter.status().pid, pid);
        QVERIFY(adopter.socketFolder() != other.socketFolder);
        QCOMPARE(ask(adopter, QStringLiteral("select 1")), QStringLiteral("1"));
    }

    void killedServerStartsAgain()
    {
        Place place;
        Cluster cluster(place.options());
        VERIFY_OK(cluster.start());
        QCOMPARE(ask(cluster, QStringLiteral("create table t as select 7 as a; select a from t")),
                 QStringLiteral("7"));
        const QString url = cluster.url(QStringLiteral("postgres"));
        const QString pidFile = cluster.dataFolder() + QStringLiteral("/postmaster.pid");
        // a session that is busy and does not notice the death of its postmaster
        std::jthread busy([url] {
            (void)TestServer::query(
                url,
                QStringLiteral(
                    "set statement_timeout = '30s'; select count(*) from generate_series(1, 100000000000)"));
        });
        QTRY_COMPARE(ask(cluster,
                         QStringLiteral(
                             "select count(*) from pg_stat_activity where query like 'set%series%' and state "
                             "= 'active'")),
                     QStringLiteral("1"));
        QVERIFY(sendSignal(cluster.status().pid, Signal::Kill));
        QTRY_COMPARE(cluster.status().state, Cluster::State::Stopped);
        QVERIFY(QFileInfo::exists(pidFile));
        QVERIFY(!processesIn(cluster.dataFolder()).isEmpty());
        const auto started = cluster.start();
        busy.join();
        VERIFY_OK(started);
        QCOMPARE(*started, Cluster::Started::Now);
        QCOMPARE(cluster.url(QStringLiteral("postgres")), url);
        QCOMPARE(ask(cluster, QStringLiteral("select a from t")), QStringLiteral("7"));
    }

    void lockFileOfAnotherProgram()
    {
        Place place;
        Cluster cluster(place.options());
        VERIFY_OK(cluster.start());
        VERIFY_OK(cluster.stop());
        // after a restart of the machine our old process id is somebody else's: here, this test's
        QFile pidFile(cluster.dataFolder() + QStringLiteral("/postmaster.pid"));
        QVERIFY(pidFile.open(QIODevice::WriteOnly));
        pidFile.write(QByteArray::number(getpid()) + '\n' + QFile::encodeName(cluster.dataFolder())
                      + "\n1\n54329\n" + QFile::encodeName(cluster.socketFolder()) + "\n\n0 0\nready   \n");
        pidFile.close();
        QCOMPARE(cluster.status().state, Cluster::State::Stopped);
        VERIFY_OK(cluster.stop()); // does not kill this test
        QCOMPARE(cluster.start().value(), Cluster::Started::Now);
    }

    void vanishedSocketMakesItRestart()
    {
        Place place;
        Cluster cluster(place.options());
        VERIFY_OK(cluster.start());
        const qint64 pid = cluster.status().pid;
        // as when a runtime folder is emptied at logout
        QVERIFY(QDir(cluster.socketFolder()).removeRecursively());
        QVERIFY(!cluster.status().answers);
        QCOMPARE(cluster.start().value(), Cluster::Started::Now);
        QVERIFY(cluster.status().answers);
        QVERIFY(cluster.status().pid != pid);
    }

    void twoAtOnceStartOneServer()
    {
        Place place;
        Cluster::Started results[2]{};
        QString errors[2];
        const auto run = [&](int i) {
            Cluster cluster(place.options());
            const auto started = cluster.start();
            if (started)
                results[i] = *started;
            else
                errors[i] = started.error().toText();
        };
        std::thread other(run, 1);
        run(0);
        other.join();
        QCOMPARE(errors[0] + errors[1], QString());
        QVERIFY(results[0] != results[1]);
    }

    void hostileFolderName()
    {
        Place place(QStringLiteral("it's a \"$(touch x)\" `id` %1, 100% \\ é 日本 🙂"));
        Cluster cluster(place.options());
        VERIFY_OK(cluster.start());
        QCOMPARE(ask(cluster, QStringLiteral("select 1")), QStringLiteral("1"));
        VERIFY_OK(cluster.stop());

        ClusterOptions socketToo = place.options();
        socketToo.socketFolder = place.folder.path() + QStringLiteral("/so ck \"%2\" é");
        Cluster second(socketToo);
        VERIFY_OK(second.start());
        QCOMPARE(ask(second, QStringLiteral("select 1")), QStringLiteral("1"));
        QCOMPARE(second.socketFolder(), socketToo.socketFolder);
    }

    void socketPathTooLong()
    {
        Place place;
        ClusterOptions options = place.options();
        options.socketFolder = place.folder.path() + QLatin1Char('/') + QString(90, QLatin1Char('s'));
        const auto started = Cluster(options).start();
        QVERIFY(!started);
        QCOMPARE(started.error().kind, Error::Kind::Input);
        QVERIFY(started.error().message.contains(QLatin1String("107")));

        options.socketFolder = place.folder.path() + QStringLiteral("/a,b");
        QCOMPARE(Cluster(options).start().error().kind, Error::Kind::Input);

        // a long data folder alone does no harm: the socket has a short place of its own
        const QString chosen
            = socketFolderFor(QLatin1Char('/') + QString(200, QLatin1Char('d')), 54329, currentAccount());
        QVERIFY(chosen.size() < 90);
        QVERIFY(
            chosen
            != socketFolderFor(QLatin1Char('/') + QString(201, QLatin1Char('d')), 54329, currentAccount()));
    }

    void someoneElsesSocketFolder()
    {
        Place place;
        ClusterOptions options = place.options();
        options.socketFolder = place.folder.path() + QStringLiteral("/s");
        QVERIFY(QFile::link(QStringLiteral("/tmp"), options.socketFolder));
        QVERIFY(!Cluster(options).start());
        QVERIFY(QFile::remove(options.socketFolder));
        QVERIFY(QDir().mkdir(options.socketFolder)); // open to everybody
        chmod(QFile::encodeName(options.socketFolder).constData(), 0777);
        const auto started = Cluster(options).start();
        QVERIFY(!started);
        QCOMPARE(started.error().kind, Error::Kind::Io);
    }

    void folderThatCannotBeWritten()
    {
        const auto started = Cluster({.folder = QStringLiteral("/proc/howdah")}).start();
        QVERIFY(!started);
        QCOMPARE(started.error().kind, Error::Kind::Io);
        QVERIFY(started.error().message.contains(QLatin1String("/proc/howdah")));
    }

    void folderTheServerCannotEnter()
    {
        if (!runningAsRoot())
            QSKIP("only root runs the server as somebody else");
        QTemporaryDir closed(QStringLiteral("/tmp/howdah-cluster-XXXXXX")); // 0700
        const auto started = Cluster({.folder = closed.path() + QStringLiteral("/play")}).start();
        QVERIFY(!started);
        QVERIFY(started.error().message.contains(closed.path()));
        QVERIFY(started.error().message.contains(QLatin1String("postgres")));
    }

    void noServerPrograms()
    {
        Place place;
        ClusterOptions options = place.options();
        options.binaries
            = {.globs = {place.folder.path() + QStringLiteral("/none/*/bin")}, .path = place.folder.path()};
        const auto started = Cluster(options).start();
        QVERIFY(!started);
        QCOMPARE(started.error().kind, Error::Kind::Input);
        QVERIFY(started.error().hint.contains(QLatin1String("apt install postgresql")));
        options.binaries.path.clear();
        QVERIFY(!Cluster(options).start());
    }

    void newestServerProgramsAreTaken()
    {
        QTemporaryDir folder;
        for (const int major : {9, 12, 13, 18, 16}) {
            const QString bin = folder.filePath(QString::number(major)) + QStringLiteral("/bin");
            QVERIFY(QDir().mkpath(bin));
            for (const char *name : {"postgres", "initdb"}) {
                QFile program(bin + QLatin1Char('/') + QLatin1String(name));
                QVERIFY(program.open(QIODevice::WriteOnly));
                program.write("#!/bin/sh\necho 'postgres (PostgreSQL) " + QByteArray::number(major)
                              + ".2 (Debian)'\n");
                program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
            }
        }
        const BinarySearch search{.globs = {folder.filePath(QStringLiteral("*/bin"))}, .path = {}};
        QCOMPARE(findAllServerBinaries(search).size(), 3); // 9 and 12 are too old
        QCOMPARE(findServerBinaries(search).value().major, 18);
        QCOMPARE(findServerBinaries(search, 16).value().major, 16);
        QVERIFY(findServerBinaries(search, 15).error().hint.contains(QLatin1String("postgresql-15")));
        const BinarySearch byPath{.globs = {}, .path = folder.filePath(QStringLiteral("13/bin"))};
        QCOMPARE(findServerBinaries(byPath).value().major, 13);
    }

    void failedStartShowsTheServersWords()
    {
        Place place;
        ClusterOptions options = place.options();
        options.settings = {QStringLiteral("work_mem = 'plenty'")};
        const auto started = Cluster(options).start();
        QVERIFY(!started);
        QVERIFY2(started.error().detail.contains(QLatin1String("plenty")),
                 qPrintable(started.error().toText()));
        QCOMPARE(Cluster(options).status().state, Cluster::State::Stopped);
    }

    void stoppedWhileItIsMade()
    {
        Place place;
        std::stop_source stop;
        Cluster cluster(place.options());
        const auto started
            = cluster.start(stop.get_token(), [&stop](const QString &, int) { stop.request_stop(); });
        QVERIFY(!started);
        QVERIFY(started.error().isCancelled());
        QCOMPARE(cluster.status().state, Cluster::State::Absent);
        QVERIFY(!QFileInfo::exists(place.options().folder + QStringLiteral("/data.new")));
        VERIFY_OK(cluster.start());
    }

    void playgroundAsTasks()
    {
        Place place;
        PlaygroundOptions options{.folder = place.options().folder,
                                  .sample = {.scale = 0.005},
                                  .durable = false,
                                  .binaries = TestServer::binaries()};
        QString url;
        {
            Playground playground(options);
            QSignalSpy progress(&playground, &Playground::progress);
            auto started = playground.start().wait();
            VERIFY_OK(started);
            QCOMPARE(started->sample, SampleState::Made);
            QVERIFY(!started->wasRunning);
            url = started->url;
            QCOMPARE(url, playground.url());
            QTRY_VERIFY(progress.size() > 8);
            VERIFY_OK(TestServer::query(url, QStringLiteral("create table mine (a int)")));
        }
        QVERIFY(TestServer::query(url, QStringLiteral("select * from mine"))); // it outlives its object
        Playground playground(options);
        auto again = playground.start().wait();
        VERIFY_OK(again);
        QVERIFY(again->wasRunning);
        QCOMPARE(again->sample, SampleState::Kept);
        QCOMPARE(playground.status().wait().value().state, Cluster::State::Running);
        auto reset = playground.reset().wait();
        VERIFY_OK(reset);
        QCOMPARE(reset->sample, SampleState::Made);
        QVERIFY(!TestServer::query(url, QStringLiteral("select * from mine")));
        VERIFY_OK(playground.stop().wait());
        QCOMPARE(playground.status().wait().value().state, Cluster::State::Stopped);
    }

    void playgroundGoneWhileStarting()
    {
        Place place;
        Task<PlaygroundStarted> task;
        {
            Playground playground({.folder = place.options().folder,
                                   .sample = {.scale = 0.005},
                                   .durable = false,
                                   .binaries = TestServer::binaries()});
            task = playground.start();
        }
        auto answer = task.wait();
        QVERIFY(!answer);
        QVERIFY(answer.error().isCancelled());
    }

    void playgroundFolder()
    {
        qputenv("HOWDAH_DATA_HOME", "/some where");
        QCOMPARE(PlaygroundOptions::defaultFolder(), QStringLiteral("/some where/playground"));
        qunsetenv("HOWDAH_DATA_HOME");
        QVERIFY(PlaygroundOptions::defaultFolder().endsWith(QLatin1String("/howdah/playground")));
    }
};

QTEST_GUILESS_MAIN(TestCluster)
#include "tst_cluster_db.moc"
