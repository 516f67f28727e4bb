// SPDX-License-Identifier: GPL-3.0-or-later
// How a file is to be read: its format and what each format can be told. A value.
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace core::importing {

enum class SourceFormat
{
    Csv,
    Json,      ///< an array of objects, or objects one after the other
    JsonLines, ///< an object on each line
    Xlsx,
    CopyText,
    CopyBinary,
};

struct ReadOptions
{
    SourceFormat format = SourceFormat::Csv;
    QString encoding = QStringLiteral("UTF-8"); ///< as encodingName() gives it
    char delimiter = ',';
    char quote = '"'; ///< 0: none, every byte means itself
    std::optional<char> escape{};
    QByteArray nullText{}; ///< without quotes it is NULL
    bool header = true;    ///< the first line has the names
    qint64 skipLines = 0;  ///< before the header
    QString sheet{};       ///< its name, or its number from 1; empty: the first

    bool operator==(const ReadOptions &) const = default;
    /// The same refusals as the server's. Fails with Input.
    Result<void> check() const;
};

struct SourceFormatInfo
{
    SourceFormat format;
    QString id;    ///< of the command line: "copy-text"
    QString label; ///< as the user reads it
    QStringList suffixes;
    QStringList options; ///< ids of readoptiontable.h that apply
    bool hasRecords;     ///< its rows are read here; without it the bytes go to the server as they are
};
/// In the order they are offered.
const QList<SourceFormatInfo> &sourceFormats();
const SourceFormatInfo &sourceFormatInfo(SourceFormat format);
/// By id ("tsv" is CSV with tabs). Fails with Input, naming those there are.
Result<ReadOptions> optionsForFormat(const QString &id);

} // namespace core::importing
