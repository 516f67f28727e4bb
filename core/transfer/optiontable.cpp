// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/optiontable.h"

#include "core/base/sqlnames.h"
#include "core/base/sqlquote.h"
#include "core/transfer/format.h"

#include <algorithm>

namespace core::transfer {

namespace {

using Kind = OptionInfo::Kind;
using Getter = std::function<QString(const WriteOptions &)>;
using Setter = std::function<Result<void>(WriteOptions &, const QString &)>;

QString yesOrNo(bool value)
{
    return value ? QStringLiteral("yes") : QStringLiteral("no");
}

/// get and set of a bool that `member` finds in the options.
template <class Member> std::pair<Getter, Setter> switchOf(Member member)
{
    return {[member](const WriteOptions &options) {
                WriteOptions copy = options;
                return yesOrNo(member(copy));
            },
            [member](WriteOptions &options, const QString &text) -> Result<void> {
                member(options) = text == QLatin1String("yes");
                return {};
            }};
}

template <class Member> std::pair<Getter, Setter> characterOf(Member member, const char *what)
{
    return {[member](const WriteOptions &options) {
                WriteOptions copy = options;
                return QString(QLatin1Char(member(copy)));
            },
            [member, what](WriteOptions &options, const QString &text) -> Result<void> {
                auto character = characterFromName(text, QLatin1String(what));
                if (!character)
                    return character.error();
                member(options) = *character;
                return {};
            }};
}

QString quotedNames(const QStringList &names)
{
    QStringList quoted;
    for (const QString &name : names)
        quoted << quoteIdentifier(name);
    return quoted.join(QLatin1String(", "));
}

OptionInfo option(const char *id, Kind kind, const char *label, const char *tip, const char *flag,
                  const char *flagValue, const char *flagHelp, std::pair<Getter, Setter> access)
{
    return {.id = QLatin1String(id),
            .kind = kind,
            .label = QString::fromUtf8(label),
            .tip = QString::fromUtf8(tip),
            .flag = flag,
            .flagValue = flagValue,
            .flagHelp = flagHelp,
            .flagNegates = false,
            .needed = false,
            .ofOneExport = false,
            .isName = false,
            .placeholder = {},
            .choices = {},
            .get = std::move(access.first),
            .set = std::move(access.second)};
}

QList<OptionInfo> build()
{
    QList<OptionInfo> list;

    list << option("delimiter", Kind::Character, "Delimiter", "What stands between two values", "delimiter",
                   "C", "one character, or comma, semicolon, tab, pipe (default comma)",
                   characterOf([](WriteOptions &o) -> char & { return o.csv.delimiter; }, "delimiter"));
    list.last().choices = {{QStringLiteral(","), QStringLiteral("Comma ,")},
                           {QStringLiteral(";"), QStringLiteral("Semicolon ;")},
                           {QStringLiteral("\t"), QStringLiteral("Tab")},
                           {QStringLiteral("|"), QStringLiteral("Pipe |")}};

    list << option("quote", Kind::Character, "Quote",
                   "Stands around values that need it; doubled inside them", "quote", "C",
                   "one character (default \")",
                   characterOf([](WriteOptions &o) -> char & { return o.csv.quote; }, "quote"));

    list << option(
        "escape", Kind::Text, "Escape",
        "Stands before a quote inside quotes; without it the quote is doubled", "escape", "C",
        "before a quote inside quotes (default: the quote, doubled)",
        {[](const WriteOptions &o) { return o.csv.escape ? QString(QLatin1Char(*o.csv.escape)) : QString(); },
         [](WriteOptions &o, const QString &text) -> Result<void> {
             o.csv.escape.reset();
             if (text.isEmpty())
                 return {};
             auto character = characterFromName(text, QStringLiteral("escape"));
             if (!character)
                 return character.error();
             o.csv.escape = *character;
             return {};
         }});
    list.last().placeholder = QStringLiteral("the quote");

    list << option("null", Kind::Text, "NULL as",
                   "What NULL is written as; in CSV a value of the same text is quoted", "null", "TEXT",
                   "what NULL is written as (default: nothing)",
                   {[](const WriteOptions &o) { return QString::fromUtf8(o.csv.nullText); },
                    [](WriteOptions &o, const QString &text) -> Result<void> {
                        o.csv.nullText = text.toUtf8();
                        return {};
                    }});
    list.last().placeholder = QStringLiteral("nothing");

    list << option("encoding", Kind::Choice, "Encoding",
                   "A character that the encoding lacks stops the export, nothing is replaced", "encoding",
                   "NAME", "utf-8, utf-8-bom, utf-16le, iso-8859-1, windows-1252",
                   {[](const WriteOptions &o) {
                        for (const EncodingName &entry : encodings()) {
                            if (entry.encoding == o.csv.encoding)
                                return entry.name;
                        }
                        return QString();
                    },
                    [](WriteOptions &o, const QString &text) -> Result<void> {
                        auto encoding = encodingFromName(text);
                        if (!encoding)
                            return encoding.error();
                        o.csv.encoding = *encoding;
                        return {};
                    }});
    for (const EncodingName &entry : encodings())
        list.last().choices << OptionInfo::Choice{entry.name, entry.label};

    list << option(
        "lineEnd", Kind::Choice, "Line end", "Ends of records; line breaks inside values stay as they are",
        "crlf", nullptr, "lines end as on Windows",
        {[](const WriteOptions &o) { return o.csv.crlf ? QStringLiteral("crlf") : QStringLiteral("lf"); },
         [](WriteOptions &o, const QString &text) -> Result<void> {
             o.csv.crlf = text == QLatin1String("crlf");
             return {};
         }});
    list.last().choices = {{QStringLiteral("lf"), QStringLiteral("LF (Unix, macOS)")},
                           {QStringLiteral("crlf"), QStringLiteral("CR LF (Windows)")}};

    list << option("header", Kind::Switch, "First line holds the column names",
                   "The first line holds the names of the columns", "no-header", nullptr,
                   "no line of column names", switchOf([](WriteOptions &o) -> bool & {
                       const bool isCsv = o.format == Format::Csv || o.format == Format::Tsv;
                       return isCsv ? o.csv.header : o.columnNames;
                   }));
    list.last().flagNegates = true;

    list << option(
        "neutraliseFormulas", Kind::Switch, "Make formulas harmless for spreadsheets",
        "What a spreadsheet would take for a formula (= + - @ tab) gets a ' in front; numbers stay",
        "neutralise-formulas", nullptr, "a ' before what a spreadsheet would take for a formula",
        switchOf([](WriteOptions &o) -> bool & { return o.csv.neutraliseFormulas; }));

    list << option("table", Kind::Text, "Into table",
                   "The table that the statements name, quoted as in SQL where need be", "into", "NAME",
                   "the table that the statements name (default: that of --table)",
                   {[](const WriteOptions &o) { return quoteQualified(o.sql.table); },
                    [](WriteOptions &o, const QString &text) -> Result<void> {
                        o.sql.table.clear();
                        if (text.trimmed().isEmpty())
                            return {};
                        auto names = namesFromSql(text.trimmed(), QLatin1Char('.'),
                                                  QStringLiteral("the name of a table"));
                        if (!names)
                            return names.error();
                        o.sql.table = *names;
                        return {};
                    }});
    list.last().placeholder = QStringLiteral("schema.table");
    list.last().needed = list.last().ofOneExport = list.last().isName = true;

    list << option("key", Kind::Text, "Key columns",
                   "The columns that tell a row from all others, with commas between them", "key", "NAMES",
                   "the columns that tell a row from all others, with commas between them",
                   {[](const WriteOptions &o) { return quotedNames(o.sql.keyColumns); },
                    [](WriteOptions &o, const QString &text) -> Result<void> {
                        o.sql.keyColumns.clear();
                        if (text.trimmed().isEmpty())
                            return {};
                        auto names
                            = namesFromSql(text, QLatin1Char(','), QStringLiteral("a list of columns"));
                        if (!names)
                            return names.error();
                        o.sql.keyColumns = *names;
                        return {};
                    }});
    list.last().placeholder = QStringLiteral("id");
    list.last().needed = list.last().ofOneExport = list.last().isName = true;

    list << option("rowsPerStatement", Kind::Number, "Rows per statement",
                   "How many rows one INSERT holds: more load faster, one can be picked apart",
                   "rows-per-statement", "N", "rows in one INSERT (default 100)",
                   {[](const WriteOptions &o) { return QString::number(o.sql.rowsPerStatement); },
                    [](WriteOptions &o, const QString &text) -> Result<void> {
                        bool ok = false;
                        const int number = text.trimmed().toInt(&ok);
                        if (!ok || number < 1 || number > SqlOptions::MostRowsPerStatement)
                            return Error::input(QStringLiteral("Rows per statement: a number from 1 to %1")
                                                    .arg(SqlOptions::MostRowsPerStatement));
                        o.sql.rowsPerStatement = number;
                        return {};
                    }});

    list << option("skipConflicts", Kind::Switch, "Skip rows that are there already",
                   "ON CONFLICT DO NOTHING", "skip-conflicts", nullptr,
                   "rows that are there already are skipped (ON CONFLICT DO NOTHING)",
                   switchOf([](WriteOptions &o) -> bool & { return o.sql.skipConflicts; }));

    list << option("overrideIdentity", Kind::Switch, "Write identity columns too",
                   "OVERRIDING SYSTEM VALUE, for columns GENERATED ALWAYS AS IDENTITY", "override-identity",
                   nullptr, "identity columns get these values (OVERRIDING SYSTEM VALUE)",
                   switchOf([](WriteOptions &o) -> bool & { return o.sql.overrideIdentity; }));

    list << option("cutLongText", Kind::Switch, "Cut text over 32,767 characters",
                   "A cell of a workbook holds no more; without this such a text stops the export",
                   "cut-long-text", nullptr, "text over 32,767 characters is cut, not refused",
                   switchOf([](WriteOptions &o) -> bool & { return o.cutLongText; }));

    list << option("title", Kind::Text, "Title", "The title of the page, or the name of the sheet", "title",
                   "TEXT", "the page's title or the sheet's name",
                   {[](const WriteOptions &o) { return o.title; },
                    [](WriteOptions &o, const QString &text) -> Result<void> {
                        o.title = text;
                        return {};
                    }});

    list.last().ofOneExport = list.last().isName = true;

    list << option("compression", Kind::Choice, "Compression", "The file is compressed as it is written",
                   "compress", "NAME", "none, gzip or zstd (default none)",
                   {[](const WriteOptions &o) { return compressionInfo(o.compression).name; },
                    [](WriteOptions &o, const QString &text) -> Result<void> {
                        auto compression = compressionFromName(text);
                        if (!compression)
                            return compression.error();
                        o.compression = *compression;
                        return {};
                    }});
    for (const CompressionName &entry : compressions())
        list.last().choices << OptionInfo::Choice{entry.name, entry.label};
    return list;
}

} // namespace

const QList<OptionInfo> &writeOptionTable()
{
    static const QList<OptionInfo> list = build();
    return list;
}

const OptionInfo *findOption(const QString &id)
{
    const auto &list = writeOptionTable();
    const auto found
        = std::find_if(list.begin(), list.end(), [&id](const OptionInfo &info) { return info.id == id; });
    return found != list.end() ? &*found : nullptr;
}

QHash<QString, QString> optionValues(const WriteOptions &options)
{
    QHash<QString, QString> values;
    for (const QString &id : formatInfo(options.format).options) {
        if (const OptionInfo *info = findOption(id))
            values.insert(id, info->get(options));
    }
    return values;
}

WriteOptions optionsFromValues(Format format, const QHash<QString, QString> &values)
{
    WriteOptions options;
    options.format = format;
    for (const QString &id : formatInfo(format).options) {
        const OptionInfo *info = findOption(id);
        WriteOptions changed = options;
        if (info && values.contains(id) && info->set(changed, values[id]))
            options = changed;
    }
    if (!options.csvRules().check())
        options.csv = {};
    return options;
}

} // namespace core::transfer
