// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/format.h"

#include "core/transfer/csvwriter.h"

#include <algorithm>

namespace core::transfer {

namespace {

std::unique_ptr<result::RowSink> makeCsv(const WriteOptions &options, ByteSink &target, Progress &progress,
                                         bool flushWhenIdle)
{
    return std::make_unique<CsvWriter>(target, options.csvRules(), progress, flushWhenIdle);
}

QStringList ids(const char *spaced)
{
    return QString::fromLatin1(spaced).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

const QList<FormatInfo> &formats()
{
    static const QList<FormatInfo> list{
        {Format::Csv, QStringLiteral("csv"), QStringLiteral("CSV"), QStringLiteral("csv"),
         QStringLiteral("text/csv"), true, true, true,
         ids("delimiter quote escape null no-header encoding crlf"), makeCsv},
        {Format::Tsv, QStringLiteral("tsv"), QStringLiteral("TSV"), QStringLiteral("tsv"),
         QStringLiteral("text/tab-separated-values"), true, true, true,
         ids("quote escape null no-header encoding crlf"), makeCsv},
    };
    return list;
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
    return formatInfo(options.format).make(options, target, progress, flushWhenIdle);
}

} // namespace core::transfer
