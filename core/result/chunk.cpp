// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/chunk.h"

namespace core::result {

Chunk::Place Chunk::placeAt(qsizetype offset) const
{
    // the last group of rows that begins at or before the offset
    qsizetype low = 0;
    qsizetype high = (m_rows - 1) >> m_shift;
    while (low < high) {
        const qsizetype middle = (low + high + 1) / 2;
        if (qsizetype(offsetOf(middle)) <= offset)
            low = middle;
        else
            high = middle - 1;
    }
    qsizetype index = (low << m_shift) * m_columns;
    const char *at = m_data + offsetOf(low);
    const char *wanted = m_data + offset;
    for (;;) {
        const char *next = behind(at);
        if (next > wanted)
            break;
        at = next;
        ++index;
    }
    const char *value = at;
    (void)length(value);
    return {index / m_columns, int(index % m_columns), std::uint32_t(value - m_data), read(at)};
}

} // namespace core::result
