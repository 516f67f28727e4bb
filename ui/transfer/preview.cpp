// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/preview.h"

#include "core/result/celltext.h"
#include "core/transfer/csvwriter.h"

#include <vector>

namespace ui::transfer {

using namespace core;

namespace {

constexpr int Lines = 3;
constexpr qsizetype LongestCell = 80;
constexpr int MostColumns = 50;

class Array : public core::transfer::ByteSink
{
public:
    Result<void> write(QByteArrayView more) override
    {
        bytes.append(more);
        return {};
    }
    QByteArray bytes;
};

/// Cut at a character's start, with an ellipsis.
QByteArray shortened(const result::CellView &cell)
{
    if (cell.size <= LongestCell)
        return cell.bytes().toByteArray();
    qsizetype end = LongestCell;
    while (end > LongestCell - 4 && (cell.data[end] & 0xc0) == 0x80)
        --end;
    return QByteArray(cell.data, end) + "…";
}

} // namespace

QString csvPreview(const result::ShownRows &shown, core::transfer::CsvOptions options)
{
    if (!options.check())
        return {};
    options.encoding = core::transfer::TextEncoding::Utf8;
    options.crlf = false;
    const int count = int(std::min(shown.columnCount(), MostColumns));
    Array file;
    core::transfer::Progress progress;
    core::transfer::CsvWriter writer(file, options, progress);
    if (!writer.begin(shown.shownColumns().mid(0, count)))
        return {};
    const qsizetype rows = std::min<qsizetype>(shown.rowCount(), options.header ? Lines - 1 : Lines);
    result::RowReader reader(shown.rows);
    for (qsizetype row = 0; row < rows; ++row) {
        QList<QByteArray> texts;
        std::vector<result::CellView> cells;
        for (int column = 0; column < count; ++column) {
            const result::CellView cell = reader.cell(shown.order.resultRow(row), shown.visible[column]);
            texts << (cell.null ? QByteArray() : shortened(cell));
            cells.push_back({texts.last().constData(), cell.null ? 0 : texts.last().size(), cell.null});
        }
        if (!writer.row(cells))
            return {};
    }
    if (!writer.end(true))
        return {};
    if (file.bytes.endsWith('\n'))
        file.bytes.chop(1);
    return result::fullText({file.bytes.constData(), file.bytes.size(), false});
}

} // namespace ui::transfer
