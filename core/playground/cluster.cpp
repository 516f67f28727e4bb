// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playground/cluster.h"

#include "core/playground/process.h"
#include "core/playground/socketfolder.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QThread>
#include <QUrl>

#include <libpq-fe.h>

namespace core::playground {

namespace {

void tell(const Progress &progress, const QString &text)
{
    if (progress)
        progress(text, -1);
}

/// Polls `done` until it holds; false when time is over or the caller wants to stop.
bool waitFor(std::chrono::milliseconds timeout, const std::stop_token &stop,
             const std::function<bool()> &done)
{
    QElapsedTimer clock;
    clock.start();
    while (!done()) {
        if (stop.stop_requested() || clock.elapsed() > timeout.count())
            return false;
        QThread::msleep(20);
    }
    return true;
}

PGPing ping(const QString &host, int port)
{
    const QByteArray hostBytes = QFile::encodeName(host);
    const QByteArray portBytes = QByteArray::number(port);
    const char *names[] = {"host", "port", "user", "dbname", "connect_timeout", nullptr};
    const char *values[]
        = {hostBytes.constData(), portBytes.constData(), "postgres", "postgres", "3", nullptr};
    return PQpingParams(names, values, 0);
}

QString socketPath(const QString &folder, int port)
{
    return QStringLiteral("%1/.s.PGSQL.%2").arg(folder).arg(port);
}

QString endOf(const QString &log)
{
    QFile file(log);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    file.seek(qMax(qint64(0), file.size() - 2000));
    const QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    return lines.mid(qMax(qsizetype(0), lines.size() - 8)).join(QLatin1Char('\n'));
}

/// Small, quiet, the same on every machine. In the file and not on the command line, so that ALTER SYSTEM
/// works.
const char baseSettings[] = R"(
# --- Howdah
listen_addresses = ''
max_connections = 50
shared_buffers = 64MB
work_mem = 16MB
maintenance_work_mem = 64MB
max_wal_size = 512MB
min_wal_size = 80MB
wal_level = replica
max_wal_senders = 4
max_worker_processes = 8
max_parallel_workers_per_gather = 2
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
log_min_messages = warning
log_line_prefix = '%m [%p] %u@%d '
unix_socket_permissions = 0700
)";

const char fragileSettings[] = R"(
fsync = off
full_page_writes = off
autovacuum_naptime = 10min
)";

bool write(const QString &path, const QByteArray &text, QIODevice::OpenMode mode)
{
    QFile file(path);
    return file.open(mode) && file.write(text) == text.size() && file.flush();
}

QByteArray joined(const QStringList &lines)
{
    return lines.isEmpty() ? QByteArray() : lines.join(QLatin1Char('\n')).toUtf8() + '\n';
}

Result<void> acquire(FileLock &lock, const ClusterOptions &options, const std::stop_token &stop)
{
    if (!lock.isOpen())
        return Error::io(QStringLiteral("The folder %1 cannot be written to").arg(options.folder));
    if (waitFor(options.startTimeout, stop, [&lock] { return lock.tryLock(); }))
        return {};
    if (stop.stop_requested())
        return Error::cancelled();
    return Error::io(QStringLiteral("Another program is starting the server in %1").arg(options.folder));
}

} // namespace

Cluster::Cluster(ClusterOptions options)
    : m_options(std::move(options))
{
    m_options.folder = QDir::cleanPath(QFileInfo(m_options.folder).absoluteFilePath());
}

Result<Account> Cluster::owner()
{
    if (!runningAsRoot())
        return currentAccount();
    if (auto account = findAccount(QStringLiteral("postgres")))
        return *account;
    return Error::input(
        QStringLiteral("The server does not run as root, and there is no account “postgres” to run it as"),
        QStringLiteral("Install the server's package, on Debian and Ubuntu with: apt install postgresql"));
}

