// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/copy.h"

#include "core/result/celltext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace ui::grid {

using core::result::CellView;
using core::result::ResultSet;

namespace {

// The rows, or the columns, that ranges cover: sorted, without overlap.
template <class T> struct Span
{
    T first;
    T last;
};

template <class T> std::vector<Span<T>> united(std::vector<Span<T>> spans)
{
    std::sort(spans.begin(), spans.end(),
              [](const Span<T> &a, const Span<T> &b) { return a.first < b.first; });
    std::vector<Span<T>> out;
    for (const Span<T> &span : spans) {
        if (!out.empty() && span.first <= out.back().last + 1)
            out.back().last = std::max(out.back().last, span.last);
        else
            out.push_back(span);
    }
    return out;
}

class Writer
{
public:
    Writer(const ResultSet &result, const QList<CellRange> &ranges)
        : m_result(result)
        , m_ranges(ranges)
    {
        std::vector<Span<qsizetype>> rows;
        std::vector<Span<int>> columns;
        for (const CellRange &range : ranges) {
            rows.push_back({range.top, range.bottom});
            columns.push_back({range.left, range.right});
        }
        m_rows = united(std::move(rows));
        for (const Span<int> &span : united(std::move(columns))) {
            for (int column = span.first; column <= span.last; ++column)
                m_columns.push_back(column);
        }
        m_whole = ranges.size() == 1;
    }

    /// Bytes the text would have at least; stops counting past limit.
    qsizetype cost(qsizetype limit) const
    {
        qsizetype bytes = 0;
        for (const Span<qsizetype> &span : m_rows) {
            for (qsizetype row = span.first; row <= span.last && bytes <= limit; ++row) {
                bytes += qsizetype(m_columns.size());
                for (const int column : m_columns) {
                    if (isSelected(row, column))
                        bytes += m_result.cell(row, column).size;
                }
            }
        }
        return bytes;
    }

    QString text(Heading heading, qsizetype expected) const
    {
        QString out;
        out.reserve(expected + expected / 16 + 64);
        if (heading == Heading::Names) {
            for (const int column : m_columns) {
                if (column != m_columns.front())
                    out += QLatin1Char('\t');
                appendValue(out, m_result.columns().at(column).name);
            }
            out += QLatin1Char('\n');
        }
        for (const Span<qsizetype> &span : m_rows) {
            for (qsizetype row = span.first; row <= span.last; ++row) {
                if (row != m_rows.front().first)
                    out += QLatin1Char('\n');
                for (const int column : m_columns) {
                    if (column != m_columns.front())
                        out += QLatin1Char('\t');
                    if (isSelected(row, column))
                        appendValue(out, core::result::fullText(m_result.cell(row, column)));
                }
            }
        }
        return out;
    }

    bool isSingleCell() const
    {
        return m_columns.size() == 1 && m_rows.size() == 1 && m_rows.front().first == m_rows.front().last;
    }

private:
    bool isSelected(qsizetype row, int column) const
    {
        return m_whole || std::any_of(m_ranges.begin(), m_ranges.end(), [&](const CellRange &range) {
                   return row >= range.top && row <= range.bottom && column >= range.left
                       && column <= range.right;
               });
    }

    static void appendValue(QString &out, const QString &value)
    {
        const bool quoted = std::any_of(value.begin(), value.end(), [](QChar c) {
            return c == QLatin1Char('\t') || c == QLatin1Char('\n') || c == QLatin1Char('\r')
                || c == QLatin1Char('"');
        });
        if (!quoted) {
            out += value;
            return;
        }
        out += QLatin1Char('"');
        for (const QChar c : value) {
            if (c == QLatin1Char('"'))
                out += c;
            out += c;
        }
        out += QLatin1Char('"');
    }

    const ResultSet &m_result;
    const QList<CellRange> &m_ranges;
    std::vector<Span<qsizetype>> m_rows;
    std::vector<int> m_columns;
    bool m_whole = false; ///< one range: every cell of the rows and columns is selected
};

} // namespace

core::Result<std::unique_ptr<QMimeData>> copyCells(const ResultSet &result, const QList<CellRange> &ranges,
                                                   Heading heading, qsizetype limit)
{
    if (ranges.isEmpty())
        return core::Error::input(QCoreApplication::translate("ui::grid", "No cell is selected."));
    const Writer writer(result, ranges);
    const qsizetype bytes = writer.cost(limit);
    if (bytes > limit) {
        return core::Error::input(
            QCoreApplication::translate("ui::grid", "The selection is larger than %1, too much to copy.")
                .arg(QLocale::c().formattedDataSize(limit, 0)),
            QCoreApplication::translate("ui::grid", "Use Export for large results."));
    }
    auto mime = std::make_unique<QMimeData>();
    if (heading == Heading::None && writer.isSingleCell())
        mime->setText(core::result::fullText(result.cell(ranges.first().top, ranges.first().left)));
    else
        mime->setText(writer.text(heading, bytes));
    return mime;
}

} // namespace ui::grid
