// SPDX-License-Identifier: GPL-3.0-or-later
// The rows that were not taken, as a CSV file: the line, the reason, then what the file held. Mended, it can
// be imported again: its first two columns are known and left out. Thread: one.
#pragma once

#include "core/importing/record.h"
#include "core/transfer/targetfile.h"

#include <memory>

namespace core::importing {

/// The first two columns of such a file.
bool isBadRowsColumn(const QString &name);

/// The values as a line of CSV, without its end: NULL is nothing, empty is "".
void appendCsv(QByteArray &to, const std::vector<Cell> &cells);

/// The same of a row of COPY text as RowEncoder writes it; order: for each value the place of its column in
/// the file.
void appendCsvOfRow(QByteArray &to, QByteArrayView row, const std::vector<int> &order);

class BadRows
{
public:
    /// path empty: the rows are counted, nothing is written.
    BadRows(QString path, QStringList columns, qint64 most);

    /// csv: from appendCsv(). Fails with Input when there are too many, Io.
    Result<void> add(qint64 line, const QString &reason, QByteArrayView csv);
    qint64 count() const { return m_count; }
    /// The first few, for people.
    const QStringList &examples() const { return m_examples; }
    /// Puts the file under its name, if there are bad rows.
    Result<void> commit();

private:
    const QString m_path;
    const QStringList m_columns;
    const qint64 m_most;
    qint64 m_count = 0;
    QStringList m_examples;
    QByteArray m_waiting;
    std::unique_ptr<transfer::TargetFile> m_file;
};

} // namespace core::importing
