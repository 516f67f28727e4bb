// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/bytesource.h"

#include <algorithm>
#include <cstring>

namespace core::importing {

Result<qsizetype> readFully(ByteSource &source, char *to, qsizetype size)
{
    qsizetype filled = 0;
    while (filled < size) {
        auto some = source.read(to + filled, size - filled);
        if (!some)
            return some;
        if (*some == 0)
            break;
        filled += *some;
    }
    return filled;
}

Result<qsizetype> HeldSource::read(char *to, qsizetype size)
{
    const qsizetype some = std::min(size, m_bytes.size() - m_at);
    if (some > 0)
        std::memcpy(to, m_bytes.constData() + m_at, std::size_t(some));
    m_at += some;
    return some;
}

} // namespace core::importing
