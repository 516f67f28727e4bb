// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/roworder.h"

#include <algorithm>

namespace core::result {

qsizetype RowOrder::shownRow(qsizetype resultRow) const
{
    if (!m_rows)
        return resultRow;
    const auto found = std::find(m_rows->begin(), m_rows->end(), std::uint32_t(resultRow));
    return found == m_rows->end() ? -1 : qsizetype(found - m_rows->begin());
}

} // namespace core::result
