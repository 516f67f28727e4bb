// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/recordbuffer.h"

namespace core::importing {

namespace {
constexpr qsizetype Usual = 512 << 10;
constexpr qsizetype Most = qsizetype(1) << 30; ///< the server takes no larger value
} // namespace

RecordBuffer::RecordBuffer(ByteSourcePtr source)
    : m_source(std::move(source))
    , m_capacity(Usual)
    , m_data(new char[Usual + 1])
{
}

Result<void> RecordBuffer::more(qint64 line)
{
    if (m_begin > 0) {
        std::memmove(m_data.get(), m_data.get() + m_begin, std::size_t(m_end - m_begin));
        m_end -= m_begin;
        m_begin = 0;
    }
    // a large record is gone: so is its room
    if (m_capacity > 8 * Usual && m_end < Usual / 2) {
        std::unique_ptr<char[]> smaller(new char[Usual + 1]);
        std::memcpy(smaller.get(), m_data.get(), std::size_t(m_end));
        m_data = std::move(smaller);
        m_capacity = Usual;
    }
    if (m_end == m_capacity) {
        if (m_capacity >= Most)
            return Error::input(
                QStringLiteral("The record that begins in line %L1 has more than a gigabyte").arg(line),
                QStringLiteral("A quote that is never closed makes one record of the rest of the file."));
        const qsizetype capacity = std::min(m_capacity * 2, Most);
        std::unique_ptr<char[]> larger(new char[std::size_t(capacity) + 1]);
        std::memcpy(larger.get(), m_data.get(), std::size_t(m_end));
        m_data = std::move(larger);
        m_capacity = capacity;
    }
    auto some = m_source->read(m_data.get() + m_end, m_capacity - m_end);
    if (!some)
        return some.error();
    m_end += *some;
    m_ended = *some == 0;
    return {};
}

} // namespace core::importing
