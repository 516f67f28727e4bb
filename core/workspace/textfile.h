// SPDX-License-Identifier: GPL-3.0-or-later
// SQL files as an editor has them: read to UTF-8 and written back byte for byte as far as nothing was edited.
// Thread: any; reads and writes whole files.
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace core::workspace {

enum class Encoding
{
    Utf8, ///< bytes that are not UTF-8 stay as they are
    Utf8Mark,
    Utf16Le,
    Utf16Be,
    Windows1252,
    Latin1,
    Latin9,
};

struct EncodingName
{
    Encoding encoding;
    const char *id;
    const char *label;
};
const QList<EncodingName> &encodingNames();
QString encodingLabel(Encoding encoding);
QString encodingId(Encoding encoding);
/// None where the id is unknown.
std::optional<Encoding> encodingFromId(const QString &id);

/// What tells whether somebody wrote a file since.
struct FileStamp
{
    QDateTime modified{}; ///< UTC; invalid: there is no file
    qint64 size = -1;
    QByteArray hash{}; ///< of the content; empty: not read

    bool exists() const { return modified.isValid(); }
};

struct TextFile
{
    QByteArray text{}; ///< UTF-8 (or, not being that, the bytes themselves), without a mark
    Encoding encoding = Encoding::Utf8;
    bool notUtf8 = false; ///< Encoding::Utf8, but some bytes are not
    FileStamp stamp{};
};

/// wanted: none guesses by the mark, then by whether it is UTF-8. A file that its encoding does not give back
/// byte for byte is read as its bytes.
TextFile decoded(const QByteArray &bytes, std::optional<Encoding> wanted = {});
/// Fails with Input, naming the first character that the encoding does not have, and its line.
Result<QByteArray> encoded(const QByteArray &text, Encoding encoding);

Result<TextFile> readTextFile(const QString &path, std::optional<Encoding> wanted = {});
/// Whole or not at all; mode and symbolic link stay. Fails with Io.
Result<FileStamp> writeTextFile(const QString &path, const QByteArray &text, Encoding encoding);
/// Size and time only.
FileStamp stampOf(const QString &path);

} // namespace core::workspace
