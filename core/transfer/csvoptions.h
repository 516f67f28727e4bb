// SPDX-License-Identifier: GPL-3.0-or-later
// How a CSV file is written: the options of COPY … CSV, line ends, and the encoding.
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace core::transfer {

enum class TextEncoding
{
    Utf8, ///< the bytes as the server sent them, also those that are no UTF-8 (SQL_ASCII)
    Utf8WithBom,
    Utf16Le, ///< with a byte order mark
    Latin1,
    Windows1252,
};

struct EncodingName
{
    TextEncoding encoding;
    QString name;  ///< as an option of the command line: "utf-8", "windows-1252"
    QString label; ///< as the user reads it
};
/// Every encoding there is, in the order they are offered.
const QList<EncodingName> &encodings();
/// Upper and lower case, '-' and '_' do not matter; "UTF8", "latin1", "cp1252" are known too. Fails with
/// Input.
Result<TextEncoding> encodingFromName(const QString &name);

struct CsvOptions
{
    char delimiter = ',';
    char quote = '"';
    std::optional<char>
        escape{};          ///< before quote and escape inside a quoted value; none: the quote itself, doubled
    QByteArray nullText{}; ///< UTF-8; a value that equals it is quoted, NULL is not
    bool header = true;
    bool crlf = false; ///< ends of records; line breaks inside values stay as they are
    TextEncoding encoding = TextEncoding::Utf8;
    /// For spreadsheets: what they would take for a formula gets a ' in front (= + - @ tab CR; numbers stay).
    bool neutraliseFormulas = false;

    bool operator==(const CsvOptions &) const = default;

    /// The same refusals as the server's for COPY … CSV: fails with Input.
    Result<void> check() const;
};

/// One character of one byte, or a name for it: comma, semicolon, tab (also \t), pipe, space. what is for the
/// message
/// ("delimiter"). Fails with Input.
Result<char> characterFromName(const QString &text, const QString &what);

} // namespace core::transfer
