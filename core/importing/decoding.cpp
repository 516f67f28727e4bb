// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/decoding.h"

#include "core/transfer/bytescan.h"

#include <cerrno>
#include <cstring>
#include <memory>

#include <iconv.h>

namespace core::importing {

namespace {

const QString Utf8 = QStringLiteral("UTF-8");

bool isUtf8(const QString &encoding)
{
    return encoding == Utf8;
}

class WithoutMark : public ByteSource
{
public:
    explicit WithoutMark(ByteSourcePtr bytes)
        : m_bytes(std::move(bytes))
    {
    }

    Result<qsizetype> read(char *to, qsizetype size) override
    {
        if (!m_begun) {
            m_begun = true;
            auto got = readFully(*m_bytes, m_head, 3);
            if (!got)
                return got;
            m_held = *got == 3 && std::memcmp(m_head, "\xef\xbb\xbf", 3) == 0 ? 0 : *got;
        }
        if (m_at < m_held) {
            const qsizetype some = std::min(size, m_held - m_at);
            std::memcpy(to, m_head + m_at, std::size_t(some));
            m_at += some;
            return some;
        }
        return m_bytes->read(to, size);
    }

private:
    ByteSourcePtr m_bytes;
    char m_head[3] = {};
    qsizetype m_held = 0;
    qsizetype m_at = 0;
    bool m_begun = false;
};

class Iconv : public ByteSource
{
public:
    Iconv(ByteSourcePtr bytes, iconv_t converter, QString encoding)
        : m_bytes(std::move(bytes))
        , m_converter(converter)
        , m_encoding(std::move(encoding))
        , m_in(new char[Size])
        , m_out(new char[Size * 4])
    {
    }
    ~Iconv() override { iconv_close(m_converter); }
    Iconv(const Iconv &) = delete;
    Iconv &operator=(const Iconv &) = delete;

    Result<qsizetype> read(char *to, qsizetype size) override
    {
        while (m_given == m_made) {
            if (m_ended)
                return qsizetype(0);
            if (auto filled = convert(); !filled)
                return filled.error();
        }
        const qsizetype some = std::min(size, m_made - m_given);
        std::memcpy(to, m_out.get() + m_given, std::size_t(some));
        m_given += some;
        return some;
    }

private:
    Result<void> convert()
    {
        auto got = m_bytes->read(m_in.get() + m_left, Size - m_left);
        if (!got)
            return got.error();
        if (*got == 0) {
            m_ended = true;
            m_made = m_given = 0;
            if (m_left > 0)
                return bad(m_in.get(), QStringLiteral("ends within a character"));
            return {};
        }
        char *in = m_in.get();
        std::size_t left = std::size_t(m_left + *got);
        char *out = m_out.get();
        std::size_t room = Size * 4;
        const std::size_t code = iconv(m_converter, &in, &left, &out, &room);
        const int why = code == std::size_t(-1) ? errno : 0;
        m_made = out - m_out.get();
        m_given = 0;
        if (m_first && m_made >= 3) {
            m_first = false;
            if (std::memcmp(m_out.get(), "\xef\xbb\xbf", 3) == 0)
                m_given = 3;
        }
        m_lines += std::count(m_out.get(), m_out.get() + m_made, '\n');
        if (why == EILSEQ)
            return bad(in, QStringLiteral("is no character of it"));
        m_passed += in - m_in.get();
        m_left = qsizetype(left);
        std::memmove(m_in.get(), in, left);
        return {};
    }

    Error bad(const char *at, const QString &what) const
    {
        return Error::input(QStringLiteral("Line %L1 is not %2: byte %L3 of the file (0x%4) %5")
                                .arg(m_lines + 1)
                                .arg(m_encoding)
                                .arg(m_passed + (at - m_in.get()) + 1)
                                .arg(quint8(*at), 2, 16, QLatin1Char('0'))
                                .arg(what),
                            QStringLiteral("Choose the encoding the file was written in."));
    }

