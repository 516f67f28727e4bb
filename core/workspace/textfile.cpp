// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/textfile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStringDecoder>
#include <QStringEncoder>

#include <algorithm>
#include <iterator>

namespace core::workspace {

namespace {

/// 0x80 to 0x9F of Windows-1252; what Microsoft leaves open are the control characters.
constexpr char16_t Windows[32]
    = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
       0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
       0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

char16_t unicodeOf(unsigned char byte, Encoding encoding)
{
    if (encoding == Encoding::Windows1252 && byte >= 0x80 && byte < 0xA0)
        return Windows[byte - 0x80];
    if (encoding == Encoding::Latin9) {
        switch (byte) {
        case 0xA4:
            return 0x20AC;
        case 0xA6:
            return 0x0160;
        case 0xA8:
            return 0x0161;
        case 0xB4:
            return 0x017D;
        case 0xB8:
            return 0x017E;
        case 0xBC:
            return 0x0152;
        case 0xBD:
            return 0x0153;
        case 0xBE:
            return 0x0178;
        default:
            break;
        }
    }
    return byte;
}

bool isUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    constexpr qsizetype Step = 1 << 20; // the text itself is not wanted
    for (qsizetype at = 0; at < bytes.size() && !decoder.hasError(); at += Step)
        (void)QString(decoder(QByteArrayView(bytes).sliced(at, std::min(Step, bytes.size() - at))));
    // an unfinished character at the end is no error to the decoder yet
    qsizetype last = bytes.size();
    while (last > 0 && bytes.size() - last < 4
           && (static_cast<unsigned char>(bytes[last - 1]) & 0xC0) == 0x80)
        --last;
    if (last > 0) {
        const auto lead = static_cast<unsigned char>(bytes[last - 1]);
        const qsizetype needs = lead < 0xC0 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
        if (bytes.size() - last < needs)
            return false;
    }
    return !decoder.hasError();
}

bool hasMark(const QByteArray &bytes, Encoding encoding)
{
    switch (encoding) {
    case Encoding::Utf8Mark:
        return bytes.startsWith("\xEF\xBB\xBF");
    case Encoding::Utf16Le:
        return bytes.startsWith("\xFF\xFE");
    case Encoding::Utf16Be:
        return bytes.startsWith("\xFE\xFF");
    default:
        return false;
    }
}

QByteArray toUtf8(const QByteArray &bytes, Encoding encoding)
{
    switch (encoding) {
    case Encoding::Utf8:
        return bytes;
    case Encoding::Utf8Mark:
        return hasMark(bytes, encoding) ? bytes.mid(3) : bytes;
    case Encoding::Utf16Le:
    case Encoding::Utf16Be: {
        QStringDecoder decoder(encoding == Encoding::Utf16Le ? QStringDecoder::Utf16LE
                                                             : QStringDecoder::Utf16BE,
                               QStringDecoder::Flag::ConvertInitialBom);
        const QString text = decoder(hasMark(bytes, encoding) ? bytes.mid(2) : bytes);
        return text.toUtf8();
    }
    default:
        break;
    }
    QString text(bytes.size(), Qt::Uninitialized);
    std::transform(bytes.begin(), bytes.end(), text.begin(), [encoding](char byte) {
        return QChar(unicodeOf(static_cast<unsigned char>(byte), encoding));
    });
    return text.toUtf8();
}

Encoding guess(const QByteArray &bytes)
{
    for (const Encoding marked : {Encoding::Utf8Mark, Encoding::Utf16Le, Encoding::Utf16Be}) {
        if (hasMark(bytes, marked))
            return marked;
    }
    return Encoding::Utf8;
}

QByteArray hashOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha1); // to compare, not to protect
}

} // namespace

const QList<EncodingName> &encodingNames()
{
    static const QList<EncodingName> names{
        {Encoding::Utf8, "utf8", "UTF-8"},
        {Encoding::Utf8Mark, "utf8-mark", "UTF-8 with byte order mark"},
        {Encoding::Utf16Le, "utf16le", "UTF-16 (little endian)"},
        {Encoding::Utf16Be, "utf16be", "UTF-16 (big endian)"},
        {Encoding::Windows1252, "windows1252", "Windows-1252 (Western)"},
        {Encoding::Latin1, "latin1", "ISO 8859-1 (Latin 1)"},
        {Encoding::Latin9, "latin9", "ISO 8859-15 (Latin 9)"},
    };
    return names;
}

QString encodingLabel(Encoding encoding)
{
    return QLatin1String(encodingNames().at(qsizetype(encoding)).label);
}

