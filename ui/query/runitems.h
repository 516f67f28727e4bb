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
    bool answer = false;     ///< to a command, whose range statement is: in the order in which it asks
    bool secret = false;
    QString prompt{}; ///< its words
    bool operator==(const AskedValue &) const = default;
};

/// What is found out of a run's pieces before anything of it runs.
struct RunOutlook
{
    /// What is neither known nor set by commands, in parts that run; where only the run tells whether they
    /// do, it is asked for all the same.
    QList<AskedValue> values{};
    QByteArray unknownCommand{}; ///< the first that is reached for certain
    int unknownIn = -1;          ///< number of its range
};
RunOutlook lookAhead(const QList<core::psql::ListReader::Piece> &items, const core::psql::Variables &known);

} // namespace ui::query
