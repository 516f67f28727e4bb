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

class Array : public ByteSink
{
public:
    Result<void> write(QByteArrayView more) override
    {
        bytes.append(more);
        return {};
    }
    QByteArray bytes;
};

} // namespace

JoinedFile::JoinedFile(ByteSink &target, Progress &progress, const WriteOptions &options)
    : m_target(target)
    , m_progress(progress)
    , m_joining(joiningOf(options))
    , m_compression(options.compression)
{
}

Result<void> JoinedFile::begin(QByteArrayView opening)
{
    const std::lock_guard lock(m_mutex);
    if (m_begun)
        return {};
    m_begun = true;
    return appendCompressed(opening);
}

void JoinedFile::keepClosing(QByteArrayView closing, bool hadRows)
{
    const std::lock_guard lock(m_mutex);
    if (m_closingOfRows && !hadRows)
        return;
    m_closingOfRows = hadRows;
    m_closing = closing.toByteArray();
}

Result<void> JoinedFile::finish()
{
    const std::lock_guard lock(m_mutex);
    return appendCompressed(m_closing);
}

Result<void> JoinedFile::appendCompressed(QByteArrayView bytes)
{
    if (m_compression == Compression::None || bytes.isEmpty())
        return append(bytes);
    Array member;
    auto compressor = Compressor::make(m_compression, member);
    if (!compressor)
        return compressor.error();
    if (auto written = (*compressor)->write(bytes); !written)
        return written;
    if (auto finished = (*compressor)->finish(); !finished)
        return finished;
    return append(member.bytes);
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
    m_columns = columns;
    if (auto started = startWriter(); !started)
        return started;
    const QByteArray opening = std::exchange(m_part, {});
    return m_file.begin(opening);
}

/// What it writes before the first record is left in m_part.
Result<void> PieceSink::startWriter()
{
    auto writer = m_makeWriter(*this, m_own);
    if (!writer)
        return writer.error();
    m_writer = std::move(*writer);
    m_aside = true;
    auto begun = m_writer->begin(m_columns);
    if (begun)
        m_writer->idle();
    m_aside = false;
    return begun;
}

Result<void> PieceSink::row(std::span<const result::CellView> cells)
{
    if (!m_writer) { // the last one ended its statements
        if (auto started = startWriter(); !started)
            return started;
        m_part.clear();
    }
    if (auto written = m_writer->row(cells); !written)
        return written;
    ++m_rows;
    m_hasRows = true;
    m_collected += BytesPerCell * qsizetype(cells.size());
    for (const result::CellView &cell : cells)
        m_collected += cell.size;
    if (m_collected >= BlockSize)
        return handOver();
    return {};
}

Result<void> PieceSink::handOver()
{
    if (m_rows == 0)
        return {};
    m_wholeRecords = true;
    // a failure to write is told by the writer's next call, or by its end
    Result<void> written;
    if (m_file.m_joining == Joining::Statements) {
        written = m_writer->end(true);
        m_writer.reset();
    } else {
        m_writer->idle();
    }
    if (written && m_compressor)
        written = m_compressor->finish();
    if (written && !m_part.isEmpty()) {
        written = lockFile();
        if (written)
            written = m_file.append(m_part);
    }
    m_part.clear();
    if (m_lock.owns_lock())
        m_lock.unlock();
    m_wholeRecords = false;
    m_firstBlock = false;
    m_collected = 0;
    m_file.m_progress.rows.fetch_add(std::exchange(m_rows, 0), std::memory_order_relaxed);
    return written;
}

Result<void> PieceSink::lockFile()
{
    if (m_lock.owns_lock())
        return {};
    m_lock = std::unique_lock(m_file.m_mutex);
    const bool first = !std::exchange(m_file.m_hasRecords, true);
    // within a piece its writer puts the comma
    if (m_file.m_joining == Joining::List && m_firstBlock && !first)
        return m_file.appendCompressed(",");
    return {};
}

Result<void> PieceSink::write(QByteArrayView bytes)
{
    if (m_aside) {
        m_part.append(bytes);
        return {};
    }
    if (m_file.m_compression == Compression::None)
        return store(bytes);
    if (!m_compressor) {
        auto compressor = Compressor::make(m_file.m_compression, m_store);
        if (!compressor)
            return compressor.error();
        m_compressor = std::move(*compressor);
    }
    return m_compressor->write(bytes);
}

Result<void> PieceSink::store(QByteArrayView bytes)
{
    if (!m_wholeRecords && !m_lock.owns_lock() && m_part.size() + bytes.size() <= LargestPart) {
        m_part.append(bytes);
        return {};
    }
    if (auto locked = lockFile(); !locked)
        return locked;
    if (!m_part.isEmpty()) {
        if (auto written = m_file.append(m_part); !written)
            return written;
        m_part.clear();
    }
    return m_file.append(bytes);
}

Result<void> PieceSink::end(bool complete)
{
    m_file.m_progress.losses.addAll(m_own.losses);
    Result<void> handed = complete ? handOver() : Result<void>();
    if (m_lock.owns_lock())
        m_lock.unlock();
    m_compressor.reset();
    m_part.clear();
    if (!m_writer)
        return handed;
    m_aside = true;
    auto ended = m_writer->end(complete && handed);
    m_aside = false;
    if (complete && handed && ended)
        m_file.keepClosing(m_part, m_hasRows);
    return handed ? ended : handed;
}

} // namespace core::transfer
