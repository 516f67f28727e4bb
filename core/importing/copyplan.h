// SPDX-License-Identifier: GPL-3.0-or-later
// What is to be copied from one table into another, and the statements that do it on both sides: shown before
// they run, and run as they are shown. Values.
#pragma once

#include "core/importing/plan.h"

namespace core::importing {

struct CopyRequest
{
    QStringList from;          ///< schema and table, or the table alone
    QStringList to{};          ///< empty: of the same name
    bool create = false;       ///< from the source's columns: types, NOT NULL, primary key
    QString createStatement{}; ///< instead of the one made of them; its table must be `to`
    MappingWish mapping{};     ///< of a new table only what is left out
    bool truncate = false;
    OnConflict onConflict = OnConflict::Fail;
    QStringList key{}; ///< for Update and Skip; empty: the primary key
    bool dryRun = false;
};

struct CopyPlan
{
    bool binary = false;
    QString why{};  ///< text is used
    QByteArray out; ///< on the source
    QByteArray create{};
    ImportPlan rows; ///< on the target

    QString script(const CopyRequest &request) const;
};

/// Columns go by their names, or as they are mapped. Binary only between servers of the same major version
/// and for built-in types that are the same on both sides and mean the same there (a regclass in binary is a
/// number). target: of a table that is there. Fails with Input: a column of the source that goes nowhere, a
/// key that is none.
Result<CopyPlan> planCopy(const CopyRequest &request, const TargetTable &source,
                          const std::optional<TargetTable> &target, ServerVersion targetVersion);

} // namespace core::importing
