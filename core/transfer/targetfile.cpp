// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/targetfile.h"

#include <QFile>
#include <QRandomGenerator>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace core::transfer {

namespace {

QString reason(int code)
{
    switch (code) {
    case ENOSPC:
        return QStringLiteral("no space left on the device");
    case EDQUOT:
        return QStringLiteral("the disk quota is used up");
    case EFBIG:
        return QStringLiteral("the file would be larger than is allowed here");
    case EACCES:
    case EPERM:
        return QStringLiteral("permission denied");
    case ENOENT:
        return QStringLiteral("there is no such folder");
    case EROFS:
        return QStringLiteral("the file system is read-only");
    case ENAMETOOLONG:
        return QStringLiteral("the name is too long");
    case ENOTDIR:
        return QStringLiteral("a part of the path is not a folder");
    case EISDIR:
        return QStringLiteral("it is a folder");
    case EPIPE:
        return QStringLiteral("the reader closed the pipe");
    default:
        return QString::fromLocal8Bit(std::strerror(code));
    }
}

/// Where a chain of symbolic links ends, even if there is nothing yet; the path itself if it is no link.
QByteArray followLinks(QByteArray path)
{
    for (int hops = 0; hops < 40; ++hops) {
        char buffer[PATH_MAX];
        const ssize_t length = ::readlink(path.constData(), buffer, sizeof buffer);
        if (length <= 0 || length == ssize_t(sizeof buffer))
            return path;
        const QByteArray next(buffer, length);
        path = next.startsWith('/') ? next : path.left(path.lastIndexOf('/') + 1) + next;
    }
    return path;
}

/// In the same folder, so that the rename cannot fail for want of space; the name cut so that it fits.
QByteArray partName(const QByteArray &path)
{
    static constexpr char Letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    QByteArray random;
    for (int i = 0; i < 6; ++i)
        random += Letters[QRandomGenerator::global()->bounded(int(sizeof Letters - 1))];
    const QByteArray ending = '.' + random + ".part";
    const qsizetype slash = path.lastIndexOf('/') + 1;
    QByteArray name = path.mid(slash);
    qsizetype room = std::min<qsizetype>(name.size(), NAME_MAX - ending.size());
    while (room > 0 && room < name.size() && (name[room] & 0xc0) == 0x80)
        --room; // not within a character
    name.truncate(room);
    return path.left(slash) + name + ending;
}

} // namespace

TargetFile::TargetFile(QString shown, int descriptor)
    : m_shown(std::move(shown))
    , m_descriptor(descriptor)
{
}

TargetFile::~TargetFile()
{
    discard();
}

Error TargetFile::failure(const QString &what, int code) const
{
    QString hint;
    if (code == ENOSPC || code == EDQUOT)
        hint = QStringLiteral("Make room or choose another folder. What was written has been removed.");
    return Error::io(QStringLiteral("%1 %2: %3").arg(what, m_shown, reason(code)), hint);
}

Result<std::unique_ptr<TargetFile>> TargetFile::open(const QString &path)
{
    // make_unique cannot reach the private constructor
    const auto make = [](const QString &shown, int descriptor) {
        return std::unique_ptr<TargetFile>(new TargetFile(shown, descriptor));
    };
    if (path == QLatin1String("-")) {
        const int descriptor = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
        auto file = make(QStringLiteral("standard output"), descriptor);
        if (descriptor < 0)
            return file->failure(QStringLiteral("Cannot write to"), errno);
        return file;
    }
    const QString cannot = QStringLiteral("Cannot write");
    auto file = make(path, -1);
    if (path.isEmpty() || path.contains(QChar(0)))
        return Error::io(QStringLiteral("The name of the file to write is empty or not possible"));
    const QByteArray name = followLinks(QFile::encodeName(path));
    struct stat existing = {};
    const bool exists = ::stat(name.constData(), &existing) == 0;
    if (!exists && name.endsWith('/'))
        return file->failure(cannot, EISDIR);
    if (exists) {
        if (S_ISDIR(existing.st_mode))
            return file->failure(cannot, EISDIR);
        // a rename would replace a write-protected file all the same: whoever protected it meant it
        if (::access(name.constData(), W_OK) != 0)
            return file->failure(cannot, errno);
        if (!S_ISREG(existing.st_mode)) {
            file->m_descriptor = ::open(name.constData(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
            if (file->m_descriptor < 0)
                return file->failure(cannot, errno);
            return file;
        }
    }
    for (int attempt = 0; attempt < 100 && file->m_descriptor < 0; ++attempt) {
        const QByteArray part = partName(name);
        file->m_descriptor = ::open(part.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file->m_descriptor >= 0)
            file->m_partName = part;
        else if (errno != EEXIST)
            return file->failure(cannot, errno);
    }
    if (file->m_descriptor < 0)
        return file->failure(cannot, EEXIST);
    file->m_name = name;
    file->m_replaces = exists;
    if (exists) {
        // as far as we may; the owner first, since changing it clears bits of the mode
        if (::fchown(file->m_descriptor, existing.st_uid, existing.st_gid) != 0)
            (void)!::fchown(file->m_descriptor, uid_t(-1), existing.st_gid);
        (void)::fchmod(file->m_descriptor, existing.st_mode & 07777);
    }
    return file;
}

Result<void> TargetFile::write(QByteArrayView bytes)
{
    const char *data = bytes.data();
    qsizetype left = bytes.size();
    while (left > 0) {
        const ssize_t written = ::write(m_descriptor, data, std::size_t(left));
        if (written >= 0) {
            data += written;
            left -= written;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            pollfd ready{m_descriptor, POLLOUT, 0}; // a pipe that someone made non-blocking
            ::poll(&ready, 1, 100);
        } else if (errno != EINTR) {
            return failure(QStringLiteral("Cannot write"), errno);
        }
    }
    return {};
}

Result<void> TargetFile::close()
{
    if (m_descriptor < 0)
        return {};
    const QString cannot = QStringLiteral("Cannot write");
    // Where a file is replaced, its bytes must be on the disk before the old ones go; a new file loses
    // nothing by a power cut that the export itself would not, and syncing costs more than writing.
    if (m_replaces && ::fsync(m_descriptor) != 0) {
        const int code = errno;
        discard();
        return failure(cannot, code);
    }
    const int closed
        = ::close(std::exchange(m_descriptor, -1)); // network file systems say here what went wrong
    if (closed != 0 && errno != EINTR) {
        const int code = errno;
        discard();
        return failure(cannot, code);
    }
    return {};
}

Result<void> TargetFile::commit()
{
    if (auto closed = close(); !closed)
        return closed;
    if (isStream())
        return {};
    if (::rename(m_partName.constData(), m_name.constData()) != 0) {
        const int code = errno;
        discard();
        return failure(QStringLiteral("Cannot write"), code);
    }
    m_partName.clear();
    m_name.clear();
    return {};
}

void TargetFile::discard()
{
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
    if (!m_partName.isEmpty())
        ::unlink(std::exchange(m_partName, {}).constData());
}

} // namespace core::transfer
