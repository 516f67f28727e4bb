// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/csvoptions.h"

namespace core::transfer {

const QList<EncodingName> &encodings()
{
    static const QList<EncodingName> list{
        {TextEncoding::Utf8, QStringLiteral("utf-8"), QStringLiteral("UTF-8")},
        {TextEncoding::Utf8WithBom, QStringLiteral("utf-8-bom"), QStringLiteral("UTF-8 with BOM (Excel)")},
        {TextEncoding::Utf16Le, QStringLiteral("utf-16le"), QStringLiteral("UTF-16 LE with BOM")},
        {TextEncoding::Latin1, QStringLiteral("iso-8859-1"), QStringLiteral("ISO 8859-1 (Latin-1)")},
        {TextEncoding::Windows1252, QStringLiteral("windows-1252"), QStringLiteral("Windows-1252")},
    };
    return list;
}

Result<TextEncoding> encodingFromName(const QString &name)
{
    const auto plain = [](const QString &text) {
        QString letters;
        for (const QChar c : text) {
            if (c.isLetterOrNumber())
                letters += c.toLower();
        }
        return letters;
    };
    const QString wanted = plain(name);
    QStringList known;
    for (const EncodingName &entry : encodings()) {
        if (plain(entry.name) == wanted)
            return entry.encoding;
        known << entry.name;
    }
    static const QList<std::pair<QString, TextEncoding>> others{
        {QStringLiteral("utf8sig"), TextEncoding::Utf8WithBom},
        {QStringLiteral("utf16"), TextEncoding::Utf16Le},
        {QStringLiteral("latin1"), TextEncoding::Latin1},
        {QStringLiteral("win1252"), TextEncoding::Windows1252},
        {QStringLiteral("cp1252"), TextEncoding::Windows1252},
    };
    for (const auto &[other, encoding] : others) {
        if (other == wanted)
            return encoding;
    }
    return Error::input(QStringLiteral("The encoding \"%1\" is not known").arg(name),
                        QStringLiteral("Known are %1.").arg(known.join(QLatin1String(", "))));
}

Result<void> CsvOptions::check() const
{
    const auto refuse = [](const char *why) { return Result<void>(Error::input(QString::fromLatin1(why))); };
    const auto oneByte = [](char c) { return c > 0 && c != '\n' && c != '\r'; };
    if (!oneByte(delimiter))
        return refuse("The delimiter must be a single one-byte character and no line break");
    if (!oneByte(quote))
        return refuse("The quote must be a single one-byte character and no line break");
    if (escape && !oneByte(*escape))
        return refuse("The escape must be a single one-byte character and no line break");
    if (delimiter == quote)
        return refuse("The delimiter and the quote must be different");
    if (nullText.contains('\n') || nullText.contains('\r') || nullText.contains('\0'))
        return refuse("The text for NULL cannot contain a line break");
    if (nullText.contains(delimiter))
        return refuse("The delimiter must not appear in the text for NULL");
    if (nullText.contains(quote))
        return refuse("The quote must not appear in the text for NULL");
    return {};
}

Result<char> characterFromName(const QString &text, const QString &what)
{
    static const QList<std::pair<QString, char>> names{
        {QStringLiteral("comma"), ','}, {QStringLiteral("semicolon"), ';'}, {QStringLiteral("tab"), '\t'},
        {QStringLiteral("\\t"), '\t'},  {QStringLiteral("pipe"), '|'},      {QStringLiteral("space"), ' '},
    };
    for (const auto &[name, character] : names) {
        if (text.compare(name, Qt::CaseInsensitive) == 0)
            return character;
    }
    if (text.size() == 1 && text[0].unicode() > 0 && text[0].unicode() < 0x80)
        return char(text[0].unicode());
    return Error::input(QStringLiteral("The %1 must be one ASCII character, not \"%2\"").arg(what, text));
}

} // namespace core::transfer
