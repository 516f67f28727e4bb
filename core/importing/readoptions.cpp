// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/readoptions.h"

#include <algorithm>

namespace core::importing {

Result<void> ReadOptions::check() const
{
    if (format != SourceFormat::Csv)
        return {};
    const auto lineEnd = [](char c) { return c == '\n' || c == '\r' || c == '\0'; };
    if (lineEnd(delimiter))
        return Error::input(QStringLiteral("The delimiter cannot be a line break"));
    if (quote != '\0' && lineEnd(quote))
        return Error::input(QStringLiteral("The quote cannot be a line break"));
    if (escape && lineEnd(*escape))
        return Error::input(QStringLiteral("The escape cannot be a line break"));
    if (quote == delimiter)
        return Error::input(QStringLiteral("Delimiter and quote must differ"));
    if (nullText.contains(delimiter))
        return Error::input(QStringLiteral("The text for NULL cannot contain the delimiter"));
    if (nullText.contains('\n') || nullText.contains('\r'))
        return Error::input(QStringLiteral("The text for NULL cannot contain a line break"));
    if (quote != '\0' && nullText.contains(quote))
        return Error::input(QStringLiteral("The text for NULL cannot contain the quote"));
    return {};
}

const QList<SourceFormatInfo> &sourceFormats()
{
    static const QStringList csv{QStringLiteral("delimiter"), QStringLiteral("quote"),
                                 QStringLiteral("escape"),    QStringLiteral("null"),
                                 QStringLiteral("header"),    QStringLiteral("encoding"),
                                 QStringLiteral("skip-lines")};
    static const QList<SourceFormatInfo> list{
        {SourceFormat::Csv,
         QStringLiteral("csv"),
         QStringLiteral("CSV, TSV"),
         {QStringLiteral("csv"), QStringLiteral("tsv"), QStringLiteral("tab"), QStringLiteral("txt")},
         csv,
         true},
        {SourceFormat::Json,
         QStringLiteral("json"),
         QStringLiteral("JSON"),
         {QStringLiteral("json")},
         {QStringLiteral("encoding")},
         true},
        {SourceFormat::JsonLines,
         QStringLiteral("jsonl"),
         QStringLiteral("JSON Lines"),
         {QStringLiteral("jsonl"), QStringLiteral("ndjson")},
         {QStringLiteral("encoding")},
         true},
        {SourceFormat::Xlsx,
         QStringLiteral("xlsx"),
         QStringLiteral("Excel workbook"),
         {QStringLiteral("xlsx"), QStringLiteral("xlsm")},
         {QStringLiteral("sheet"), QStringLiteral("header"), QStringLiteral("skip-lines")},
         true},
        {SourceFormat::CopyText,
         QStringLiteral("copy-text"),
         QStringLiteral("PostgreSQL COPY text"),
         {QStringLiteral("copy"), QStringLiteral("pgcopy")},
         {QStringLiteral("encoding")},
         true},
        {SourceFormat::CopyBinary,
         QStringLiteral("copy-binary"),
         QStringLiteral("PostgreSQL COPY binary"),
         {QStringLiteral("bin"), QStringLiteral("pgbin")},
         {},
         false},
    };
    return list;
}

const SourceFormatInfo &sourceFormatInfo(SourceFormat format)
{
    const auto &list = sourceFormats();
    return *std::find_if(list.begin(), list.end(),
                         [format](const SourceFormatInfo &info) { return info.format == format; });
}

Result<ReadOptions> optionsForFormat(const QString &id)
{
    ReadOptions options;
    if (id == QLatin1String("tsv")) {
        options.delimiter = '\t';
        return options;
    }
    QStringList names;
    for (const SourceFormatInfo &info : sourceFormats()) {
        if (info.id == id) {
            options.format = info.format;
            return options;
        }
        names << info.id;
    }
    names.insert(1, QStringLiteral("tsv"));
    return Error::input(QStringLiteral("There is no format \"%1\" to import").arg(id),
                        QStringLiteral("There are: %1").arg(names.join(QLatin1String(", "))));
}

} // namespace core::importing
