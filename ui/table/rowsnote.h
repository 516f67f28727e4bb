// SPDX-License-Identifier: GPL-3.0-or-later
// How many rows there are, in words: counted, being counted, or estimated.
#pragma once

#include <QString>

namespace ui::table {

class RowCounter;

struct RowsNote
{
    QString text;
    QString toolTip{};
    bool counting = false;
};

/// conditional: it counts what matches a condition. estimate: of the whole table; below 0 where nobody knows.
RowsNote rowsNote(const RowCounter &counter, bool conditional, qint64 estimate);

} // namespace ui::table
