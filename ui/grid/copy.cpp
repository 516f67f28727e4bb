// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/copy.h"

#include "core/result/celltext.h"
#include "core/result/chunkbuilder.h"
#include "core/result/typeinfo.h"
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
        m_whole.resize(std::size_t(shown.columns.size()));
    }

    /// Bytes the text will have at least; stops counting past limit.
    qsizetype cost(qsizetype limit, const std::stop_token &stop)
    {
        qsizetype bytes = 0;
        // a separator for each cell at least: what cannot fit is not even looked at
        for (const Span<qsizetype> &span : m_rows)
            bytes += (span.last - span.first + 1) * qsizetype(m_columns.size());
        if (bytes > limit)
            return bytes;
        for (const Span<qsizetype> &span : m_rows) {
            for (qsizetype row = span.first; row <= span.last && bytes <= limit; ++row) {
                if ((row & 1023) == 0 && stop.stop_requested())
                    return bytes;
                findSelected(row);
                if (!m_reader.row(m_shown.order.resultRow(row), m_whole)) {
                    m_unreadable = true;
                    return bytes;
                }
                for (std::size_t i = 0; i < m_columns.size(); ++i) {
                    if (m_selected[i])
                        bytes += m_whole[std::size_t(m_shown.visible.at(m_columns[i]))].size;
                }
            }
        }
        return bytes;
    }

    /// cost() found a row that cannot be read back from its file.
    bool isUnreadable() const { return m_unreadable; }

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

    /// A table that spreadsheets take without changing a value.
    QString html(Heading heading)
    {
        QByteArray out("<html><head><meta charset=\"utf-8\"><style>td{white-space:pre-wrap}"
                       ".t{mso-number-format:\"\\@\"}</style></head><body><table>\n");
        if (heading == Heading::Names) {
            out += "<tr>";
            for (const QString &name : std::as_const(m_names))
                out += "<th>" + markup(name) + "</th>";
            out += "</tr>\n";
        }
        for (const Span<qsizetype> &span : m_rows) {
            for (qsizetype row = span.first; row <= span.last; ++row) {
                findSelected(row);
                out += "<tr>";
                for (std::size_t i = 0; i < m_columns.size(); ++i) {
                    const CellView value = m_selected[i] ? cell(row, m_columns[i]) : CellView();
                    if (value.null)
                        out += "<td></td>";
                    else // sdnum: what LibreOffice reads for "text"
                        out += (mayBeRead(i, value) ? QByteArray("<td>")
                                                    : QByteArray("<td class=\"t\" sdnum=\"1033;0;@\">"))
                            + markup(core::result::fullText(value)) + "</td>";
                }
                out += "</tr>\n";
            }
        }
        return QString::fromUtf8(out + "</table></body></html>\n");
    }

    /// Writes the same from a copy of the selected cells.
    Writer detached()
    {
        core::result::ChunkBuilder builder(int(m_columns.size()));
        std::vector<CellView> cells(m_columns.size());
        for (const Span<qsizetype> &span : m_rows) {
            for (qsizetype row = span.first; row <= span.last; ++row) {
                findSelected(row);
                for (std::size_t i = 0; i < m_columns.size(); ++i)
                    cells[i] = m_selected[i] ? cell(row, m_columns[i]) : CellView();
                builder.append(cells);
            }
        }
        QList<core::result::Column> columns;
        for (const int column : m_columns)
            columns << m_shown.columns.at(m_shown.visible.at(column));
        std::vector<core::result::ChunkPtr> chunks;
        if (auto chunk = builder.take())
            chunks.push_back(std::move(chunk));
        const core::result::Rows rows(chunks);
        return Writer(ShownRows::all(columns, rows), {{0, rows.count() - 1, 0, int(m_columns.size()) - 1}});
    }

    bool isBare(Heading heading) const { return heading == Heading::None && isSingleCell(); }

private:
    // What a spreadsheet may read as a number or a date: it keeps 15 digits, and no leading zeros.
    bool mayBeRead(std::size_t column, const CellView &value) const
    {
        const core::result::Column &about = m_shown.columns.at(m_shown.visible.at(m_columns[column]));
        constexpr core::result::Oid Date = 1082;
        if (about.typeOid == Date)
            return true;
        if (core::result::typeFamily(about.typeOid) != core::result::TypeFamily::Number || value.size > 16)
            return false;
        const QByteArrayView text = value.bytes();
        return std::all_of(text.begin(), text.end(),
                           [](char c) { return (c >= '0' && c <= '9') || c == '-' || c == '.'; });
    }

    static QByteArray markup(const QString &text)
    {
        QString out = text.toHtmlEscaped();
        out.remove(QLatin1Char('\r'));
        out.replace(QLatin1Char('\n'), QLatin1String("<br style=\"mso-data-placement:same-cell\">"));
        return out.toUtf8();
    }

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
    std::vector<int> m_columns;    ///< sorted
    QStringList m_names;           ///< of these columns
    std::vector<CellView> m_whole; ///< a row, all columns
    bool m_unreadable = false;
    std::vector<char> m_selected;
};