QString encodingId(Encoding encoding)
{
    return QLatin1String(encodingNames().at(qsizetype(encoding)).id);
}

std::optional<Encoding> encodingFromId(const QString &id)
{
    for (const EncodingName &name : encodingNames()) {
        if (id == QLatin1String(name.id))
            return name.encoding;
    }
    return {};
}

TextFile decoded(const QByteArray &bytes, std::optional<Encoding> wanted)
{
    TextFile file;
    file.encoding = wanted.value_or(guess(bytes));
    file.text = toUtf8(bytes, file.encoding);
    if (file.encoding != Encoding::Utf8) {
        const auto back = encoded(file.text, file.encoding);
        // read with a mark that was not there, or with half a character: its bytes, then
        if (!back || (*back != bytes && (!wanted || hasMark(bytes, file.encoding)))) {
            file.encoding = Encoding::Utf8;
            file.text = bytes;
        }
    }
    file.notUtf8 = file.encoding == Encoding::Utf8 && !isUtf8(bytes);
    file.stamp.hash = hashOf(bytes);
    return file;
}

Result<QByteArray> encoded(const QByteArray &text, Encoding encoding)
{
    if (encoding == Encoding::Utf8)
        return text;
    if (encoding == Encoding::Utf8Mark)
        return QByteArray("\xEF\xBB\xBF") + text;
    if (!isUtf8(text))
        return Error::input(QStringLiteral(
            "The text has bytes that are no characters: it can only be written as it is (UTF-8)"));
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    const QString characters = decoder(text);
    if (encoding == Encoding::Utf16Le || encoding == Encoding::Utf16Be) {
        QStringEncoder encoder(encoding == Encoding::Utf16Le ? QStringEncoder::Utf16LE
                                                             : QStringEncoder::Utf16BE,
                               QStringEncoder::Flag::WriteBom);
        QByteArray out = encoder(characters);
        return characters.isEmpty() ? QByteArray() : out;
    }
    QHash<char16_t, char> table;
    for (int byte = 0; byte < 256; ++byte)
        table.insert(unicodeOf(static_cast<unsigned char>(byte), encoding), char(byte));
    QByteArray out;
    out.reserve(characters.size());
    for (qsizetype i = 0; i < characters.size(); ++i) {
        const auto found = table.constFind(characters[i].unicode());
        if (found == table.constEnd()) {
            const auto line = QStringView(characters).left(i).count(QLatin1Char('\n')) + 1;
            const char32_t code = characters[i].isHighSurrogate() && i + 1 < characters.size()
                ? QChar::surrogateToUcs4(characters[i], characters[i + 1])
                : characters[i].unicode();
            return Error::input(QStringLiteral("Line %1 has “%2”, which %3 does not have")
                                    .arg(line)
                                    .arg(QString::fromUcs4(&code, 1), encodingLabel(encoding)),
                                QStringLiteral("Save it as UTF-8, or take the character out."));
        }
        out += *found;
    }
    return out;
}

FileStamp stampOf(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return {};
    return {info.lastModified().toUTC(), info.size(), {}};
}

Result<TextFile> readTextFile(const QString &path, std::optional<Encoding> wanted)
{
    constexpr qint64 Largest = 1024LL * 1024 * 1024;
    QFile file(path);
    if (QFileInfo(path).isDir())
        return Error::io(QStringLiteral("%1 is a folder").arg(path));
    if (!file.open(QIODevice::ReadOnly))
        return Error::io(QStringLiteral("%1 cannot be read: %2").arg(path, file.errorString()));
    const FileStamp before = stampOf(path);
    if (before.size > Largest)
        return Error::io(QStringLiteral("%1 is too large to be edited").arg(path),
                         QStringLiteral("It can be run without opening it."));
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return Error::io(QStringLiteral("%1 cannot be read: %2").arg(path, file.errorString()));
    TextFile read = decoded(bytes, wanted);
    read.stamp.modified = before.modified;
    read.stamp.size = before.size;
    return read;
}

Result<FileStamp> writeTextFile(const QString &path, const QByteArray &text, Encoding encoding)
{
    const auto bytes = encoded(text, encoding);
    if (!bytes)
        return bytes.error();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size() || !file.commit())
        return Error::io(QStringLiteral("%1 cannot be written: %2").arg(path, file.errorString()));
    FileStamp stamp = stampOf(path);
    stamp.hash = hashOf(*bytes);
    return stamp;
}

} // namespace core::workspace
