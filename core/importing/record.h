// SPDX-License-Identifier: GPL-3.0-or-later
// One row as a file holds it, and what every reader of files is.
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace core::importing {

struct Cell
{
    enum class Form : quint8
    {
        Null,
        Text,
        Json,    ///< the text of a JSON value: a string has its quotes
        Escaped, ///< as COPY text writes it
    };

    const char *data = nullptr;
    qsizetype size = 0;
    Form form = Form::Null;

    QByteArrayView bytes() const { return {data, size}; }
    static Cell null() { return {}; }
    static Cell text(QByteArrayView view) { return {view.data(), view.size(), Form::Text}; }
};

struct Record
{
    std::vector<Cell> cells; ///< valid until the reader's next call
    qint64 number = 0;       ///< from 1, the header is none
    qint64 line = 0;         ///< of the file, from 1; of a workbook its row
    /// Why the record cannot be used as it is; the next one can be read all the same.
    std::optional<QString> problem;

    void clear()
    {
        cells.clear();
        problem.reset();
    }
};

/// More make no table: the server takes 1,600.
inline constexpr qsizetype MostColumns = 1600;

/// Reads the rows of a file, one after the other, in bounded memory. Thread: one.
class RecordReader
{
public:
    virtual ~RecordReader() = default;

    /// Finds out what the columns are: before next(). Fails with Input, Io.
    virtual Result<void> open() = 0;
    const QStringList &columns() const { return m_columns; }
    /// False at the end. A failure ends the reading: Input (with the line), Io.
    virtual Result<bool> next(Record &record) = 0;

protected:
    QStringList m_columns;
};

/// As many names as are missing, and empty ones, become column_3; a name that comes twice gets a number.
QStringList usableNames(QStringList names);
Error tooManyColumns(qsizetype count, qint64 line);

} // namespace core::importing
