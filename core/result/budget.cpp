// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/budget.h"

namespace core::result {

Budget::Share Budget::take(const std::shared_ptr<Budget> &budget, qint64 bytes)
{
    qint64 used = budget->used();
    do {
        if (bytes > budget->limit() - used)
            return {};
    } while (!budget->m_used.compare_exchange_weak(used, used + bytes, std::memory_order_relaxed));
    return {budget, bytes};
}

Budget::Share Budget::takeAnyway(const std::shared_ptr<Budget> &budget, qint64 bytes)
{
    budget->m_used.fetch_add(bytes, std::memory_order_relaxed);
    return {budget, bytes};
}

} // namespace core::result
