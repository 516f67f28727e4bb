// SPDX-License-Identifier: GPL-3.0-or-later
// Statements of an editor as a script's reader gives them: numbered by their ranges, commands apart.
#pragma once

#include "core/psql/reader.h"
#include "core/psql/substitute.h"
#include "ui/editor/sqleditor.h"

#include <QSet>

namespace ui::query {

/// text: the editor's, for what stands behind each range.
QList<core::psql::ListReader::Piece> runItems(const QList<editor::SqlRange> &ranges, QByteArrayView text);

/// The statement under the caret with the command behind it that sends it (\gx, \gset …), or the other way
/// round: psql would not run one without the other.
QList<editor::SqlRange> withItsCommand(const editor::SqlEditor &editor, const editor::SqlRange &range);

/// A value that is to be asked for before anything runs.
struct AskedValue
{
    QByteArray name{};       ///< of a variable; empty: a parameter
    int parameter = 0;       ///< $n
    int statement = -1;      ///< of a parameter: number of the range
    bool identifier = false; ///< it stands for a name: NULL is none
    bool operator==(const AskedValue &) const = default;
};

/// What is neither known nor set by the commands among the statements.
QList<AskedValue> valuesToAsk(const QList<editor::SqlRange> &ranges, const core::psql::Variables &known);

} // namespace ui::query
