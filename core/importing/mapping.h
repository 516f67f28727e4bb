// SPDX-License-Identifier: GPL-3.0-or-later
// Which column of the file goes into which column of the table.
#pragma once

#include "core/importing/target.h"

#include <QList>
#include <QStringList>

namespace core::importing {

/// What a column of the table gets.
struct MappedColumn
{
    enum class From
    {
        File,
        Constant,   ///< text, as the type reads it; the same in every row
        Expression, ///< of SQL, over the file's columns by name
    };
    QString column; ///< of the table
    From from = From::File;
    int fileColumn = -1;
    QString text{};

    bool operator==(const MappedColumn &) const = default;
};

using Mapping = QList<MappedColumn>;

/// What was said of it. Columns of the file by name, or by their number from 1.
struct MappingWish
{
    QList<std::pair<QString, QString>> pairs{};       ///< file's column, table's column
    QStringList skipped{};                            ///< of the file
    QList<std::pair<QString, QString>> constants{};   ///< table's column, value
    QList<std::pair<QString, QString>> expressions{}; ///< table's column, SQL
    bool byPosition = false;                          ///< also where the file has names
    QString origin = QStringLiteral("file");          ///< what messages call it

    bool isEmpty() const { return *this == MappingWish(); }
    bool operator==(const MappingWish &) const = default;
};

struct MappingAnswer
{
    Mapping mapping;
    QStringList notes; ///< columns left out for a good reason
};

/// Names are matched as they are, then without case, spaces and dashes. named: the file names its columns.
/// Fails with Input where a column of the file would be lost without being skipped, or goes nowhere.
Result<MappingAnswer> mapColumns(const QStringList &fileColumns, bool named, const TargetTable &table,
                                 const MappingWish &wish);

/// For each column of the file the table's column it would go into; empty where there is none.
QStringList guessTargets(const QStringList &fileColumns, bool named, const TargetTable &table);

} // namespace core::importing
