// SPDX-License-Identifier: GPL-3.0-or-later
// The POSIX calls of the store; another platform brings its own file of this kind.
#include "core/result/spillfile.h"

#include "core/base/folders.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

namespace core::result {

namespace {

int openUnnamed(const QByteArray &folder)
{
#ifdef O_TMPFILE
    const int file = ::open(folder.constData(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file >= 0)
        return file;
        // file systems without it
#endif
    QByteArray name = folder + "/rows-XXXXXX";
    const int named = ::mkostemp(name.data(), O_CLOEXEC); // made with 0600
    if (named >= 0)
        ::unlink(name.constData());
    return named;
}

Error failure(const QString &folder)
{
    const QString reason = qt_error_string(errno);
    return Error::io(QCoreApplication::translate("core", "Rows of the result cannot be kept in %1: %2")
                         .arg(QDir::toNativeSeparators(folder), reason),
                     QCoreApplication::translate("core",
                                                 "Results larger than the memory allowed for them need room "
                                                 "on the disk. The rows read so far are kept."));
}

void unmap(void *base, std::size_t length)
{
    ::munmap(base, length);
}

} // namespace

Result<std::shared_ptr<SpillFile>> SpillFile::create(const QString &folder)
{
    errno = 0;
    if (!ensurePrivateFolder(folder))
        return failure(folder);
    const int file = openUnnamed(QFile::encodeName(folder));
    if (file < 0)
        return failure(folder);
    return std::shared_ptr<SpillFile>(new SpillFile(file, folder));
}

SpillFile::~SpillFile()
{
    ::close(m_file);
}

Result<qint64> SpillFile::append(QByteArrayView bytes)
{
    qint64 at = m_size;
    const char *from = bytes.data();
    for (qsizetype left = bytes.size(); left > 0;) {
        const ssize_t written = ::pwrite(m_file, from, std::size_t(left), at);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0) {
            if (written == 0)
                errno = ENOSPC;
            return failure(m_folder);
        }
        at += written;
        from += written;
        left -= qsizetype(written);
    }
    return std::exchange(m_size, at);
}

Block SpillFile::map(qint64 offset, qsizetype size) const
{
    static const qint64 page = ::sysconf(_SC_PAGESIZE);
    const qint64 begin = offset / page * page;
    const auto length = std::size_t(offset - begin + size);
    void *base = ::mmap(nullptr, length, PROT_READ, MAP_SHARED, m_file, begin);
    if (base == MAP_FAILED)
        return {};
    return {static_cast<const char *>(base) + (offset - begin), base, length, unmap};
}

} // namespace core::result
