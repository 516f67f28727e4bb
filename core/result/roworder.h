// SPDX-License-Identifier: GPL-3.0-or-later
// Which rows of a result are shown, and in which order: what a sort, a filter or both leave. A value, cheap
// to copy, readable from any thread. Two kinds of row numbers: a *result row* is the place in which the
// server sent it, a *shown row* the place in which the grid shows it.
#pragma once

#include <QList>
#include <QtGlobal>

#include <cstdint>
#include <memory>
#include <vector>

namespace core::result {

/// How a result is sorted by one of its columns. NULLs stand where PostgreSQL puts them: as the largest
/// value.
struct SortKey
{
    int column = 0; ///< of the result
    bool descending = false;
    bool operator==(const SortKey &) const = default;
};

class RowOrder
{
public:
    /// All rows as they came.
    RowOrder() = default;
    /// Shown row i is result row rows[i]; each result row at most once.
    explicit RowOrder(std::vector<std::uint32_t> rows)
        : m_rows(std::make_shared<const std::vector<std::uint32_t>>(std::move(rows)))
    {
    }

    bool isAsReceived() const { return !m_rows; }
    /// Rows shown, of a result of that many.
    qsizetype count(qsizetype resultRows) const { return m_rows ? qsizetype(m_rows->size()) : resultRows; }
    qsizetype resultRow(qsizetype shownRow) const
    {
        return m_rows ? qsizetype((*m_rows)[std::size_t(shownRow)]) : shownRow;
    }
    /// -1 if it is filtered out. Cost: O(rows) unless as received.
    qsizetype shownRow(qsizetype resultRow) const;
    /// The list itself; null if as received.
    const std::vector<std::uint32_t> *rows() const { return m_rows.get(); }

private:
    std::shared_ptr<const std::vector<std::uint32_t>> m_rows;
};

} // namespace core::result
