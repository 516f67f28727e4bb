// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/badrows.h"

#include "core/importing/jsonscan.h"

#include <algorithm>

namespace core::importing {

namespace {

constexpr char LineColumn[] = "import_line";
constexpr char ReasonColumn[] = "import_reason";
constexpr qsizetype MostExamples = 20;

void appendField(QByteArray &to, QByteArrayView text)
{
    const bool quotes = text.isEmpty()
        || std::any_of(text.begin(), text.end(),
                       [](char c) { return c == ',' || c == '"' || c == '\n' || c == '\r'; })
        || text == "\\.";
    if (!quotes) {
        to.append(text.data(), text.size());
        return;
    }
    to += '"';
    for (const char c : text) {
        if (c == '"')
            to += '"';
        to += c;
    }
    to += '"';
}

} // namespace

bool isBadRowsColumn(const QString &name)
{
    return name == QLatin1String(LineColumn) || name == QLatin1String(ReasonColumn);
}

void appendCsv(QByteArray &to, const std::vector<Cell> &cells)
{
    bool first = true;
    for (const Cell &cell : cells) {
        if (!first)
            to += ',';
        first = false;
        if (cell.form == Cell::Form::Null)
            continue;
        if (cell.form == Cell::Form::Json && cell.size > 0 && cell.data[0] == '"') {
            QByteArray plain;
            if (appendJsonString(plain, cell.bytes())) {
                appendField(to, plain);
                continue;
            }
        }
        appendField(to, cell.bytes());
    }
}

void appendCsvOfRow(QByteArray &to, QByteArrayView row, const std::vector<int> &order)
{
    if (row.endsWith('\n'))
        row.chop(1);
    std::vector<QByteArray> texts(order.size());
    std::vector<Cell> cells(order.size());
    for (const int place : order) {
        const qsizetype tab = row.indexOf('\t'); // one within a value is written as \t
        const QByteArrayView value = tab < 0 ? row : row.first(tab);
        row = tab < 0 ? QByteArrayView() : row.sliced(tab + 1);
        if (value == "\\N")
            continue;
        QByteArray &text = texts[std::size_t(place)];
        for (qsizetype i = 0; i < value.size(); ++i) {
            char c = value[i];
            if (c == '\\' && i + 1 < value.size()) {
                c = value[++i];
                c = c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c;
            }
            text += c;
        }
        cells[std::size_t(place)] = Cell::text(text);
    }
    appendCsv(to, cells);
}

BadRows::BadRows(QString path, QStringList columns, qint64 most)
    : m_path(std::move(path))
    , m_columns(std::move(columns))
    , m_most(most)
{
}

Result<void> BadRows::add(qint64 line, const QString &reason, QByteArrayView csv)
{
    ++m_count;
    if (m_examples.size() < MostExamples)
        m_examples << QStringLiteral("Line %L1: %2").arg(line).arg(reason);
    if (!m_path.isEmpty()) {
        if (!m_file) {
            auto file = transfer::TargetFile::open(m_path);
            if (!file)
                return file.error();
            m_file = std::move(*file);
            m_waiting = QByteArray(LineColumn) + ',' + ReasonColumn;
            for (const QString &column : m_columns) {
                m_waiting += ',';
                appendField(m_waiting, column.toUtf8());
            }
            m_waiting += '\n';
        }
        m_waiting += QByteArray::number(line) + ',';
        appendField(m_waiting, reason.toUtf8());
        m_waiting += ',';
        m_waiting.append(csv.data(), csv.size());
        m_waiting += '\n';
        if (m_waiting.size() > 256 << 10) {
            if (auto written = m_file->write(m_waiting); !written)
                return written;
            m_waiting.clear();
        }
    }
    if (m_most > 0 && m_count >= m_most)
        return Error::input(QStringLiteral("%L1 rows are bad, the last one in line %L2: %3")
                                .arg(m_count)
                                .arg(line)
                                .arg(reason),
                            QStringLiteral("That many were to stop the import. Nothing was imported."));
    return {};
}

Result<void> BadRows::commit()
{
    if (!m_file)
        return {};
    if (auto written = m_file->write(m_waiting); !written)
        return written;
    m_waiting.clear();
    return m_file->commit();
}

} // namespace core::importing
