// SPDX-License-Identifier: GPL-3.0-or-later
// Source: psql's print.c.
#include "core/psql/rowlook.h"

#include "core/psql/variables.h"
#include "core/result/typeinfo.h"

#include <QCoreApplication>

#include <algorithm>
#include <cwchar>

namespace core::psql {

namespace {

using result::CellView;
using result::Column;
using Row = QList<QByteArray>;

constexpr qsizetype MostKept = 16 << 20; ///< bytes

QString tr(const char *text)
{
    return QCoreApplication::translate("core::psql", text);
}

int widthOf(const QByteArray &line)
{
    int columns = 0;
    for (const char32_t c : QString::fromUtf8(line).toUcs4())
        columns += std::max(0, ::wcwidth(wchar_t(c)));
    return columns;
}

int widthOfLines(const QByteArray &cell)
{
    int width = 0;
    for (const QByteArray &line : cell.split('\n'))
        width = std::max(width, widthOf(line));
    return width;
}

class Writer : public result::RowSink
{
public:
    Writer(transfer::ByteSink &target, const RowLook &look, QString title)
        : m_look(look)
        , m_title(std::move(title))
        , m_target(target)
    {
    }

    Result<void> begin(const QList<Column> &columns) override
    {
        m_columns = columns;
        for (const Column &column : columns)
            m_names << column.name.toUtf8();
        start();
        return flush(false);
    }
    Result<void> row(std::span<const CellView> cells) override
    {
        ++m_rows;
        Row row;
        row.reserve(qsizetype(cells.size()));
        for (const CellView &cell : cells)
            row << (cell.null ? m_look.null : QByteArray(cell.data, cell.size));
        write(std::move(row));
        return flush(false);
    }
    Result<void> end(bool) override
    {
        finish();
        return flush(true);
    }

protected:
    virtual void start() = 0;
    virtual void write(Row row) = 0;
    virtual void finish() = 0;
    void count()
    {
        if (!m_look.tuplesOnly && m_look.footer)
            m_out += '(' + QByteArray::number(m_rows) + (m_rows == 1 ? " row)\n" : " rows)\n");
    }

    const RowLook m_look;
    const QString m_title;
    QList<Column> m_columns;
    Row m_names;
    QByteArray m_out;
    qint64 m_rows = 0;

private:
    Result<void> flush(bool all)
    {
        if (m_out.isEmpty() || (!all && m_out.size() < 65536))
            return {};
        auto written = m_target.write(m_out);
        m_out.clear();
        return written;
    }

    transfer::ByteSink &m_target;
};

class Unaligned : public Writer
{
public:
    using Writer::Writer;

protected:
    void start() override
    {
        if (m_look.tuplesOnly)
            return;
        if (!m_title.isEmpty())
            m_out += m_title.toUtf8() + '\n';
        m_out += m_names.join(m_look.separator) + '\n';
    }
    void write(Row row) override { m_out += row.join(m_look.separator) + '\n'; }
    void finish() override { count(); }
};

class Csv : public Writer
{
public:
    using Writer::Writer;

protected:
    void start() override
    {
        if (!m_look.tuplesOnly)
            write(m_names);
    }
    void write(Row row) override
    {
        for (QByteArray &field : row) {
            const bool quoted = field.contains(m_look.csvSeparator) || field.contains('"')
                || field.contains('\r') || field.contains('\n') || field == "\\.";
            if (quoted)
                field = '"' + field.replace("\"", "\"\"") + '"';
        }
        m_out += row.join(m_look.csvSeparator) + '\n';
    }
    void finish() override { }
};

class Aligned : public Writer
{
public:
    using Writer::Writer;

protected:
    void start() override
    {
        for (const QByteArray &name : m_names)
            m_widths << widthOfLines(name);
    }
    void write(Row row) override
    {
        if (m_begun) {
            line(row);
            return;
        }
        for (qsizetype i = 0; i < row.size(); ++i) {
            m_widths[i] = std::max(m_widths[i], widthOfLines(row[i]));
            m_bytes += row[i].size();
        }
        m_kept << std::move(row);
        if (m_bytes > MostKept)
            release();
    }
    void finish() override
    {
        release();
        count();
        m_out += '\n';
    }

private:
    void release()
    {
        if (std::exchange(m_begun, true))
            return;
        if (!m_look.tuplesOnly)
            head();
        for (const Row &row : std::as_const(m_kept))
            line(row);
        m_kept.clear();
    }

    void head()
    {
        int total = 3 * int(m_widths.size()) - 1;
        for (const int width : std::as_const(m_widths))
            total += width;
        if (!m_title.isEmpty())
            m_out += QByteArray(std::max(0, (total - widthOf(m_title.toUtf8())) / 2), ' ') + m_title.toUtf8()
                + '\n';
        qsizetype lines = 1;
        for (const QByteArray &name : std::as_const(m_names))
            lines = std::max(lines, name.count('\n') + 1);
        for (qsizetype at = 0; at < lines; ++at) {
            for (qsizetype i = 0; i < m_names.size(); ++i) {
                const QList<QByteArray> parts = m_names[i].split('\n');
                const QByteArray part = parts.value(at);
                const int space = m_widths[i] - widthOf(part);
                m_out += QByteArray(i == 0 ? " " : "| ") + QByteArray(space / 2, ' ') + part
                    + QByteArray(space - space / 2, ' ') + (at + 1 < parts.size() ? '+' : ' ');
            }
            m_out += '\n';
        }
        for (qsizetype i = 0; i < m_widths.size(); ++i)
            m_out += (i == 0 ? "-" : "+-") + QByteArray(m_widths[i] + 1, '-');
        m_out += '\n';
    }

