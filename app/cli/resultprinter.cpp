// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/resultprinter.h"

#include "app/cli/console.h"
#include "core/result/celltext.h"
#include "core/result/chunkbuilder.h"
#include "core/result/typeinfo.h"

#include <algorithm>
#include <cwchar>

namespace app::cli {

using namespace core;
using result::CellView;
using result::Column;

namespace {

class Buffered : public result::RowSink
{
public:
    explicit Buffered(transfer::ByteSink &target)
        : m_target(target)
    {
    }

    void idle() override { (void)flush(); }

protected:
    Result<void> flush()
    {
        if (m_buffer.isEmpty())
            return {};
        const auto written = m_target.write(m_buffer);
        m_buffer.clear();
        return written;
    }

    Result<void> lineDone()
    {
        m_buffer += '\n';
        return m_buffer.size() > 65536 ? flush() : Result<void>();
    }

    QByteArray m_buffer;

private:
    transfer::ByteSink &m_target;
};

class TsvPrinter : public Buffered
{
public:
    using Buffered::Buffered;

    Result<void> begin(const QList<Column> &columns) override
    {
        bool first = true;
        for (const Column &column : columns) {
            if (!std::exchange(first, false))
                m_buffer += '\t';
            const QByteArray name = column.name.toUtf8();
            escape(name);
        }
        return lineDone();
    }

    Result<void> row(std::span<const CellView> cells) override
    {
        bool first = true;
        for (const CellView &cell : cells) {
            if (!std::exchange(first, false))
                m_buffer += '\t';
            if (cell.null)
                m_buffer += "\\N";
            else
                escape(cell.bytes());
        }
        return lineDone();
    }

    Result<void> end(bool) override { return flush(); }

private:
    // CopyAttributeOutText()
    void escape(QByteArrayView bytes)
    {
        for (const char c : bytes) {
            switch (c) {
            case '\b':
                m_buffer += "\\b";
                break;
            case '\f':
                m_buffer += "\\f";
                break;
            case '\n':
                m_buffer += "\\n";
                break;
            case '\r':
                m_buffer += "\\r";
                break;
            case '\t':
                m_buffer += "\\t";
                break;
            case '\v':
                m_buffer += "\\v";
                break;
            case '\\':
                m_buffer += "\\\\";
                break;
            default:
                m_buffer += c;
            }
        }
    }
};

class TablePrinter : public Buffered
{
public:
    using Buffered::Buffered;

    Result<void> begin(const QList<Column> &columns) override
    {
        m_columns = columns;
        for (const Column &column : columns)
            m_widths << width(shown(column.name.toUtf8()));
        m_waiting = std::make_unique<result::ChunkBuilder>(int(columns.size()));
        return {};
    }

    Result<void> row(std::span<const CellView> cells) override
    {
        ++m_rows;
        if (!m_waiting)
            return line(cells);
        m_waiting->append(cells);
        for (std::size_t i = 0; i < cells.size(); ++i)
            m_widths[qsizetype(i)] = std::max(m_widths[qsizetype(i)], width(text(cells[i])));
        return m_waiting->rows() >= RowsForWidths || m_waiting->bytes() > BytesForWidths ? release()
                                                                                         : Result<void>();
    }

    void idle() override { }

    Result<void> end(bool complete) override
    {
        if (m_waiting) {
            if (auto released = release(); !released)
                return released;
        }
        m_buffer += '(' + QByteArray::number(m_rows) + (m_rows == 1 ? " row" : " rows")
            + (complete ? ")\n" : ", not all)\n");
        return flush();
    }

private:
    static constexpr qsizetype RowsForWidths = 500;
    static constexpr qsizetype BytesForWidths = 1 << 20;
    static constexpr qsizetype Longest = 200;

    static QString shown(const QByteArray &name)
    {
        return result::displayText({name.constData(), name.size(), false}, Longest);
    }
    static QString text(const CellView &cell) { return result::displayText(cell, Longest); }

    static int width(const QString &text)
    {
        int columns = 0;
        for (const char32_t c : text.toUcs4())
            columns += std::max(0, ::wcwidth(wchar_t(c)));
        return columns;
    }

