// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/shownrows.h"

#include <QCoreApplication>

#include <numeric>

namespace core::result {

ShownRows ShownRows::all(QList<Column> columns, Rows rows)
{
    ShownRows shown{std::move(columns), std::move(rows)};
    shown.visible.resize(shown.columns.size());
    std::iota(shown.visible.begin(), shown.visible.end(), 0);
    return shown;
}

QList<Column> ShownRows::shownColumns() const
{
    QList<Column> list;
    list.reserve(visible.size());
    for (const int column : visible)
        list.append(columns.at(column));
    return list;
}

namespace {

Result<void> feedRows(const ShownRows &shown, RowSink &sink, const std::stop_token &stop, qsizetype first,
                      qsizetype last)
{
    std::vector<CellView> cells(std::size_t(shown.visible.size()));
    std::vector<CellView> whole(std::size_t(shown.columns.size()));
    RowReader reader(shown.rows);
    for (qsizetype row = first; row <= last; ++row) {
        if ((row & 255) == 0 && stop.stop_requested())
            return Error::cancelled();
        if (!reader.row(shown.order.resultRow(row), whole))
            return Error::io(QCoreApplication::translate("core",
                                                         "A part of the result cannot be read "
                                                         "back from its temporary file"));
        for (std::size_t i = 0; i < cells.size(); ++i)
            cells[i] = whole[std::size_t(shown.visible[qsizetype(i)])];
        if (auto taken = sink.row(cells); !taken)
            return taken;
    }
    return {};
}

} // namespace

Result<void> feed(const ShownRows &shown, RowSink &sink, const std::stop_token &stop, qsizetype first,
                  qsizetype last)
{
    if (last < 0)
        last = shown.rowCount() - 1;
    if (auto begun = sink.begin(shown.shownColumns()); !begun)
        return begun;
    if (auto fed = feedRows(shown, sink, stop, first, last); !fed) {
        (void)sink.end(false);
        return fed;
    }
    return sink.end(true);
}

} // namespace core::result