    static constexpr qsizetype Size = 64 << 10;
    ByteSourcePtr m_bytes;
    iconv_t m_converter;
    const QString m_encoding;
    std::unique_ptr<char[]> m_in;
    std::unique_ptr<char[]> m_out;
    qsizetype m_left = 0; ///< bytes of a character that is not whole yet
    qsizetype m_made = 0;
    qsizetype m_given = 0;
    qint64 m_passed = 0;
    qint64 m_lines = 0;
    bool m_first = true;
    bool m_ended = false;
};

} // namespace

const QStringList &offeredEncodings()
{
    static const QStringList names{
        Utf8,
        QStringLiteral("UTF-16LE"),
        QStringLiteral("UTF-16BE"),
        QStringLiteral("WINDOWS-1252"),
        QStringLiteral("ISO-8859-1"),
        QStringLiteral("ISO-8859-15"),
        QStringLiteral("WINDOWS-1250"),
        QStringLiteral("WINDOWS-1251"),
        QStringLiteral("KOI8-R"),
        QStringLiteral("CP850"),
        QStringLiteral("SHIFT_JIS"),
        QStringLiteral("EUC-JP"),
        QStringLiteral("GB18030"),
        QStringLiteral("BIG5"),
        QStringLiteral("EUC-KR"),
    };
    return names;
}

Result<QString> encodingName(const QString &name)
{
    const QString upper = name.trimmed().toUpper();
    static const QList<std::pair<QString, QString>> others{
        {QStringLiteral("UTF8"), Utf8},
        {QStringLiteral("UTF-8-BOM"), Utf8},
        {QStringLiteral("UTF_8"), Utf8},
        {QStringLiteral("LATIN1"), QStringLiteral("ISO-8859-1")},
        {QStringLiteral("LATIN9"), QStringLiteral("ISO-8859-15")},
        {QStringLiteral("CP1252"), QStringLiteral("WINDOWS-1252")},
        {QStringLiteral("WIN1252"), QStringLiteral("WINDOWS-1252")},
        {QStringLiteral("UTF16LE"), QStringLiteral("UTF-16LE")},
        {QStringLiteral("UTF-16"), QStringLiteral("UTF-16LE")},
        {QStringLiteral("SJIS"), QStringLiteral("SHIFT_JIS")},
    };
    for (const auto &[other, known] : others) {
        if (upper == other)
            return known;
    }
    if (upper.isEmpty() || upper.contains(QLatin1Char('/')))
        return Error::input(QStringLiteral("\"%1\" is no encoding").arg(name));
    const iconv_t converter = iconv_open("UTF-8", upper.toLatin1().constData());
    if (converter == iconv_t(-1))
        return Error::input(QStringLiteral("\"%1\" is no encoding that this system knows").arg(name),
                            QStringLiteral("For example utf-8, utf-16le, windows-1252, iso-8859-15."));
    iconv_close(converter);
    return upper;
}

QString guessEncoding(QByteArrayView head, bool whole)
{
    if (head.startsWith("\xef\xbb\xbf"))
        return Utf8;
    if (head.startsWith("\xff\xfe"))
        return QStringLiteral("UTF-16LE");
    if (head.startsWith("\xfe\xff"))
        return QStringLiteral("UTF-16BE");
    qsizetype zeros[2] = {0, 0};
    const qsizetype looked = std::min<qsizetype>(head.size(), 4096);
    for (qsizetype i = 0; i < looked; ++i)
        zeros[i & 1] += head[i] == '\0';
    if (zeros[1] > looked / 5 && zeros[0] <= looked / 50)
        return QStringLiteral("UTF-16LE");
    if (zeros[0] > looked / 5 && zeros[1] <= looked / 50)
        return QStringLiteral("UTF-16BE");
    // the head may end within a character
    qsizetype end = head.size();
    if (!whole) {
        qsizetype back = 0;
        while (back < 4 && end > 0 && (quint8(head[end - 1]) & 0xc0) == 0x80) {
            --end;
            ++back;
        }
        if (end > 0 && quint8(head[end - 1]) >= 0xc0)
            --end;
    }
    return transfer::isValidUtf8(head.first(end)) ? Utf8 : QStringLiteral("WINDOWS-1252");
}

Result<ByteSourcePtr> decode(ByteSourcePtr bytes, const QString &encoding)
{
    if (isUtf8(encoding))
        return ByteSourcePtr(std::make_unique<WithoutMark>(std::move(bytes)));
    const iconv_t converter = iconv_open("UTF-8", encoding.toLatin1().constData());
    if (converter == iconv_t(-1))
        return Error::input(QStringLiteral("\"%1\" is no encoding that this system knows").arg(encoding));
    return ByteSourcePtr(std::make_unique<Iconv>(std::move(bytes), converter, encoding));
}

} // namespace core::importing
