// SPDX-License-Identifier: GPL-3.0-or-later
// The type of a column from all of its values: the narrowest that keeps every one of them as it stands.
// Leading zeros, a plus sign, spaces around: text.
#pragma once

#include "core/importing/record.h"

#include <QList>

#include <atomic>

namespace core::importing {

class ColumnGuess
{
public:
    /// Cost: a few comparisons while the column is not known to be text, then one.
    void add(const Cell &cell)
    {
        if (m_possible != TextOnly)
            look(cell);
    }
    /// boolean, integer, bigint, numeric, double precision, date, timestamp, timestamptz, uuid, jsonb, text.
    QString typeName() const;

private:
    enum Possible : quint32
    {
        TextOnly = 0,
        Boolean = 1 << 0,
        Integer = 1 << 1,
        BigInteger = 1 << 2,
        Numeric = 1 << 3,
        Double = 1 << 4,
        Date = 1 << 5,
        Timestamp = 1 << 6,
        TimestampTz = 1 << 7,
        Uuid = 1 << 8,
        Json = 1 << 9,
        All = (1 << 10) - 1,
    };
    void look(const Cell &cell);
    static quint32 kindsOf(QByteArrayView text, quint32 wanted);

    quint32 m_possible = All;
    bool m_any = false;
    bool m_number = false;   ///< not only words like NaN
    bool m_exponent = false; ///< 1e-7: came from a float
};

struct InferredColumn
{
    QString name; ///< of the new table's column
    QString type;
};

struct Inference
{
    QList<InferredColumn> columns;
    qint64 rows = 0;
    qint64 problems = 0; ///< records that could not be used
};

/// Over the rest of an opened reader. rows: counts on. Fails with Input, Io, Cancelled.
Result<Inference> inferTypes(RecordReader &reader, const std::atomic<bool> &stop, std::atomic<qint64> *rows);

/// Names that a table can have: not empty, none twice, at most 63 bytes.
QStringList columnNames(const QStringList &fileColumns);
/// create table …, for a person to read and change.
QString createTableStatement(const QStringList &table, const QList<InferredColumn> &columns);

} // namespace core::importing
