// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/zipfile.h"

#include "core/importing/unpacking.h"

#include <QtEndian>

#include <algorithm>

namespace core::importing {

namespace {

constexpr qint64 LargestDirectory = 64 << 20;

template <class T> T number(const QByteArray &bytes, qsizetype at)
{
    return at + qsizetype(sizeof(T)) <= bytes.size() ? qFromLittleEndian<T>(bytes.constData() + at) : T(0);
}

Error damaged(const InputFile &file, const char *what)
{
    return Error::input(
        QStringLiteral("%1 is no workbook, or a damaged one: %2").arg(file.name(), QLatin1String(what)));
}

Result<QByteArray> bytesAt(const InputFile &file, qint64 offset, qint64 size)
{
    QByteArray bytes(qsizetype(size), Qt::Uninitialized);
    qsizetype filled = 0;
    while (filled < bytes.size()) {
        auto some = file.readAt(offset + filled, bytes.data() + filled, bytes.size() - filled);
        if (!some)
            return some.error();
        if (*some == 0)
            return damaged(file, "it ends too early");
        filled += *some;
    }
    return bytes;
}

/// A piece of the file.
class Part : public ByteSource
{
public:
    Part(InputFilePtr file, qint64 from, qint64 size)
        : m_file(std::move(file))
        , m_at(from)
        , m_left(size)
    {
    }
    Result<qsizetype> read(char *to, qsizetype size) override
    {
        auto some = m_file->readAt(m_at, to, qsizetype(std::min<qint64>(size, m_left)));
        if (some) {
            m_at += *some;
            m_left -= *some;
        }
        return some;
    }

private:
    InputFilePtr m_file;
    qint64 m_at;
    qint64 m_left;
};

} // namespace

Result<ZipFile> ZipFile::open(InputFilePtr file)
{
    constexpr qint64 EndSize = 22, LongestComment = 0xffff;
    const qint64 tailSize = std::min(file->size(), EndSize + LongestComment);
    if (tailSize < EndSize)
        return damaged(*file, "it is too short");
    auto tail = bytesAt(*file, file->size() - tailSize, tailSize);
    if (!tail)
        return tail.error();
    const qsizetype end = tail->lastIndexOf("PK\x05\x06");
    if (end < 0)
        return damaged(*file, "it has no directory");
    qint64 count = number<quint16>(*tail, end + 10);
    qint64 size = number<quint32>(*tail, end + 12);
    qint64 offset = number<quint32>(*tail, end + 16);
    if (count == 0xffff || size == 0xffffffff || offset == 0xffffffff) { // the larger record says it
        const qsizetype locator = end - 20;
        if (locator < 0 || tail->mid(locator, 4) != "PK\x06\x07")
            return damaged(*file, "its directory is not where it should be");
        const auto place = qint64(number<quint64>(*tail, locator + 8));
        if (place < 0 || place + 56 > file->size())
            return damaged(*file, "its directory is not where it should be");
        auto large = bytesAt(*file, place, 56);
        if (!large)
            return large.error();
        count = qint64(number<quint64>(*large, 32));
        size = qint64(number<quint64>(*large, 40));
        offset = qint64(number<quint64>(*large, 48));
    }
    if (offset < 0 || size < 0 || size > LargestDirectory || offset + size > file->size())
        return damaged(*file, "its directory is not where it should be");
    auto directory = bytesAt(*file, offset, size);
    if (!directory)
        return directory.error();

    ZipFile zip;
    zip.m_file = std::move(file);
    qsizetype at = 0;
    for (qint64 i = 0; i < count && directory->mid(at, 4) == "PK\x01\x02"; ++i) {
        Entry entry;
        entry.encrypted = (number<quint16>(*directory, at + 8) & 1) != 0;
        entry.method = number<quint16>(*directory, at + 10);
        entry.packed = number<quint32>(*directory, at + 20);
        const quint32 unpacked = number<quint32>(*directory, at + 24);
        entry.header = number<quint32>(*directory, at + 42);
        const int nameSize = number<quint16>(*directory, at + 28);
        const int extraSize = number<quint16>(*directory, at + 30);
        const int commentSize = number<quint16>(*directory, at + 32);
        const QString name = QString::fromUtf8(directory->mid(at + 46, nameSize));
        const QByteArray extra = directory->mid(at + 46 + nameSize, extraSize);
        for (qsizetype field = 0; field + 4 <= extra.size(); field += 4 + number<quint16>(extra, field + 2)) {
            if (number<quint16>(extra, field) != 1)
                continue;
            qsizetype value = field + 4;
            if (unpacked == 0xffffffff)
                value += 8;
            if (entry.packed == 0xffffffff) {
                entry.packed = qint64(number<quint64>(extra, value));
                value += 8;
            }
            if (entry.header == 0xffffffff)
                entry.header = qint64(number<quint64>(extra, value));
        }
        zip.m_entries.insert(name, entry);
        at += 46 + nameSize + extraSize + commentSize;
    }
    return zip;
}

Result<ByteSourcePtr> ZipFile::part(const QString &name) const
{
    const auto found = m_entries.constFind(name);
    if (found == m_entries.cend())
        return Error::input(QStringLiteral("%1 has no part %2").arg(m_file->name(), name));
    if (found->encrypted)
        return Error::input(QStringLiteral("%1 is encrypted").arg(m_file->name()));
    constexpr int Stored = 0, Deflated = 8;
    if (found->method != Stored && found->method != Deflated)
        return damaged(*m_file, "a part is packed in an unknown way");
    if (found->header < 0 || found->header + 30 > m_file->size())
        return damaged(*m_file, "a part is not where it should be");
    auto header = bytesAt(*m_file, found->header, 30);
    if (!header)
        return header.error();
    if (!header->startsWith("PK\x03\x04"))
        return damaged(*m_file, "a part is not where it should be");
    const qint64 begin = found->header + 30 + number<quint16>(*header, 26) + number<quint16>(*header, 28);
    if (found->packed < 0 || begin + found->packed > m_file->size())
        return damaged(*m_file, "it ends too early");
    ByteSourcePtr bytes = std::make_unique<Part>(m_file, begin, found->packed);
    return found->method == Stored ? std::move(bytes) : unpackDeflate(std::move(bytes));
}

} // namespace core::importing
