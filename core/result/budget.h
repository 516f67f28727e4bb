// SPDX-License-Identifier: GPL-3.0-or-later
// How much memory the results of the whole program may hold. One per program, handed down as a shared_ptr;
// what a chunk took comes back when the chunk goes, wherever and in whichever thread that is. Thread: any.
#pragma once

#include <QtGlobal>

#include <atomic>
#include <memory>
#include <utility>

namespace core::result {

class Budget
{
public:
    /// Bytes taken out of a budget, given back at the end. Movable.
    class Share
    {
    public:
        Share() = default;
        Share(Share &&other) noexcept
            : m_budget(std::move(other.m_budget))
            , m_bytes(std::exchange(other.m_bytes, 0))
        {
        }
        Share &operator=(Share &&other) noexcept
        {
            std::swap(m_budget, other.m_budget);
            std::swap(m_bytes, other.m_bytes);
            return *this;
        }
        ~Share()
        {
            if (m_budget)
                m_budget->m_used.fetch_sub(m_bytes, std::memory_order_relaxed);
        }
        qint64 bytes() const { return m_bytes; }
        explicit operator bool() const { return m_budget != nullptr; }

    private:
        friend class Budget;
        Share(std::shared_ptr<Budget> budget, qint64 bytes)
            : m_budget(std::move(budget))
            , m_bytes(bytes)
        {
        }
        std::shared_ptr<Budget> m_budget;
        qint64 m_bytes = 0;
    };

    explicit Budget(qint64 limit)
        : m_limit(limit)
    {
    }

    /// Empty if it does not fit any more.
    static Share take(const std::shared_ptr<Budget> &budget, qint64 bytes);
    /// For the little that has to be in memory: counts, and may go past the limit.
    static Share takeAnyway(const std::shared_ptr<Budget> &budget, qint64 bytes);

    qint64 limit() const { return m_limit.load(std::memory_order_relaxed); }
    qint64 used() const { return m_used.load(std::memory_order_relaxed); }
    /// Counts from now on; what is held stays where it is.
    void setLimit(qint64 bytes) { m_limit.store(bytes, std::memory_order_relaxed); }

private:
    std::atomic<qint64> m_limit;
    std::atomic<qint64> m_used = 0;
};

} // namespace core::result
