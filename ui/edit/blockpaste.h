// SPDX-License-Identifier: GPL-3.0-or-later
// A block of cells from the clipboard: text with tabs as spreadsheets and grids write it, cells with line
// breaks in quotes, or an HTML table. Pure.
#pragma once

#include <QList>
#include <QString>

class QMimeData;

namespace ui::edit {

struct PastedCell
{
    QString text{};
    bool quoted = false; ///< an empty one is then a text without characters, not nothing
    bool operator==(const PastedCell &) const = default;
};
using PastedBlock = QList<QList<PastedCell>>;

/// Lines of cells; the last line break ends the last line. A quote only opens a quoted cell where it stands
/// first and is closed again before a tab or the end of the line.
PastedBlock blockOfText(const QString &text);
/// The first table; empty where there is none.
PastedBlock blockOfHtml(const QString &html);
/// The text, unless the table says better where the lines end.
PastedBlock blockOf(const QMimeData &data);

} // namespace ui::edit
