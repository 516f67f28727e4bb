// SPDX-License-Identifier: GPL-3.0-or-later
// Selected cells as the clipboard's text and HTML. Values are written whole and as the server sent them
// (celltext.h fullText). Thread: GUI.
#pragma once

#include "core/base/result.h"
#include "core/result/shownrows.h"

#include <QList>
#include <QMimeData>

#include <memory>

namespace ui::grid {

/// Cells from top to bottom and left to right, both ends included: shown rows, and places among the columns
/// shown (ShownRows).
struct CellRange
{
    qsizetype top = 0;
    qsizetype bottom = 0;
    int left = 0;
    int right = 0;
};

enum class Heading
{
    None,
    Names ///< a first line of column names
};

/// What the clipboard takes at most; more is refused with Error::input: that is a matter for Export.
inline constexpr qsizetype CopyLimit = 50 << 20;

/// What is to be copied; its formats are made when they are asked for. Thread: one at a time.
class CellsCopy;

/// Text: tab-separated lines as spreadsheets take them: a value with a tab, quote or line break stands in
/// quotes, its quotes doubled; NULL and unselected cells are empty. One cell without a heading is copied
/// bare, unquoted. Of a selection in several pieces the rows and columns that hold a selected cell are taken,
/// in their order. Ranges may overlap. HTML: a table in which text stays text (a spreadsheet keeps its
/// leading zeros, and long numbers their digits). makeText: not only when it is pasted. Up to a megabyte it
/// holds a copy of the cells, past that the rows of the result, until the last format was made. Fails with
/// Input past limit, and with Cancelled. Thread: any.
core::Result<std::shared_ptr<CellsCopy>> prepareCopy(const core::result::ShownRows &shown,
                                                     const QList<CellRange> &ranges, Heading heading,
                                                     bool makeText, const std::stop_token &stop = {},
                                                     qsizetype limit = CopyLimit);
/// HTML, tab-separated and plain text at once, one cell without a heading as plain text alone. Thread: GUI.
std::unique_ptr<QMimeData> mimeData(std::shared_ptr<CellsCopy> cells);
/// Both together.
core::Result<std::unique_ptr<QMimeData>> copyCells(const core::result::ShownRows &shown,
                                                   const QList<CellRange> &ranges, Heading heading,
                                                   qsizetype limit = CopyLimit);

} // namespace ui::grid
