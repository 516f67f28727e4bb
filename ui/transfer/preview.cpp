// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/preview.h"

#include "core/result/celltext.h"
#include "core/transfer/format.h"

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

QString exportPreview(const result::ShownRows &shown, core::transfer::WriteOptions options)
{
    if (!options.check() || !core::transfer::formatInfo(options.format).isText)
        return {};
    options.compression = core::transfer::Compression::None;
    options.csv.encoding = core::transfer::TextEncoding::Utf8;
    options.csv.crlf = false;
    options.fragment = true;
    const int count = int(std::min(shown.columnCount(), MostColumns));
    Array file;
    core::transfer::Progress progress;
    auto writer = core::transfer::makeWriter(options, file, progress);
    if (!writer)
        return {};
    const bool isCsv
        = options.format == core::transfer::Format::Csv || options.format == core::transfer::Format::Tsv;
    const qsizetype rows
        = std::min<qsizetype>(shown.rowCount(), isCsv && options.csv.header ? Lines - 1 : Lines);
    const auto write = [&]() -> Result<void> {
        if (auto begun = (*writer)->begin(shown.shownColumns().mid(0, count)); !begun)
            return begun;
        result::RowReader reader(shown.rows);
        for (qsizetype row = 0; row < rows; ++row) {
            QList<QByteArray> texts;
            std::vector<result::CellView> cells;
            for (int column = 0; column < count; ++column) {
                const result::CellView cell = reader.cell(shown.order.resultRow(row), shown.visible[column]);
                texts << (cell.null ? QByteArray() : shortened(cell));
                cells.push_back({texts.last().constData(), cell.null ? 0 : texts.last().size(), cell.null});
            }
            if (auto written = (*writer)->row(cells); !written)
                return written;
        }
        return (*writer)->end(true);
    };
    if (auto written = write(); !written)
        return written.error().message;
    if (file.bytes.endsWith('\n'))
        file.bytes.chop(1);
    return result::fullText({file.bytes.constData(), file.bytes.size(), false});
}

} // namespace ui::transfer