int Cluster::majorOfData() const
{
    QFile file(dataFolder() + QStringLiteral("/PG_VERSION"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split('.').first().toInt() : 0;
}

Cluster::Status Cluster::status() const
{
    if (majorOfData() == 0)
        return {};
    const auto running = Postmaster::runningOn(dataFolder());
    if (!running)
        return {.state = State::Stopped, .socketFolder = {}};
    Status status{State::Running, running->pid, running->socketFolder, running->port};
    status.answers
        = !running->socketFolder.isEmpty() && ping(running->socketFolder, running->port) == PQPING_OK;
    return status;
}

QString Cluster::socketFolder() const
{
    const auto running = Postmaster::runningOn(dataFolder());
    if (running && !running->socketFolder.isEmpty())
        return running->socketFolder;
    if (!m_options.socketFolder.isEmpty())
        return m_options.socketFolder;
    return socketFolderFor(m_options.folder, m_options.port, owner().value_or(currentAccount()));
}

int Cluster::port() const
{
    const auto running = Postmaster::runningOn(dataFolder());
    return running && running->port > 0 ? running->port : m_options.port;
}

QString Cluster::url(const QString &database, const QString &user) const
{
    const auto encoded
        = [](const QString &text) { return QString::fromLatin1(QUrl::toPercentEncoding(text, "/")); };
    return QStringLiteral("postgresql:///") + QString::fromLatin1(QUrl::toPercentEncoding(database))
        + QStringLiteral("?host=") + encoded(socketFolder()) + QStringLiteral("&port=")
        + QString::number(port()) + QStringLiteral("&user=") + encoded(user);
}

Result<Cluster::Started> Cluster::start(const std::stop_token &stop, const Progress &progress)
{
    const auto account = owner();
    if (!account)
        return account.error();
    if (!QDir().mkpath(m_options.folder) || !QFileInfo(m_options.folder).isWritable())
        return Error::io(QStringLiteral("The folder %1 cannot be written to").arg(m_options.folder));
    if (const QString barrier = barrierOnTheWayTo(m_options.folder, *account); !barrier.isEmpty())
        return Error::io(
            QStringLiteral("The server runs as “%1”, which cannot enter %2").arg(account->name, barrier),
            QStringLiteral("Choose another folder with the variable HOWDAH_DATA_HOME."));

    FileLock lock(lockFile());
    if (auto locked = acquire(lock, m_options, stop); !locked)
        return locked.error();

    if (const auto running = Postmaster::runningOn(dataFolder())) {
        tell(progress, QStringLiteral("Connecting to the running server…"));
        const auto answers = waitUntilItAnswers(running->pid, stop);
        if (answers)
            return Started::Already;
        if (answers.error().isCancelled()
            || QFileInfo::exists(socketPath(running->socketFolder, running->port)))
            return answers.error();
        // alive, but its socket is gone (a runtime folder is emptied at logout): only a restart makes a new
        // one
        if (auto stopped = this->stop(StopMode::Fast, stop); !stopped)
            return stopped.error();
    }

    const auto binaries = findServerBinaries(m_options.binaries, majorOfData());
    if (!binaries)
        return binaries.error();
    if (majorOfData() == 0) {
        tell(progress, QStringLiteral("Making a PostgreSQL %1 server…").arg(binaries->major));
        if (auto made = create(*binaries, *account, stop); !made)
            return made.error();
    }
    tell(progress, QStringLiteral("Starting PostgreSQL %1…").arg(binaries->major));
    if (auto cleared = clearRemains(stop); !cleared)
        return cleared.error();
    if (auto launched = launch(*binaries, *account, stop); !launched)
        return launched.error();
    return Started::Now;
}

Result<void> Cluster::create(const ServerBinaries &binaries, const Account &account,
                             const std::stop_token &stop)
{
    // under another name until it is whole, so that a crash in the middle leaves nothing that looks like a
    // cluster
    const QString draft = m_options.folder + QStringLiteral("/data.new");
    if (QFileInfo::exists(draft) && !QDir(draft).removeRecursively())
        return Error::io(QStringLiteral("The folder %1 cannot be removed").arg(draft));
    if (auto made = makePrivateFolder(draft, account); !made)
        return made;
    QStringList arguments{QStringLiteral("--pgdata=") + draft,
                          QStringLiteral("--username=postgres"),
                          QStringLiteral("--encoding=UTF8"),
                          QStringLiteral("--lc-messages=C"),
                          QStringLiteral("--auth-local=trust"),
                          QStringLiteral("--auth-host=scram-sha-256"),
                          QStringLiteral("--text-search-config=english")};
    if (!m_options.durable)
        arguments << QStringLiteral("--no-sync");
    Result<QByteArray> answer = Error::internal({});
    for (const char *locale : {"C.UTF-8", "C"}) { // the first is not on every system
        const QStringList all = arguments + QStringList{QStringLiteral("--locale=") + QLatin1String(locale)};
        answer = runCommand({binaries.program(QStringLiteral("initdb")), all, account},
                            std::chrono::minutes(3), stop);
        if (answer || answer.error().isCancelled())
            break;
    }
    Result<void> done;
    if (!answer)
        done = answer.error();
    else
        done = configure(draft);
    if (done && !QDir().rename(draft, dataFolder()))
        done = Error::io(QStringLiteral("The folder %1 cannot be renamed to %2").arg(draft, dataFolder()));
    if (!done) {
        // initdb was ended, its child may still write
        (void)waitFor(std::chrono::seconds(5), {}, [&draft] {
            const QList<qint64> children = processesIn(QFileInfo(draft).canonicalFilePath());
            for (const qint64 pid : children)
                sendSignal(pid, Signal::Kill);
            return children.isEmpty();
        });
        QDir(draft).removeRecursively();
    }
    return done;
}

Result<void> Cluster::configure(const QString &folder) const
{
    QByteArray settings = baseSettings;
    if (!m_options.durable)
        settings += fragileSettings;
    settings += joined(m_options.settings);
    QFile hba(folder + QStringLiteral("/pg_hba.conf"));
    if (!hba.open(QIODevice::ReadOnly))
        return Error::io(QStringLiteral("%1 cannot be read").arg(hba.fileName()));
    const QByteArray rules = joined(m_options.hbaLines) + hba.readAll();
    hba.close();
    if (!write(folder + QStringLiteral("/postgresql.conf"), settings,
               QIODevice::WriteOnly | QIODevice::Append)
        || !write(hba.fileName(), rules, QIODevice::WriteOnly | QIODevice::Truncate))
        return Error::io(QStringLiteral("The server's settings in %1 cannot be written").arg(folder));
    return {};
}

/// Lock files of a server that was killed. The server itself removes them only if their process id is free;
/// here they also go if another program has it now, or a zombie that nobody collects.
Result<void> Cluster::clearRemains(const std::stop_token &stop) const
{
    const QString folder = QFileInfo(dataFolder()).canonicalFilePath();
    const auto orphansAreGone = [&folder] { return processesIn(folder).isEmpty(); };
    if (!waitFor(std::chrono::seconds(5), stop,
                 orphansAreGone)) { // they notice the death of their postmaster by themselves, unless busy
        const QList<qint64> orphans = processesIn(folder);
        for (const qint64 pid : orphans)
            sendSignal(pid, Signal::Quit);
        if (!waitFor(std::chrono::seconds(10), stop, orphansAreGone))
            return stop.stop_requested()
                ? Error::cancelled()
                : Error::io(QStringLiteral("Processes of a killed server still use %1").arg(folder));
    }
    QFile::remove(dataFolder() + QStringLiteral("/postmaster.pid"));

    const QString socket = socketPath(socketFolder(), m_options.port);
    const auto holder = Postmaster::readLock(socket + QStringLiteral(".lock"));
    if (holder && holder->isAlive())
        return Error::io(
            QStringLiteral("The socket %1 is in use by the server on %2").arg(socket, holder->dataFolder));
    QFile::remove(socket + QStringLiteral(".lock"));
    QFile::remove(socket);
    return {};
}

Result<void> Cluster::launch(const ServerBinaries &binaries, const Account &account,
                             const std::stop_token &stop)
{
    const QString sockets = socketFolder();
    if (auto made = makeSocketFolder(sockets, m_options.port, account); !made)
        return made;
    if (QFileInfo(logFile()).size() > 16 * 1024 * 1024) {
        QFile::remove(logFile() + QStringLiteral(".old"));
        QFile::rename(logFile(), logFile() + QStringLiteral(".old"));
    }
    const auto setting = [](const char *name, const QString &value) {
        return QStringList{QStringLiteral("-c"), QLatin1String(name) + QLatin1Char('=') + value};
    };
    // what depends on this run; everything else is in postgresql.conf. A list is split at commas: quote the
    // folder
    const QString quoted = QLatin1Char('"')
        + QString(sockets).replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
    const QStringList arguments = QStringList{QStringLiteral("-D"), dataFolder()}
        + setting("unix_socket_directories", quoted) + setting("port", QString::number(m_options.port))
        + setting("listen_addresses", m_options.listenAddresses);
    const auto pid
        = startDetached({binaries.program(QStringLiteral("postgres")), arguments, account}, logFile());
    if (!pid)
        return pid.error();
    auto answers = waitUntilItAnswers(*pid, stop);
    if (!answers && processLives(*pid))
        sendSignal(*pid, Signal::Interrupt); // fast shutdown
    return answers;
}

Result<void> Cluster::waitUntilItAnswers(qint64 pid, const std::stop_token &stop) const
{
    bool died = false;
    bool deaf = false;
    QElapsedTimer gone; // since its socket is not there, or no longer
    const auto settled = [&] {
        died = !processLives(pid);
        if (died)
            return true;
        const auto running = Postmaster::runningOn(dataFolder());
        if (!running || running->socketFolder.isEmpty())
            return false;
        if (ping(running->socketFolder, running->port) == PQPING_OK)
            return true;
        if (QFileInfo::exists(socketPath(running->socketFolder, running->port)))
            gone.invalidate(); // it recovers, or has much to do
        else if (!gone.isValid())
            gone.start();
        deaf = gone.isValid() && gone.elapsed() > 1000;
        return deaf;
    };
    const bool inTime = waitFor(m_options.startTimeout, stop, settled);
    if (inTime && !died && !deaf)
        return {};
    if (stop.stop_requested())
        return Error::cancelled();
    Error error = Error::io(died ? QStringLiteral("The server ended while it was starting")
                                 : QStringLiteral("The server does not answer"),
                            QStringLiteral("Its log: %1").arg(logFile()));
    error.detail = endOf(logFile());
    return error;
}

Result<void> Cluster::stop(StopMode mode, const std::stop_token &stop)
{
    const auto running = Postmaster::runningOn(dataFolder());
    if (!running)
        return {};
    sendSignal(running->pid, mode == StopMode::Fast ? Signal::Interrupt : Signal::Quit);
    if (waitFor(m_options.stopTimeout, stop, [&running] { return !running->isAlive(); }))
        return {};
    if (stop.stop_requested())
        return Error::cancelled();
    return Error::io(QStringLiteral("The server (process %1) does not stop").arg(running->pid));
}

Result<void> Cluster::remove(const std::stop_token &stop)
{
    if (!QFileInfo::exists(m_options.folder))
        return {};
    FileLock lock(lockFile());
    if (auto locked = acquire(lock, m_options, stop); !locked)
        return locked;
    if (auto stopped = this->stop(StopMode::Fast, stop); !stopped)
        return stopped;
    const QString sockets = socketFolder();
    for (const QString &name : {QStringLiteral("/data"), QStringLiteral("/data.new")}) {
        QDir folder(m_options.folder + name);
        if (folder.exists() && !folder.removeRecursively())
            return Error::io(QStringLiteral("The folder %1 cannot be removed").arg(folder.path()));
    }
    QFile::remove(logFile());
    QFile::remove(logFile() + QStringLiteral(".old"));
    QDir().rmdir(sockets);
    return {};
}

} // namespace core::playground