constexpr char PlainText[] = "text/plain", Html[] = "text/html", Tabs[] = "text/tab-separated-values";
constexpr qsizetype Small = 1 << 20; ///< bytes

} // namespace

// What is to be copied, and the formats of it that were made so far.
class CellsCopy
{
public:
    CellsCopy(Writer writer, Heading heading)
        : m_writer(std::move(writer))
        , m_heading(heading)
        , m_bare(m_writer->isBare(heading))
    {
    }

    bool isBare() const { return m_bare; }

    const QString &text()
    {
        if (m_text.isNull()) {
            m_text = m_writer->text(m_heading);
            if (m_text.isNull())
                m_text = QLatin1String("");
        }
        release();
        return m_text;
    }

    const QString &html()
    {
        if (m_html.isNull())
            m_html = m_writer->html(m_heading);
        release();
        return m_html;
    }

    /// Holds a copy of the selected cells, and the result no longer.
    void detach() { m_writer = m_writer->detached(); }

private:
    // The rows are needed no longer than for the last format.
    void release()
    {
        if (!m_text.isNull() && (m_bare || !m_html.isNull()))
            m_writer.reset();
    }

    std::optional<Writer> m_writer;
    QString m_text;
    QString m_html;
    Heading m_heading;
    bool m_bare;
};

namespace {

// Programs ask for the one or two formats they take.
class LateCells : public QMimeData
{
public:
    explicit LateCells(std::shared_ptr<CellsCopy> cells)
        : m_cells(std::move(cells))
    {
    }

    QStringList formats() const override
    {
        if (m_cells->isBare())
            return {QLatin1String(PlainText)};
        return {QLatin1String(Html), QLatin1String(Tabs), QLatin1String(PlainText)};
    }
    bool hasFormat(const QString &format) const override { return formats().contains(format); }

protected:
    QVariant retrieveData(const QString &format, QMetaType) const override
    {
        if (!hasFormat(format))
            return {};
        if (format == QLatin1String(Html))
            return m_cells->html();
        if (format == QLatin1String(Tabs))
            return m_cells->text().toUtf8();
        return m_cells->text();
    }

private:
    std::shared_ptr<CellsCopy> m_cells;
};

} // namespace

core::Result<std::shared_ptr<CellsCopy>> prepareCopy(const ShownRows &shown, const QList<CellRange> &ranges,
                                                     Heading heading, bool makeText,
                                                     const std::stop_token &stop, qsizetype limit)
{
    if (ranges.isEmpty())
        return core::Error::input(QCoreApplication::translate("ui::grid", "No cell is selected."));
    Writer writer(shown, ranges);
    const qsizetype cost = writer.cost(limit, stop);
    if (stop.stop_requested())
        return core::Error::cancelled();
    if (writer.isUnreadable()) {
        return core::Error::io(QCoreApplication::translate(
            "ui::grid", "A part of the result cannot be read back from its temporary file"));
    }
    if (cost > limit) {
        return core::Error::input(
            QCoreApplication::translate("ui::grid", "The selection is larger than %1, too much to copy.")
                .arg(sizeText(limit)),
            QCoreApplication::translate("ui::grid", "Use Export for large results."));
    }
    auto cells = std::make_shared<CellsCopy>(std::move(writer), heading);
    if (cost <= Small)
        cells->detach();
    // what is small is made now, so that it is there even when the program ends soon
    if (cost <= Small || makeText)
        (void)cells->text();
    return cells;
}

std::unique_ptr<QMimeData> mimeData(std::shared_ptr<CellsCopy> cells)
{
    return std::make_unique<LateCells>(std::move(cells));
}

core::Result<std::unique_ptr<QMimeData>> copyCells(const ShownRows &shown, const QList<CellRange> &ranges,
                                                   Heading heading, qsizetype limit)
{
    auto cells = prepareCopy(shown, ranges, heading, false, {}, limit);
    if (!cells)
        return cells.error();
    return mimeData(*std::move(cells));
}

} // namespace ui::grid