    void cell(qsizetype column, const QString &content, bool right)
    {
        const int missing = std::max(0, m_widths[column] - width(content));
        const bool last = column + 1 == m_widths.size();
        m_buffer += column == 0 ? " " : " | ";
        if (right)
            m_buffer += QByteArray(missing, ' ');
        m_buffer += content.toUtf8();
        if (!right && !last)
            m_buffer += QByteArray(missing, ' ');
    }

    Result<void> line(std::span<const CellView> cells)
    {
        for (std::size_t i = 0; i < cells.size(); ++i)
            cell(qsizetype(i), text(cells[i]), result::alignsRight(m_columns[qsizetype(i)].typeOid));
        return lineDone();
    }

    Result<void> release()
    {
        for (qsizetype i = 0; i < m_columns.size(); ++i)
            cell(i, shown(m_columns[i].name.toUtf8()), false);
        m_buffer += '\n';
        for (qsizetype i = 0; i < m_columns.size(); ++i)
            m_buffer += (i == 0 ? "-" : "+-") + QByteArray(m_widths[i] + 1, '-');
        m_buffer += '\n';
        const result::ChunkPtr chunk = m_waiting->take();
        m_waiting.reset();
        std::vector<CellView> cells(std::size_t(m_columns.size()));
        for (qsizetype row = 0; chunk && row < chunk->rows(); ++row) {
            for (std::size_t i = 0; i < cells.size(); ++i)
                cells[i] = chunk->cell(row, int(i));
            if (auto written = line(cells); !written)
                return written;
        }
        return {};
    }

    QList<Column> m_columns;
    QList<int> m_widths;
    std::unique_ptr<result::ChunkBuilder> m_waiting; ///< rows that the widths are taken from
    qint64 m_rows = 0;
};

/// A line for each value, a line between the rows.
class ExpandedPrinter : public Buffered
{
public:
    using Buffered::Buffered;

    Result<void> begin(const QList<Column> &columns) override
    {
        for (const Column &column : columns)
            m_names << harmless(column.name).replace(QLatin1Char('\n'), QLatin1Char(' '));
        for (const QString &name : m_names)
            m_width = std::max(m_width, name.size());
        return {};
    }

    Result<void> row(std::span<const CellView> cells) override
    {
        m_buffer += "-[ RECORD " + QByteArray::number(++m_rows) + " ]\n";
        for (std::size_t i = 0; i < cells.size(); ++i) {
            m_buffer += m_names[qsizetype(i)].leftJustified(m_width).toUtf8() + " | "
                + harmless(result::displayText(cells[i], Longest)).toUtf8();
            if (auto done = lineDone(); !done)
                return done;
        }
        return {};
    }

    Result<void> end(bool) override
    {
        if (m_rows == 0)
            m_buffer += "(0 rows)\n";
        return flush();
    }

private:
    static constexpr qsizetype Longest = 100000;
    QStringList m_names;
    qsizetype m_width = 0;
    qint64 m_rows = 0;
};

class CsvPrinter : public result::RowSink
{
public:
    explicit CsvPrinter(transfer::ByteSink &target)
        : m_writer(target, {}, m_progress, true)
    {
    }

    Result<void> begin(const QList<Column> &columns) override { return m_writer.begin(columns); }
    Result<void> row(std::span<const CellView> cells) override { return m_writer.row(cells); }
    void idle() override { m_writer.idle(); }
    Result<void> end(bool) override
    {
        return m_writer.end(true);
    } // what came is shown, also of a cancelled one

private:
    transfer::Progress m_progress;
    transfer::CsvWriter m_writer;
};

} // namespace

std::optional<RowFormat> rowFormatFromName(const QString &name)
{
    if (name == QLatin1String("tsv"))
        return RowFormat::Tsv;
    if (name == QLatin1String("csv"))
        return RowFormat::Csv;
    if (name == QLatin1String("table"))
        return RowFormat::Table;
    return std::nullopt;
}

std::unique_ptr<result::RowSink> resultPrinter(RowFormat format, transfer::ByteSink &target, bool expanded)
{
    switch (format) {
    case RowFormat::Tsv:
        return std::make_unique<TsvPrinter>(target);
    case RowFormat::Csv:
        return std::make_unique<CsvPrinter>(target);
    case RowFormat::Table:
        break;
    }
    if (expanded)
        return std::make_unique<ExpandedPrinter>(target);
    return std::make_unique<TablePrinter>(target);
}

} // namespace app::cli
