// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/output.h"

namespace core::transfer {

Output::Output(ByteSink &target, Progress &progress)
    : m_target(target)
    , m_progress(progress)
    , m_buffer(std::make_unique_for_overwrite<char[]>(Capacity))
    , m_at(m_buffer.get())
    , m_end(m_at + Capacity)
{
}

Output::~Output() = default;

void Output::flush()
{
    const qsizetype used = m_at - m_buffer.get();
    m_at = m_buffer.get();
    if (used > 0)
        write(m_buffer.get(), used);
}

void Output::write(const char *data, qsizetype size)
{
    if (m_error)
        return;
    tellRows();
    if (auto written = m_target.write({data, size}); !written)
        return fail(written.error());
    m_progress.bytes.fetch_add(size, std::memory_order_relaxed);
}

void Output::large(const char *data, qsizetype size)
{
    flush();
    if (size > Capacity) // goes by without a copy
        return write(data, size);
    std::memcpy(m_at, data, std::size_t(size));
    m_at += size;
}

void Output::fail(Error error)
{
    if (!m_error)
        m_error = std::make_unique<Error>(std::move(error));
    m_at = m_buffer.get();
}

void Output::tellRows()
{
    m_progress.rows.fetch_add(m_rows - m_toldRows, std::memory_order_relaxed);
    m_toldRows = m_rows;
}

} // namespace core::transfer
