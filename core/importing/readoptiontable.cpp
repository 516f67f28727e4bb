// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/readoptiontable.h"

#include "core/importing/decoding.h"
#include "core/transfer/csvoptions.h"

namespace core::importing {

namespace {

using Kind = ReadOptionInfo::Kind;

/// A character, or no character at all.
Result<char> characterOrNone(const QString &text, const char *what)
{
    if (text.isEmpty() || text.compare(QLatin1String("none"), Qt::CaseInsensitive) == 0)
        return '\0';
    return transfer::characterFromName(text, QLatin1String(what));
}

QString shown(char c)
{
    return c == '\0' ? QStringLiteral("none") : QString(QLatin1Char(c));
}

QList<ReadOptionInfo> build()
{
    QList<ReadOptionInfo> list;
    list << ReadOptionInfo{
        QStringLiteral("delimiter"),
        Kind::Character,
        QStringLiteral("Delimiter"),
        QStringLiteral("What stands between two values"),
        "delimiter",
        "C",
        "one character, or comma, semicolon, tab, pipe (default: what the file seems to have)",
        {{QStringLiteral(","), QStringLiteral("Comma ,")},
         {QStringLiteral(";"), QStringLiteral("Semicolon ;")},
         {QStringLiteral("\t"), QStringLiteral("Tab")},
         {QStringLiteral("|"), QStringLiteral("Pipe |")},
         {QStringLiteral(":"), QStringLiteral("Colon :")}},
        [](const ReadOptions &o) { return QString(QLatin1Char(o.delimiter)); },
        [](ReadOptions &o, const QString &text) -> Result<void> {
            auto c = transfer::characterFromName(text, QStringLiteral("delimiter"));
            if (!c)
                return c.error();
            o.delimiter = *c;
            return {};
        }};
    list << ReadOptionInfo{QStringLiteral("quote"),
                           Kind::Character,
                           QStringLiteral("Quote"),
                           QStringLiteral("Stands around values that hold a delimiter or a line break"),
                           "quote",
                           "C",
                           "one character, or none (default: what the file seems to have)",
                           {{QStringLiteral("\""), QStringLiteral("Double \"")},
                            {QStringLiteral("'"), QStringLiteral("Single '")},
                            {QStringLiteral("none"), QStringLiteral("None")}},
                           [](const ReadOptions &o) { return shown(o.quote); },
                           [](ReadOptions &o, const QString &text) -> Result<void> {
                               auto c = characterOrNone(text, "quote");
                               if (!c)
                                   return c.error();
                               o.quote = *c;
                               return {};
                           }};
    list << ReadOptionInfo{
        QStringLiteral("escape"),
        Kind::Choice,
        QStringLiteral("Escape"),
        QStringLiteral("Stands before a quote inside quotes"),
        "escape",
        "C",
        "before a quote inside quotes (default: the quote, doubled)",
        {{QString(), QStringLiteral("The quote, doubled")},
         {QStringLiteral("\\"), QStringLiteral("Backslash \\")}},
        [](const ReadOptions &o) { return o.escape ? QString(QLatin1Char(*o.escape)) : QString(); },
        [](ReadOptions &o, const QString &text) -> Result<void> {
            o.escape.reset();
            if (text.isEmpty())
                return {};
            auto c = transfer::characterFromName(text, QStringLiteral("escape"));
            if (!c)
                return c.error();
            o.escape = *c;
            return {};
        }};
    list << ReadOptionInfo{QStringLiteral("null"),
                           Kind::Text,
                           QStringLiteral("NULL is"),
                           QStringLiteral("Without quotes this text is NULL; in quotes it is itself"),
                           "null",
                           "TEXT",
                           "what is NULL where it stands without quotes (default: nothing)",
                           {},
                           [](const ReadOptions &o) { return QString::fromUtf8(o.nullText); },
                           [](ReadOptions &o, const QString &text) -> Result<void> {
                               o.nullText = text.toUtf8();
                               return {};
                           }};
    list << ReadOptionInfo{
        QStringLiteral("encoding"),
        Kind::Choice,
        QStringLiteral("Encoding"),
        QStringLiteral("Of the text in the file"),
        "encoding",
        "NAME",
        "utf-8, utf-16le, windows-1252, iso-8859-15 … (default: what the file seems to be)",
        [] {
            QList<ReadOptionInfo::Choice> choices;
            for (const QString &name : offeredEncodings())
                choices << ReadOptionInfo::Choice{name, name};
            return choices;
        }(),
        [](const ReadOptions &o) { return o.encoding; },
        [](ReadOptions &o, const QString &text) -> Result<void> {
            auto name = encodingName(text);
            if (!name)
                return name.error();
            o.encoding = *name;
            return {};
        }};
    list << ReadOptionInfo{QStringLiteral("sheet"),
                           Kind::Text,
                           QStringLiteral("Sheet"),
                           QStringLiteral("Of the workbook: its name, or its number from 1"),
                           "sheet",
                           "NAME",
                           "of a workbook: the sheet's name, or its number (default: the first)",
                           {},
                           [](const ReadOptions &o) { return o.sheet; },
                           [](ReadOptions &o, const QString &text) -> Result<void> {
                               o.sheet = text;
                               return {};
                           }};
    list << ReadOptionInfo{QStringLiteral("skip-lines"),
                           Kind::Number,
                           QStringLiteral("Lines before"),
                           QStringLiteral("Lines that are passed over at the beginning"),
                           "skip-lines",
                           "N",
                           "lines that are passed over at the beginning",
                           {},
                           [](const ReadOptions &o) { return QString::number(o.skipLines); },
                           [](ReadOptions &o, const QString &text) -> Result<void> {
                               bool isNumber = false;
                               const qint64 lines = text.isEmpty() ? 0 : text.toLongLong(&isNumber);
                               if ((!isNumber && !text.isEmpty()) || lines < 0 || lines > 1000000)
                                   return Error::input(
                                       QStringLiteral("\"%1\" is no number of lines").arg(text));
                               o.skipLines = lines;
                               return {};
                           }};
    list << ReadOptionInfo{
        QStringLiteral("header"),
        Kind::Switch,
        QStringLiteral("The first line has the names"),
        QString(),
        "no-header",
        nullptr,
        "the first line is data (default: what it looks like)",
        {},
        [](const ReadOptions &o) { return o.header ? QStringLiteral("yes") : QStringLiteral("no"); },
        [](ReadOptions &o, const QString &text) -> Result<void> {
            o.header = text == QLatin1String("yes");
            return {};
        }};
    return list;
}

} // namespace

const QList<ReadOptionInfo> &readOptionTable()
{
    static const QList<ReadOptionInfo> table = build();
    return table;
}

} // namespace core::importing
