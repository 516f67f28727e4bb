// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/rowwriter.h"

namespace core::transfer {

namespace {

/// While a block is written nobody reads: it is small enough that the server fills the socket's buffer (about
/// 200 KB) meanwhile, and never waits.
constexpr qsizetype BlockSize = 256 << 10;

} // namespace

RowWriter::RowWriter(ByteSink &target, Progress &progress, bool flushWhenIdle)
    : m_out(target, progress)
    , m_flushWhenIdle(flushWhenIdle)
{
}

Result<void> RowWriter::begin(const QList<result::Column> &columns)
{
    m_columns = columns;
    start();
    m_inRows = true;
    return m_out.status();
}

Result<void> RowWriter::row(std::span<const result::CellView> cells)
{
    writeRow(cells);
    if (m_out.failed())
        return m_out.status();
    m_out.rowDone();
    if (!m_flushWhenIdle && m_out.used() >= BlockSize)
        m_out.flush();
    return {};
}

void RowWriter::idle()
{
    m_out.tellRows();
    if (!m_flushWhenIdle || m_out.failed())
        return;
    if (m_inRows)
        pause();
    m_out.flush();
}

Result<void> RowWriter::end(bool complete)
{
    m_out.tellRows();
    if (complete && !m_out.failed())
        finish();
    if (complete && !m_out.failed())
        m_out.flush();
    return m_out.status();
}

QString RowWriter::place(qsizetype column) const
{
    const QString name = column < m_columns.size() ? m_columns[column].name : QString();
    // QStringLiteral::arg would read a %1 inside the name: all at once
    return m_inRows ? QStringLiteral("Row %1, column %2 (%3)")
                          .arg(QString::number(m_out.rows() + 1), QString::number(column + 1), name)
                    : QStringLiteral("The name of column %1 (%2)").arg(QString::number(column + 1), name);
}

void RowWriter::lose(qsizetype column, Loss loss)
{
    m_out.losses().add(loss, column < 0 ? QString() : m_columns[column].name);
}

void RowWriter::refuse(qsizetype column, const QString &why, const QString &hint)
{
    m_out.fail(Error::io(place(column) + QLatin1Char(' ') + why, hint));
}

} // namespace core::transfer
