// SPDX-License-Identifier: GPL-3.0-or-later
// Every format that rows can be written in, as a table: its names, where it is offered, what it can be told,
// and how its writer is made. A new format is one entry.
#pragma once

#include "core/result/rowsink.h"
#include "core/transfer/bytesink.h"
#include "core/transfer/progress.h"
#include "core/transfer/writeoptions.h"

#include <QList>

#include <memory>

namespace core::transfer {

struct FormatInfo
{
    Format format;
    QString id;     ///< as an option of the command line: "sql-insert"
    QString label;  ///< as the user reads it
    QString suffix; ///< of a file, without the dot
    QString mime;
    bool toFile;         ///< offered for exports
    bool toClipboard;    ///< offered for Copy as
    bool isText;         ///< its first lines can be shown
    bool isBinary;       ///< wants cells in binary format (RunOptions::binary), which held rows are not
    QStringList options; ///< ids of optiontable.h that apply
    std::unique_ptr<result::RowSink> (*make)(const WriteOptions &, ByteSink &, Progress &,
                                             bool flushWhenIdle);
};

/// What a session sets before it runs a statement for this format, so that the values mean the same
/// elsewhere.
QList<QByteArray> sessionSettings(Format format);

/// In the order they are offered.
const QList<FormatInfo> &formats();
const FormatInfo &formatInfo(Format format);
/// By id. Fails with Input, naming those there are.
Result<Format> formatFromName(const QString &name);

struct CompressionName
{
    Compression compression;
    QString name;   ///< as an option of the command line: "gzip"
    QString label;  ///< as the user reads it
    QString suffix; ///< after that of the format, with its dot; empty for none
};
const QList<CompressionName> &compressions();
const CompressionName &compressionInfo(Compression compression);
Result<Compression> compressionFromName(const QString &name);

/// ".csv", ".json.gz": what the name of a file of these options ends in.
QString fileSuffix(const WriteOptions &options);

/// A writer of rows for target, compressing where asked to. progress counts rows and the bytes that target
/// got; several writers may share it. flushWhenIdle: hand on what is there when the server is slow (pipes).
/// target and progress outlive the writer. Fails with Input as check() does. Thread: make and use it in any
/// one.
Result<std::unique_ptr<result::RowSink>> makeWriter(const WriteOptions &options, ByteSink &target,
                                                    Progress &progress, bool flushWhenIdle = false);

} // namespace core::transfer
