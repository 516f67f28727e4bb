// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/stagedrows.h"

#include "core/result/chunkbuilder.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui::grid {

using core::result::CellView;
using core::result::ShownRows;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::grid::StagedRows", text);
}

constexpr qsizetype ChunkBytes = 64 << 20;
constexpr char DefaultWord[] = "DEFAULT";

} // namespace

QString markText(RowMark mark)
{
    switch (mark) {
    case RowMark::None:
        return {};
    case RowMark::Changed:
        return tr("changed, not saved");
    case RowMark::Added:
        return tr("new, not saved");
    case RowMark::Removed:
        return tr("goes with the next save");
    case RowMark::Gone:
        return tr("deleted");
    case RowMark::Failed:
        return tr("the server refused it");
    case RowMark::Conflict:
        return tr("somebody else has changed it");
    }
    return {};
}

ShownRows withStaged(const ShownRows &shown, const StagedRows &staged)
{
    if (staged.isEmpty())
        return shown;
    const qsizetype received = shown.rows.count();
    const int columns = int(shown.columns.size());
    std::vector<core::result::ChunkPtr> chunks;
    core::result::ChunkBuilder builder(columns);
    core::result::RowReader reader(shown.rows);
    std::vector<CellView> cells(static_cast<std::size_t>(columns));
    const auto append = [&](RowRef row) {
        if (!row.added)
            reader.row(row.row, cells);
        for (int column = 0; column < columns; ++column) {
            const StagedCell cell = staged.cell(row, column);
            CellView &view = cells[std::size_t(column)];
            switch (cell.kind) {
            case StagedCell::Kind::Untouched:
                if (row.added)
                    view = {};
                break;
            case StagedCell::Kind::Null:
                view = {};
                break;
            case StagedCell::Kind::Default:
                view = {DefaultWord, sizeof DefaultWord - 1, false};
                break;
            case StagedCell::Kind::Text:
            case StagedCell::Kind::Expression:
                view = cell.bytes;
                view.null = false;
                break;
            }
        }
        builder.append(cells);
        if (builder.bytes() > ChunkBytes)
            chunks.push_back(builder.take());
    };
    const std::vector<qsizetype> touched = staged.touchedRows();
    std::vector<qsizetype> present;
    for (const qsizetype row : touched) {
        if (row < received) {
            present.push_back(row);
            append({row, false});
        }
    }
    const int added = staged.addedRows();
    for (int row = 0; row < added; ++row)
        append({row, true});
    if (!builder.isEmpty())
        chunks.push_back(builder.take());

    const qsizetype count = shown.order.count(received);
    std::vector<std::uint32_t> rows;
    rows.reserve(std::size_t(count + added));
    for (qsizetype i = 0; i < count; ++i)
        rows.push_back(std::uint32_t(shown.order.resultRow(i)));
    if (shown.order.isAsReceived()) {
        for (std::size_t i = 0; i < present.size(); ++i)
            rows[std::size_t(present[i])] = std::uint32_t(received + qsizetype(i));
    } else if (!present.empty()) {
        for (std::uint32_t &row : rows) {
            const auto at = std::lower_bound(present.begin(), present.end(), qsizetype(row));
            if (at != present.end() && *at == qsizetype(row))
                row = std::uint32_t(received + (at - present.begin()));
        }
    }
    for (int row = 0; row < added; ++row)
        rows.push_back(std::uint32_t(received + qsizetype(present.size()) + row));
    ShownRows result = shown;
    result.rows = shown.rows.followedBy(chunks);
    result.order = core::result::RowOrder(std::move(rows));
    return result;
}

} // namespace ui::grid
