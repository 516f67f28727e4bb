// SPDX-License-Identifier: GPL-3.0-or-later
// How rows are written: the format and what each format can be told. A value; which of it applies to a format
// is in the table of format.h.
#pragma once

#include "core/transfer/csvoptions.h"

#include <QStringList>

namespace core::transfer {

enum class Format
{
    Csv,
    Tsv,  ///< CSV with tabs
    Json, ///< one array
    JsonLines,
    SqlInsert,
    SqlUpsert,
    SqlUpdate,
    SqlValues,
    SqlInList,
    Markdown,
    Html,
    Xlsx,
    CopyText,
    CopyBinary,
};

enum class Compression
{
    None,
    Gzip,
    Zstd,
};

struct SqlOptions
{
    QStringList table{};      ///< schema and name, unquoted; empty: the exported table's
    QStringList keyColumns{}; ///< names of columns of the result, for upsert and update
    static constexpr int MostRowsPerStatement = 100000;
    int rowsPerStatement = 100;    ///< of INSERT and upsert
    bool skipConflicts = false;    ///< ON CONFLICT DO NOTHING
    bool overrideIdentity = false; ///< OVERRIDING SYSTEM VALUE

    bool operator==(const SqlOptions &) const = default;
};

struct WriteOptions
{
    Format format = Format::Csv;
    CsvOptions csv{}; ///< of CSV and TSV, which has its own delimiter
    SqlOptions sql{};
    bool columnNames = true;  ///< of Markdown, HTML and XLSX: a header; of CSV see there
    bool fragment = false;    ///< of HTML: the table alone, for the clipboard
    bool cutLongText = false; ///< of XLSX: text over 32,767 characters is cut, otherwise an error
    QString title{};          ///< of HTML: the page's; of XLSX: the sheet's
    Compression compression = Compression::None;

    bool operator==(const WriteOptions &) const = default;

    /// The rules for CSV and TSV.
    CsvOptions csvRules() const;
    /// Whether a writer can be made of it: fails with Input.
    Result<void> check() const;
    /// The same for several tables, of which each is named in its own file.
    Result<void> checkForTables() const;
};

} // namespace core::transfer
