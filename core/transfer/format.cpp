// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/format.h"

#include "core/transfer/compressedwriter.h"
#include "core/transfer/copywriter.h"
#include "core/transfer/csvwriter.h"
#include "core/transfer/htmlwriter.h"
#include "core/transfer/jsonwriter.h"
#include "core/transfer/markdownwriter.h"
#include "core/transfer/spreadsheetwriter.h"
#include "core/transfer/sqlwriter.h"

#include <algorithm>

namespace core::transfer {

namespace {

using Made = std::unique_ptr<result::RowSink>;

Made csv(const WriteOptions &options, ByteSink &target, Progress &progress, bool flushWhenIdle)
{
    return std::make_unique<CsvWriter>(target, options.csvRules(), progress, flushWhenIdle);
}

Made json(const WriteOptions &options, ByteSink &target, Progress &progress, bool flushWhenIdle)
{
    const auto shape = options.format == Format::Json ? JsonWriter::Shape::Array : JsonWriter::Shape::Lines;
    return std::make_unique<JsonWriter>(target, shape, progress, flushWhenIdle);
}

Made sql(const WriteOptions &options, ByteSink &target, Progress &progress, bool flushWhenIdle)
{
    return std::make_unique<SqlWriter>(target, options, progress, flushWhenIdle);
}

Made markdown(const WriteOptions &options, ByteSink &target, Progress &progress, bool flushWhenIdle)
{
    return std::make_unique<MarkdownWriter>(target, options.csv.nullText, progress, flushWhenIdle);
}

Made html(const WriteOptions &options, ByteSink &target, Progress &progress, bool flushWhenIdle)
{
    return std::make_unique<HtmlWriter>(target, options, progress, flushWhenIdle);
}

Made xlsx(const WriteOptions &options, ByteSink &target, Progress &progress, bool)
{
    return std::make_unique<SpreadsheetWriter>(target, options, progress);
}

template <class Writer>
Made plain(const WriteOptions &, ByteSink &target, Progress &progress, bool flushWhenIdle)
{
    return std::make_unique<Writer>(target, progress, flushWhenIdle);
}

// where a format is offered, and what its bytes are
enum Trait
{
    ToFile = 1,
    ToClipboard = 2,
    Text = 4,
    Binary = 8,
};

FormatInfo info(Format format, const char *id, const char *label, const char *suffix, const char *mime,
                int traits, const char *options,
                Made (*make)(const WriteOptions &, ByteSink &, Progress &, bool))
{
    return {.format = format,
            .id = QLatin1String(id),
            .label = QLatin1String(label),
            .suffix = QLatin1String(suffix),
            .mime = QLatin1String(mime),
            .toFile = (traits & ToFile) != 0,
            .toClipboard = (traits & ToClipboard) != 0,
            .isText = (traits & Text) != 0,
            .isBinary = (traits & Binary) != 0,
            .options = QString::fromLatin1(options).split(QLatin1Char(' '), Qt::SkipEmptyParts),
            .make = make};
}

} // namespace

const QList<FormatInfo> &formats()
{
    constexpr int Everywhere = ToFile | ToClipboard | Text;
    static const QList<FormatInfo> list{
        info(Format::Csv, "csv", "CSV", "csv", "text/csv", Everywhere,
             "delimiter quote escape null encoding lineEnd header neutraliseFormulas compression", csv),
        info(Format::Tsv, "tsv", "TSV (tabs)", "tsv", "text/tab-separated-values", Everywhere,
             "quote escape null encoding lineEnd header neutraliseFormulas compression", csv),
        info(Format::Json, "json", "JSON", "json", "application/json", Everywhere, "compression", json),
        info(Format::JsonLines, "jsonl", "JSON Lines", "jsonl", "application/jsonl", Everywhere,
             "compression", json),
        info(Format::SqlInsert, "sql-insert", "SQL INSERT", "sql", "application/sql", Everywhere,
             "table rowsPerStatement skipConflicts overrideIdentity compression", sql),
        info(Format::SqlUpsert, "sql-upsert", "SQL upsert", "sql", "application/sql", Everywhere,
             "table key rowsPerStatement overrideIdentity compression", sql),
        info(Format::SqlUpdate, "sql-update", "SQL UPDATE", "sql", "application/sql", Everywhere,
             "table key compression", sql),
        info(Format::SqlValues, "sql-values", "SQL VALUES", "sql", "application/sql", ToClipboard | Text, "",
             sql),
        info(Format::SqlInList, "sql-inlist", "SQL IN list", "sql", "application/sql", ToClipboard | Text, "",
             sql),
        info(Format::Markdown, "markdown", "Markdown", "md", "text/markdown", Everywhere, "null compression",
             markdown),
        info(Format::Html, "html", "HTML", "html", "text/html", Everywhere, "title null header compression",
             html),
        info(Format::Xlsx, "xlsx", "Excel (XLSX)", "xlsx",
             "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ToFile,
             "title header cutLongText", xlsx),
        info(Format::CopyText, "copy-text", "COPY text", "copy", "text/plain", Everywhere, "compression",
             plain<CopyTextWriter>),
        info(Format::CopyBinary, "copy-binary", "COPY binary", "pgcopy", "application/octet-stream",
             ToFile | Binary, "compression", plain<CopyBinaryWriter>),
    };
    return list;
}

QList<QByteArray> sessionSettings(Format format)
{
    switch (format) {
    case Format::Csv:
    case Format::Tsv:
    case Format::CopyText:
    case Format::CopyBinary:
    case Format::Markdown:
    case Format::Html:
        return {}; // as the server shows it to this user
    default:
        return {"SET datestyle = ISO", "SET intervalstyle = postgres", "SET bytea_output = hex",
                "SET extra_float_digits = 1"};
    }
}

const FormatInfo &formatInfo(Format format)
{
    const auto &list = formats();
    const auto found = std::find_if(list.begin(), list.end(),
                                    [format](const FormatInfo &info) { return info.format == format; });
    return found != list.end() ? *found : list.first();
}

Result<Format> formatFromName(const QString &name)
{
    QStringList known;
    for (const FormatInfo &info : formats()) {
        if (info.id.compare(name, Qt::CaseInsensitive) == 0)
            return info.format;
        known << info.id;
    }
    return Error::input(QStringLiteral("The format %1 is not known").arg(name),
                        QStringLiteral("There are %1.").arg(known.join(QLatin1String(", "))));
}

const QList<CompressionName> &compressions()
{
    static const QList<CompressionName> list{
        {Compression::None, QStringLiteral("none"), QStringLiteral("None"), {}},
        {Compression::Gzip, QStringLiteral("gzip"), QStringLiteral("gzip (.gz)"), QStringLiteral(".gz")},
        {Compression::Zstd, QStringLiteral("zstd"), QStringLiteral("Zstandard (.zst)"),
         QStringLiteral(".zst")},
    };
    return list;
}

const CompressionName &compressionInfo(Compression compression)
{
    const auto &list = compressions();
    const auto found = std::find_if(list.begin(), list.end(), [compression](const CompressionName &entry) {
        return entry.compression == compression;
    });
    return found != list.end() ? *found : list.first();
}

Result<Compression> compressionFromName(const QString &name)
{
    QStringList known;
    for (const CompressionName &entry : compressions()) {
        if (entry.name.compare(name, Qt::CaseInsensitive) == 0)
            return entry.compression;
        known << entry.name;
    }
    return Error::input(QStringLiteral("The compression %1 is not known").arg(name),
                        QStringLiteral("There are %1.").arg(known.join(QLatin1String(", "))));
}

QString fileSuffix(const WriteOptions &options)
{
    return QLatin1Char('.') + formatInfo(options.format).suffix + compressionInfo(options.compression).suffix;
}

Result<std::unique_ptr<result::RowSink>> makeWriter(const WriteOptions &options, ByteSink &target,
                                                    Progress &progress, bool flushWhenIdle)
{
    if (auto checked = options.check(); !checked)
        return checked.error();
    if (options.compression != Compression::None)
        return CompressedWriter::make(options, target, progress);
    return formatInfo(options.format).make(options, target, progress, flushWhenIdle);
}

} // namespace core::transfer
