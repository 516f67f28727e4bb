// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/find.h"

#include <QCoreApplication>

#include <algorithm>

namespace core::analysis {

using result::CellView;
using result::Chunk;
using result::Rows;

namespace {

constexpr qsizetype RowsAtOnce = 1024; // between two looks at the stop token
constexpr qsizetype LargeCell = 1 << 16;

class Finder
{
public:
    Finder(const Matcher &matcher, const FindScope &scope, int columns)
        : m_matcher(matcher)
        , m_scope(scope)
        , m_columns(columns)
    {
        for (int column = 0; column < columns; ++column) {
            if (scope.columns.empty() || scope.columns[std::size_t(column)])
                m_wanted.push_back(column);
        }
    }

    /// Rows begin to end of a chunk whose first row is `first` of the result.
    void search(const Chunk &chunk, qsizetype first, qsizetype begin, qsizetype end, std::vector<Hit> &hits)
    {
        for (qsizetype row = begin; row < end; ++row) {
            const auto number = std::size_t(first + row);
            if (m_scope.rows && !(*m_scope.rows)[number])
                continue;
            for (const int column : m_wanted) {
                if (m_matcher.matches(chunk.cell(row, column)))
                    hits.push_back({std::uint32_t(number), column});
            }
        }
    }

private:
    const Matcher &m_matcher;
    const FindScope &m_scope;
    int m_columns;
    std::vector<int> m_wanted;
};

} // namespace

Result<void> findIn(const Rows &rows, const Matcher &matcher, const FindScope &scope, const HitSink &found,
                    const std::stop_token &stop)
{
    std::vector<Hit> hits;
    for (qsizetype row = scope.first; row <= scope.last;) {
        const std::size_t index = rows.chunkOf(row);
        const result::ChunkPtr chunk = rows.chunk(index);
        if (!chunk)
            return Error::io(QCoreApplication::translate("core",
                                                         "A part of the result cannot be read "
                                                         "back from its temporary file"));
        Finder finder(matcher, scope, chunk->columns());
        const qsizetype first = rows.firstRow(index);
        const qsizetype chunkEnd = std::min(first + chunk->rows(), scope.last + 1);
        while (row < chunkEnd) {
            if (stop.stop_requested())
                return Error::cancelled();
            const qsizetype end = std::min(row + RowsAtOnce, chunkEnd);
            hits.clear();
            finder.search(*chunk, first, row - first, end - first, hits);
            row = end;
            found(hits, row - scope.first);
        }
    }
    return {};
}

} // namespace core::analysis