    void line(const Row &row)
    {
        QList<QList<QByteArray>> cells;
        qsizetype lines = 1;
        for (const QByteArray &cell : row) {
            cells << cell.split('\n');
            lines = std::max(lines, cells.last().size());
        }
        for (qsizetype at = 0; at < lines; ++at) {
            for (qsizetype i = 0; i < cells.size(); ++i) {
                const QByteArray part = cells[i].value(at);
                const QByteArray space(std::max(0, m_widths[i] - widthOf(part)), ' ');
                const bool last = i + 1 == cells.size();
                if (last && at >= cells[i].size()) {
                    m_out += i == 0 ? " " : "| ";
                    continue;
                }
                const bool goesOn = at + 1 < cells[i].size();
                const bool right = result::alignsRight(m_columns[i].typeOid);
                m_out += i == 0 ? " " : "| ";
                m_out += right ? space + part : part;
                if (!right && (!last || goesOn))
                    m_out += space;
                if (goesOn)
                    m_out += '+';
                else if (!last)
                    m_out += ' ';
            }
            m_out += '\n';
        }
    }

    QList<int> m_widths;
    QList<Row> m_kept;
    qsizetype m_bytes = 0;
    bool m_begun = false;
};

/// A line for each value.
class Expanded : public Writer
{
public:
    using Writer::Writer;

protected:
    void start() override
    {
        for (const QByteArray &name : std::as_const(m_names))
            m_width = std::max(m_width, widthOf(name));
        if (!m_look.tuplesOnly && !m_title.isEmpty())
            m_out += m_title.toUtf8() + '\n';
    }
    void write(Row row) override
    {
        const bool aligned = m_look.format == RowLook::Format::Aligned;
        if (aligned && !m_look.tuplesOnly)
            m_out += "-[ RECORD " + QByteArray::number(m_rows) + " ]\n";
        else if (m_rows > 1)
            m_out += '\n';
        for (qsizetype i = 0; i < row.size(); ++i) {
            const QByteArray space(aligned ? m_width - widthOf(m_names[i]) : 0, ' ');
            m_out += m_names[i] + space + (aligned ? QByteArray(" | ") : m_look.separator) + row[i] + '\n';
        }
    }
    void finish() override
    {
        if (m_rows == 0 && !m_look.tuplesOnly)
            m_out += "(0 rows)\n";
        if (m_look.format == RowLook::Format::Aligned)
            m_out += '\n';
    }

private:
    int m_width = 0;
};

} // namespace

std::optional<Result<void>> RowLook::set(const QByteArray &name, const std::optional<QByteArray> &value)
{
    const auto flag = [&](bool &flags) -> Result<void> {
        const auto wanted = value ? toBoolean(*value) : std::optional<bool>(!flags);
        if (!wanted)
            return Error::input(tr("unrecognized value \"%1\" for \"%2\": Boolean expected")
                                    .arg(QString::fromUtf8(*value), QString::fromUtf8(name)));
        flags = *wanted;
        return {};
    };
    const auto bytes = [&](QByteArray &kept) -> Result<void> {
        if (value)
            kept = *value;
        return {};
    };
    if (name == "tuples_only" || name == "t")
        return flag(tuplesOnly);
    if (name == "footer")
        return flag(footer);
    if (name == "fieldsep")
        return bytes(separator);
    if (name == "csv_fieldsep")
        return bytes(csvSeparator);
    if (name == "null")
        return bytes(null);
    if (name != "format")
        return std::nullopt;
    const QByteArray wanted = value.value_or("aligned");
    const auto begins = [&wanted](const char *word) { return QByteArray(word).startsWith(wanted); };
    if (begins("aligned") || wanted == "wrapped")
        format = Format::Aligned;
    else if (begins("unaligned"))
        format = Format::Unaligned;
    else if (begins("csv"))
        format = Format::Csv;
    else
        return Result<void>(
            Error::input(tr("\\pset: the format %1 is not written here; there are aligned, unaligned "
                            "and csv")
                             .arg(QString::fromUtf8(wanted)),
                         tr("Exporting the result writes many others.")));
    return Result<void>();
}

std::unique_ptr<result::RowSink> rowWriter(transfer::ByteSink &target, const RowLook &look, bool expanded,
                                           const QString &title)
{
    if (look.format == RowLook::Format::Csv)
        return std::make_unique<Csv>(target, look, title);
    if (expanded)
        return std::make_unique<Expanded>(target, look, title);
    if (look.format == RowLook::Format::Unaligned)
        return std::make_unique<Unaligned>(target, look, title);
    return std::make_unique<Aligned>(target, look, title);
}

} // namespace core::psql
