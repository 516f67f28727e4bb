// SPDX-License-Identifier: GPL-3.0-or-later
// What a file seems to be, from its name and its first megabyte. Guesses only: everything can be said
// otherwise. Thread: any but the GUI's.
#pragma once

#include "core/importing/inputfile.h"
#include "core/importing/readoptions.h"
#include "core/importing/record.h"

#include <QSet>

#include <memory>

namespace core::importing {

/// known: ids of options (readoptiontable.h, and "format") that were said and are not guessed; their values
/// are in options. Fails with Input where the file cannot be what was said.
Result<ReadOptions> sniff(const InputFile &file, const ReadOptions &options, const QSet<QString> &known);

/// A reader from the beginning of the file; open() is the caller's. The file is made rewindable first where
/// the format needs it.
Result<std::unique_ptr<RecordReader>> readerOf(const InputFilePtr &file, const ReadOptions &options);

/// The first rows, as text, for a person to look at.
struct Sample
{
    struct Value
    {
        QByteArray text;
        bool null = true;
    };
    QStringList columns;
    QList<QList<Value>> rows;
    QList<qint64> lines;        ///< of the rows
    QList<QString> problems;    ///< of the rows; empty where there is none
    QStringList sheets;         ///< of a workbook
    std::optional<Error> error; ///< after these rows
};
/// From head() alone where that can be; at most `rows` of them, long values cut.
Result<Sample> sampleOf(const InputFilePtr &file, const ReadOptions &options, int rows = 50);

} // namespace core::importing
