// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/inputfile.h"

#include "core/importing/unpacking.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace core::importing {

namespace {

constexpr qsizetype HeadSize = 1 << 20;

QString reason(int code)
{
    return QString::fromStdString(std::generic_category().message(code));
}

/// A file that nobody sees and that goes with its descriptor.
int temporaryFile()
{
    const QByteArray folder = QFile::encodeName(QDir::tempPath());
#ifdef O_TMPFILE
    const int nameless = open(folder.constData(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (nameless >= 0)
        return nameless;
#endif
    QByteArray name = folder + "/howdah-import-XXXXXX";
    const int descriptor = mkstemp(name.data());
    if (descriptor >= 0)
        unlink(name.constData());
    return descriptor;
}

} // namespace

/// The bytes of the file; a pipe gives those of its head first.
class InputFile::Raw : public ByteSource
{
public:
    explicit Raw(InputFile &file)
        : m_file(file)
    {
        m_file.m_taken = 0;
    }

    Result<qsizetype> read(char *to, qsizetype size) override
    {
        qsizetype some = 0;
        if (m_file.m_rewindable) {
            auto got = m_file.readAt(m_at, to, size);
            if (!got)
                return got;
            some = *got;
        } else if (m_at < m_file.m_rawHead.size()) {
            some = std::min<qsizetype>(size, m_file.m_rawHead.size() - m_at);
            std::memcpy(to, m_file.m_rawHead.constData() + m_at, std::size_t(some));
        } else {
            pollfd ready = {m_file.m_descriptor, POLLIN, 0};
            while (poll(&ready, 1, 200) <= 0) {
                if (m_file.m_stopped)
                    return Error::cancelled();
            }
            ssize_t got = 0;
            do
                got = ::read(m_file.m_descriptor, to, std::size_t(size));
            while (got < 0 && errno == EINTR);
            if (got < 0)
                return m_file.failure(errno);
            some = got;
        }
        m_at += some;
        m_file.m_taken.store(m_at, std::memory_order_relaxed);
        return some;
    }

private:
    InputFile &m_file;
    qint64 m_at = 0;
};

InputFile::~InputFile()
{
    if (m_closes && m_descriptor >= 0)
        close(m_descriptor);
}

Error InputFile::failure(int code) const
{
    return Error::io(QStringLiteral("Cannot read %1: %2").arg(m_name, reason(code)));
}

Result<std::shared_ptr<InputFile>> InputFile::open(const QString &path)
{
    std::shared_ptr<InputFile> file(new InputFile);
    if (path == QLatin1String("-")) {
        file->m_name = QStringLiteral("standard input");
        file->m_descriptor = 0;
        file->m_closes = false;
    } else {
        file->m_name = path;
        file->m_descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
        if (file->m_descriptor < 0)
            return file->failure(errno);
    }
    struct stat facts;
    if (fstat(file->m_descriptor, &facts) != 0)
        return file->failure(errno);
    if (S_ISDIR(facts.st_mode))
        return file->failure(EISDIR);
    file->m_rewindable = S_ISREG(facts.st_mode);
    if (file->m_rewindable)
        file->m_size = facts.st_size;
    if (auto looked = file->lookAtHead(); !looked)
        return looked.error();
    return file;
}

Result<qsizetype> InputFile::readAt(qint64 offset, char *to, qsizetype size) const
{
    if (m_stopped)
        return Error::cancelled();
    ssize_t got = 0;
    do
        got = pread(m_descriptor, to, std::size_t(size), offset);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return failure(errno);
    return qsizetype(got);
}

Result<void> InputFile::lookAtHead()
{
    QByteArray raw(HeadSize, Qt::Uninitialized);
    qsizetype filled = 0;
    while (filled < raw.size()) {
        ssize_t got = 0;
        do
            got = m_rewindable
                ? pread(m_descriptor, raw.data() + filled, std::size_t(raw.size() - filled), filled)
                : ::read(m_descriptor, raw.data() + filled, std::size_t(raw.size() - filled));
        while (got < 0 && errno == EINTR);
        if (got < 0)
            return failure(errno);
        if (got == 0)
            break;
        filled += got;
    }
    const bool all = filled < raw.size();
    raw.truncate(filled);
    if (!m_rewindable)
        m_rawHead = raw;
    if (raw.startsWith("\x1f\x8b"))
        m_packing = Packing::Gzip;
    else if (raw.startsWith("\x28\xb5\x2f\xfd"))
        m_packing = Packing::Zstd;
    if (m_packing == Packing::None) {
        m_head = raw;
        m_headIsAll = all;
        return {};
    }
    auto held = std::make_unique<HeldSource>(raw);
    const ByteSourcePtr unpacked
        = m_packing == Packing::Gzip ? unpackGzip(std::move(held), true) : unpackZstd(std::move(held), true);
    m_head.resize(HeadSize);
    auto some = readFully(*unpacked, m_head.data(), m_head.size());
    if (!some)
        return some.error();
    m_headIsAll = all && *some < m_head.size();
    m_head.truncate(*some);
    return {};
}

Result<void> InputFile::makeRewindable()
{
    if (m_rewindable)
        return {};
    if (m_opened)
        return Error::internal(QStringLiteral("A pipe was read already"));
    const int copy = temporaryFile();
    if (copy < 0)
        return Error::io(
            QStringLiteral("Cannot keep %1 in %2: %3").arg(m_name, QDir::tempPath(), reason(errno)));
    Raw raw(*this);
    QByteArray buffer(256 << 10, Qt::Uninitialized);
    qint64 size = 0;
    Result<void> answer;
    for (;;) {
        auto some = raw.read(buffer.data(), buffer.size());
        if (!some) {
            answer = some.error();
            break;
        }
        if (*some == 0)
            break;
        for (qsizetype at = 0; at < *some && answer;) {
            const ssize_t put = ::write(copy, buffer.constData() + at, std::size_t(*some - at));
            if (put < 0 && errno != EINTR)
                answer = Error::io(
                    QStringLiteral("Cannot keep %1 in %2: %3").arg(m_name, QDir::tempPath(), reason(errno)));
            at += std::max<ssize_t>(put, 0);
        }
        if (!answer)
            break;
        size += *some;
    }
    if (!answer) {
        close(copy);
        return answer;
    }
    if (m_closes)
        close(m_descriptor);
    m_descriptor = copy;
    m_closes = true;
    m_rewindable = true;
    m_size = size;
    m_rawHead.clear();
    return {};
}

Result<ByteSourcePtr> InputFile::read()
{
    if (!m_rewindable && m_opened)
        return Error::internal(QStringLiteral("A pipe can be read once only"));
    m_opened = true;
    ByteSourcePtr source = std::make_unique<Raw>(*this);
    if (m_packing == Packing::Gzip)
        source = unpackGzip(std::move(source));
    else if (m_packing == Packing::Zstd)
        source = unpackZstd(std::move(source));
    return source;
}

} // namespace core::importing
