// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a writer on their way to its target: collected in a block of 1 MB, counted, and the first
// failure kept, so that a writer can write on without asking after each value. Thread: one.
#pragma once

#include "core/transfer/bytesink.h"
#include "core/transfer/progress.h"

#include <cstring>
#include <memory>

namespace core::transfer {

class Output
{
public:
    static constexpr qsizetype Capacity = 1 << 20;

    Output(ByteSink &target, Progress &progress);
    ~Output();

    void put(const char *data, qsizetype size)
    {
        if (size > m_end - m_at)
            return large(data, size);
        if (size > 0) { // data may be null
            std::memcpy(m_at, data, std::size_t(size));
            m_at += size;
        }
    }
    void put(QByteArrayView bytes) { put(bytes.data(), bytes.size()); }
    void put(char c)
    {
        if (m_at == m_end)
            flush();
        *m_at++ = c;
    }
    /// Room for size bytes (at most Capacity) to be written in place; advance() says where they end.
    char *reserve(qsizetype size)
    {
        if (size > m_end - m_at)
            flush();
        return m_at;
    }
    void advance(char *end) { m_at = end; }

    void rowDone()
    {
        if (++m_rows - m_toldRows >= 64)
            tellRows();
    }
    qint64 rows() const { return m_rows; }
    qsizetype used() const { return m_at - m_buffer.get(); }

    /// Hands on what is there.
    void flush();
    /// What follows is dropped; the first one counts.
    void fail(Error error);
    bool failed() const { return m_error != nullptr; }
    Result<void> status() const { return m_error ? Result<void>(*m_error) : Result<void>(); }
    void tellRows();
    Losses &losses() { return m_progress.losses; }

private:
    void large(const char *data, qsizetype size);
    void write(const char *data, qsizetype size);

    ByteSink &m_target;
    Progress &m_progress;
    std::unique_ptr<char[]> m_buffer;
    char *m_at;
    char *m_end;
    qint64 m_rows = 0;
    qint64 m_toldRows = 0;
    std::unique_ptr<Error> m_error;
};

} // namespace core::transfer
