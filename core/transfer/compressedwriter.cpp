// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/compressedwriter.h"

namespace core::transfer {

CompressedWriter::CompressedWriter(ByteSink &target, Progress &progress)
    : m_progress(progress)
    , m_counter(target, progress)
{
}

Result<std::unique_ptr<result::RowSink>> CompressedWriter::make(const WriteOptions &options, ByteSink &target,
                                                                Progress &progress)
{
    auto self = std::unique_ptr<CompressedWriter>(new CompressedWriter(target, progress));
    auto compressor = Compressor::make(options.compression, self->m_counter);
    if (!compressor)
        return compressor.error();
    self->m_compressor = std::move(*compressor);
    self->m_background = std::make_unique<BackgroundSink>(*self->m_compressor);
    self->m_writer = formatInfo(options.format).make(options, *self->m_background, self->m_plain, false);
    return std::unique_ptr<result::RowSink>(std::move(self));
}

Result<void> CompressedWriter::Counter::write(QByteArrayView bytes)
{
    auto written = m_target.write(bytes);
    if (written)
        m_progress.bytes.fetch_add(bytes.size(), std::memory_order_relaxed);
    return written;
}

Result<void> CompressedWriter::begin(const QList<result::Column> &columns)
{
    return m_writer->begin(columns);
}

Result<void> CompressedWriter::row(std::span<const result::CellView> cells)
{
    auto written = m_writer->row(cells);
    if (m_plain.rows.load(std::memory_order_relaxed) != m_toldRows)
        tellRows();
    return written;
}

void CompressedWriter::idle()
{
    m_writer->idle();
    tellRows();
}

Result<void> CompressedWriter::end(bool complete)
{
    auto ended = m_writer->end(complete);
    tellRows();
    m_progress.losses.addAll(m_plain.losses);
    if (!ended || !complete) {
        m_writer.reset();
        m_background.reset(); // from here on nobody writes to the target any more
        return ended;
    }
    if (auto passed = m_background->finish(); !passed)
        return passed;
    return m_compressor->finish();
}

void CompressedWriter::tellRows()
{
    const qint64 rows = m_plain.rows.load(std::memory_order_relaxed);
    m_progress.rows.fetch_add(rows - m_toldRows, std::memory_order_relaxed);
    m_toldRows = rows;
}

} // namespace core::transfer
