// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a source as a window that moves on: what a reader has not used yet stays in one piece, and the
// window grows for a record that does not fit. Thread: one.
#pragma once

#include "core/importing/bytesource.h"

#include <cstring>
#include <memory>

namespace core::importing {

class RecordBuffer
{
public:
    explicit RecordBuffer(ByteSourcePtr source);

    char *begin() { return m_data.get() + m_begin; }
    const char *end() const { return m_data.get() + m_end; }
    qsizetype size() const { return m_end - m_begin; }
    /// No more bytes come.
    bool ended() const { return m_ended; }
    void skip(qsizetype bytes) { m_begin += bytes; }
    void skipTo(const char *place) { m_begin = place - m_data.get(); }
    /// More bytes behind those that are there; pointers into the window are void. Fails with Input where a
    /// record has more than a gigabyte: line is for the message.
    Result<void> more(qint64 line);

private:
    ByteSourcePtr m_source;
    qsizetype m_capacity;
    std::unique_ptr<char[]> m_data;
    qsizetype m_begin = 0;
    qsizetype m_end = 0;
    bool m_ended = false;
};

} // namespace core::importing
