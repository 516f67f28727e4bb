// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/mappedfile.h"

#ifdef Q_OS_UNIX
#include <sys/mman.h>
#endif

namespace core {

namespace {

constexpr qsizetype Step = 16 << 20; ///< bytes that are given back together; a multiple of every page size

} // namespace

Result<std::unique_ptr<MappedFile>> MappedFile::open(const QString &path)
{
    const bool standardInput = path == QLatin1String("-");
    const QString name = standardInput ? QStringLiteral("standard input") : path;
    const auto failed = [&name](const QFile &file) {
        return Error::io(QStringLiteral("Cannot read %1: %2").arg(name, file.errorString()));
    };
    std::unique_ptr<MappedFile> mapped(new MappedFile);
    QFile &file = mapped->m_file;
    file.setFileName(path);
    if (!(standardInput ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly)))
        return failed(file);
    if (!standardInput && !file.isSequential()) {
        if (auto done = mapped->map(file); !done)
            return Error::io(QStringLiteral("Cannot read %1: %2").arg(name, done.error().message));
        return mapped;
    }
    QTemporaryFile &copy = mapped->m_copy;
    if (!copy.open())
        return failed(copy);
    QByteArray block(1 << 16, Qt::Uninitialized);
    for (;;) {
        const qint64 size = file.read(block.data(), block.size());
        if (size < 0)
            return failed(file);
        if (size == 0)
            break;
        if (copy.write(block.constData(), size) != size)
            return failed(copy);
    }
    if (!copy.flush())
        return failed(copy);
    if (auto done = mapped->map(copy); !done)
        return Error::io(QStringLiteral("Cannot read %1: %2").arg(name, done.error().message));
    return mapped;
}

Result<void> MappedFile::map(QFile &file)
{
    const qint64 size = file.size();
    if (size == 0)
        return {};
    const uchar *base = file.map(0, size);
    if (!base)
        return Error::io(file.errorString());
#ifdef Q_OS_UNIX
    ::madvise(const_cast<uchar *>(base), size_t(size), MADV_SEQUENTIAL);
#endif
    m_bytes = QByteArrayView(reinterpret_cast<const char *>(base), size);
    return {};
}

void MappedFile::forget(qsizetype offset)
{
    const qsizetype until = offset / Step * Step;
    if (until <= m_forgotten)
        return;
#ifdef Q_OS_UNIX
    ::madvise(const_cast<char *>(m_bytes.data()) + m_forgotten, size_t(until - m_forgotten), MADV_DONTNEED);
#endif
    m_forgotten = until;
}

} // namespace core
