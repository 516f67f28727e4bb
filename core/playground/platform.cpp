// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playground/platform.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace core::playground {

namespace {

QString systemError()
{
    return QString::fromLocal8Bit(strerror(errno)); // NOLINT(concurrency-mt-unsafe): glibc's is per thread
}

std::optional<Account> lookUp(const auto &query)
{
    passwd entry{};
    passwd *found = nullptr;
    QByteArray buffer(16384, '\0');
    if (query(&entry, buffer.data(), size_t(buffer.size()), &found) != 0 || !found)
        return {};
    return Account{entry.pw_uid, entry.pw_gid, QString::fromLocal8Bit(entry.pw_name)};
}

} // namespace

bool runningAsRoot()
{
    return geteuid() == 0;
}

Account currentAccount()
{
    const auto found = lookUp([](auto... rest) { return getpwuid_r(geteuid(), rest...); });
    return found.value_or(Account{geteuid(), getegid(), QString::number(geteuid())});
}

std::optional<Account> findAccount(const QString &name)
{
    const QByteArray bytes = name.toLocal8Bit();
    return lookUp([&bytes](auto... rest) { return getpwnam_r(bytes.constData(), rest...); });
}

Result<void> makePrivateFolder(const QString &path, const Account &owner)
{
    const QByteArray name = QFile::encodeName(path);
    const bool made = mkdir(name.constData(), S_IRWXU) == 0;
    if (!made && errno != EEXIST)
        return Error::io(QStringLiteral("The folder %1 cannot be made: %2").arg(path, systemError()));
    struct stat info
    {
    };
    if (lstat(name.constData(), &info) != 0)
        return Error::io(QStringLiteral("The folder %1 cannot be read: %2").arg(path, systemError()));
    if (made && owner.userId != info.st_uid
        && (lchown(name.constData(), owner.userId, owner.groupId) != 0
            || lstat(name.constData(), &info) != 0))
        return Error::io(
            QStringLiteral("The folder %1 cannot be given to %2: %3").arg(path, owner.name, systemError()));
    if (!S_ISDIR(info.st_mode) || info.st_uid != owner.userId || (info.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return Error::io(
            QStringLiteral("%1 is not a folder that only %2 can enter").arg(path, owner.name),
            QStringLiteral("Something else was there before. Move it away, or choose another folder."));
    return {};
}

QString barrierOnTheWayTo(const QString &path, const Account &account)
{
    QStringList parents;
    for (QString folder = QDir::cleanPath(path); folder != QLatin1String("/") && !folder.isEmpty();
         folder = QFileInfo(folder).path())
        parents.prepend(folder);
    for (const QString &folder : std::as_const(parents)) {
        struct stat info
        {
        };
        if (stat(QFile::encodeName(folder).constData(), &info) != 0)
            return {}; // not there yet: who makes it decides
        const mode_t wanted = info.st_uid == account.userId ? S_IXUSR
            : info.st_gid == account.groupId                ? S_IXGRP
                                                            : S_IXOTH;
        if ((info.st_mode & wanted) == 0)
            return folder;
    }
    return {};
}

bool processLives(qint64 pid)
{
    if (pid <= 0 || (kill(pid_t(pid), 0) != 0 && errno != EPERM))
        return false;
    QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!stat.open(QIODevice::ReadOnly))
        return !QFile::exists(QStringLiteral("/proc/self/stat")); // gone meanwhile, or a system without /proc
    const QByteArray text = stat.readAll();
    const char state = text.mid(text.lastIndexOf(')') + 2, 1).append('?').at(0);
    return state != 'Z' && state != 'X';
}

QString processFolder(qint64 pid)
{
    // readlink and not QFileInfo: that would resolve " (deleted)" away
    QByteArray target(4096, '\0');
    const ssize_t length = readlink(QByteArray("/proc/" + QByteArray::number(pid) + "/cwd").constData(),
                                    target.data(), size_t(target.size()));
    return length > 0 ? QFile::decodeName(target.left(length)) : QString();
}

QList<qint64> processesIn(const QString &folder)
{
    QList<qint64> found;
    const QStringList entries = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &entry : entries) {
        bool isNumber = false;
        const qint64 pid = entry.toLongLong(&isNumber);
        if (isNumber && processFolder(pid) == folder && processLives(pid))
            found << pid;
    }
    return found;
}

bool sendSignal(qint64 pid, Signal signal)
{
    constexpr int numbers[] = {SIGTERM, SIGINT, SIGQUIT, SIGKILL};
    return pid > 1 && kill(pid_t(pid), numbers[int(signal)]) == 0;
}

FileLock::FileLock(const QString &path)
    : m_file(open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW,
                  S_IRUSR | S_IWUSR))
{
}

FileLock::~FileLock()
{
    if (m_file >= 0)
        close(m_file);
}

bool FileLock::tryLock()
{
    return m_file >= 0 && flock(m_file, LOCK_EX | LOCK_NB) == 0;
}

int longestSocketPath()
{
    return int(sizeof(sockaddr_un::sun_path)) - 1;
}

} // namespace core::playground
