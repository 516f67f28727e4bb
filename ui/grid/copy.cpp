// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/copy.h"

#include "core/result/celltext.h"
#include "ui/base/amounts.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>
#include <vector>

namespace ui::grid {

using core::result::CellView;
using core::result::RowReader;
using core::result::ShownRows;

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

// Holds the rows, so that it can write after the result is gone.
class Writer
{
public:
    Writer(const ShownRows &shown, const QList<CellRange> &ranges)
        : m_shown(shown)
        , m_reader(shown.rows)
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
            for (int column = span.first; column <= span.last; ++column) {
                m_columns.push_back(column);
                m_names.append(shown.columns.at(shown.visible.at(column)).name);
            }
        }
        m_selected.assign(m_columns.size(), 1);
    }

    /// Bytes the text will have at least; stops counting past limit.
    qsizetype cost(qsizetype limit)
    {
        qsizetype bytes = 0;
        for (const Span<qsizetype> &span : m_rows) {
            for (qsizetype row = span.first; row <= span.last && bytes <= limit; ++row) {
                findSelected(row);
                bytes += qsizetype(m_columns.size());
                for (std::size_t i = 0; i < m_columns.size(); ++i) {
                    if (m_selected[i])
                        bytes += cell(row, m_columns[i]).size;
                }
            }
        }
        return bytes;
    }

    QString text(Heading heading)
    {
        QString out;
        if (heading == Heading::None && isSingleCell())
            return core::result::fullText(cell(m_rows.front().first, m_columns.front()));
        const auto separate = [&out](std::size_t i) {
            if (i > 0)
                out += QLatin1Char('\t');
        };
        if (heading == Heading::Names) {
            for (std::size_t i = 0; i < m_columns.size(); ++i) {
                separate(i);
                appendValue(out, m_names.at(qsizetype(i)));
            }
            out += QLatin1Char('\n');
        }
        for (const Span<qsizetype> &span : m_rows) {
            for (qsizetype row = span.first; row <= span.last; ++row) {
                if (row != m_rows.front().first)
                    out += QLatin1Char('\n');
                findSelected(row);
                for (std::size_t i = 0; i < m_columns.size(); ++i) {
                    separate(i);
                    if (m_selected[i])
                        appendValue(out, core::result::fullText(cell(row, m_columns[i])));
                }
            }
        }
        return out;
    }

private:
    CellView cell(qsizetype row, int column)
    {
        return m_reader.cell(m_shown.order.resultRow(row), m_shown.visible.at(column));
    }

    bool isSingleCell() const
    {
        return m_columns.size() == 1 && m_rows.size() == 1 && m_rows.front().first == m_rows.front().last;
    }

    // Which of the columns are selected in this row.
    void findSelected(qsizetype row)
    {
        if (m_ranges.size() == 1)
            return;
        std::fill(m_selected.begin(), m_selected.end(), char(0));
        for (const CellRange &range : m_ranges) {
            if (row < range.top || row > range.bottom)
                continue;
            const auto first = std::lower_bound(m_columns.begin(), m_columns.end(), range.left);
            const auto last = std::upper_bound(first, m_columns.end(), range.right);
            std::fill(m_selected.begin() + (first - m_columns.begin()),
                      m_selected.begin() + (last - m_columns.begin()), char(1));
        }
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

    ShownRows m_shown;
    RowReader m_reader;
    QList<CellRange> m_ranges;
    std::vector<Span<qsizetype>> m_rows;
    std::vector<int> m_columns; ///< sorted
    QStringList m_names;        ///< of these columns
    std::vector<char> m_selected;
};

// Text that is made when somebody asks for it.
class LateText : public QMimeData
{
public:
    LateText(Writer writer, Heading heading)
        : m_writer(std::move(writer))
        , m_heading(heading)
    {
    }

    QStringList formats() const override { return {QStringLiteral("text/plain")}; }
    bool hasFormat(const QString &format) const override { return formats().contains(format); }

protected:
    QVariant retrieveData(const QString &format, QMetaType) const override
    {
        if (!hasFormat(format))
            return {};
        if (m_writer) {
            m_text = m_writer->text(m_heading);
            m_writer.reset(); // and with it the rows
        }
        return m_text;
    }

private:
    mutable std::optional<Writer> m_writer;
    mutable QString m_text;
    Heading m_heading;
};

} // namespace

core::Result<std::unique_ptr<QMimeData>> copyCells(const ShownRows &shown, const QList<CellRange> &ranges,
                                                   Heading heading, qsizetype limit)
{
    if (ranges.isEmpty())
        return core::Error::input(QCoreApplication::translate("ui::grid", "No cell is selected."));
    Writer writer(shown, ranges);
    if (writer.cost(limit) > limit) {
        return core::Error::input(
            QCoreApplication::translate("ui::grid", "The selection is larger than %1, too much to copy.")
                .arg(sizeText(limit)),
            QCoreApplication::translate("ui::grid", "Use Export for large results."));
    }
    // what is small is made now, so that it is there even when the program ends soon
    constexpr qsizetype Small = 1 << 20;
    if (writer.cost(Small) > Small)
        return std::unique_ptr<QMimeData>(std::make_unique<LateText>(std::move(writer), heading));
    auto mime = std::make_unique<QMimeData>();
    mime->setText(writer.text(heading));
    return mime;
}

} // namespace ui::grid
