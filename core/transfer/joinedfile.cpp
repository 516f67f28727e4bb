// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/joinedfile.h"

namespace core::transfer {

namespace {

/// Cells' bytes after which a block is handed on: with quotes and separators it still fits the writer's
/// buffer of 1 MB, so that it goes to the file without a copy.
constexpr qsizetype BlockSize = 640 << 10;
/// A row of many small cells is mostly separators.
constexpr qsizetype BytesPerCell = 2;
/// A record larger than this takes the file for itself and goes by in parts.
constexpr qsizetype LargestPart = 4 << 20;

} // namespace

Result<void> JoinedFile::begin(QByteArrayView opening)
{
    const std::lock_guard lock(m_mutex);
    if (m_begun)
        return {};
    m_begun = true;
    return append(opening);
}

void JoinedFile::keepClosing(QByteArrayView closing)
{
    const std::lock_guard lock(m_mutex);
    m_closing = closing.toByteArray();
}

Result<void> JoinedFile::finish()
{
    const std::lock_guard lock(m_mutex);
    return append(m_closing);
}

Result<void> JoinedFile::append(QByteArrayView bytes)
{
    if (m_refused.load())
        return Error::io(QStringLiteral("Another session failed to write this file"));
    if (bytes.isEmpty())
        return {};
    if (auto written = m_target.write(bytes); !written)
        return written;
    m_progress.bytes.fetch_add(bytes.size(), std::memory_order_relaxed);
    return {};
}

PieceSink::~PieceSink() = default;

Result<void> PieceSink::begin(const QList<result::Column> &columns)
{
    auto writer = m_makeWriter(*this, m_own);
    if (!writer)
        return writer.error();
    m_writer = std::move(*writer);
    m_aside = true;
    if (auto begun = m_writer->begin(columns); !begun)
        return begun;
    m_writer->idle();
    m_aside = false;
    const QByteArray opening = std::exchange(m_part, {});
    return m_file.begin(opening);
}

Result<void> PieceSink::row(std::span<const result::CellView> cells)
{
    if (auto written = m_writer->row(cells); !written)
        return written;
    ++m_rows;
    m_collected += BytesPerCell * qsizetype(cells.size());
    for (const result::CellView &cell : cells)
        m_collected += cell.size;
    if (m_collected >= BlockSize)
        return handOver();
    return {};
}

Result<void> PieceSink::handOver()
{
    m_wholeRecords = true;
    m_writer->idle(); // a failure to write is told by the writer's next call
    m_wholeRecords = false;
    m_collected = 0;
    Result<void> written;
    if (!m_part.isEmpty()) {
        if (!m_lock.owns_lock())
            m_lock = std::unique_lock(m_file.m_mutex);
        written = m_file.append(m_part);
        m_part.clear();
    }
    if (m_lock.owns_lock())
        m_lock.unlock();
    m_file.m_progress.rows.fetch_add(std::exchange(m_rows, 0), std::memory_order_relaxed);
    return written;
}

Result<void> PieceSink::write(QByteArrayView bytes)
{
    if (m_aside || (!m_wholeRecords && !m_lock.owns_lock() && m_part.size() + bytes.size() <= LargestPart)) {
        m_part.append(bytes);
        return {};
    }
    if (!m_lock.owns_lock())
        m_lock = std::unique_lock(m_file.m_mutex);
    if (!m_part.isEmpty()) {
        if (auto written = m_file.append(m_part); !written)
            return written;
        m_part.clear();
    }
    return m_file.append(bytes);
}

Result<void> PieceSink::end(bool complete)
{
    if (!m_writer)
        return {};
    Result<void> handed = complete ? handOver() : Result<void>();
    if (m_lock.owns_lock())
        m_lock.unlock();
    m_part.clear();
    m_aside = true;
    auto ended = m_writer->end(complete && handed);
    m_aside = false;
    if (complete && handed && ended)
        m_file.keepClosing(m_part);
    return handed ? ended : handed;
}

} // namespace core::transfer
