// SPDX-License-Identifier: GPL-3.0-or-later
// What is to be imported, and the statements that do it: shown before they run, and run as they are shown.
// Values.
#pragma once

#include "core/importing/inference.h"
#include "core/importing/mapping.h"
#include "core/importing/readoptions.h"

#include <QMetaType>

namespace core::importing {

enum class OnConflict
{
    Fail,
    Update, ///< the row that is there gets the file's values
    Skip,   ///< the row that is there stays
};

/// Bad rows that stop an import, where nothing else is said.
inline constexpr qint64 UsualBadRows = 1000;

struct ImportRequest
{
    QString file; ///< a path, or "-"
    ReadOptions read{};
    QStringList table{};                        ///< unquoted: schema and name, or the name alone
    bool create = false;                        ///< the table is made first
    QString createStatement{};                  ///< instead of the one inferred; its table must be `table`
    QList<std::pair<QString, QString>> types{}; ///< of columns of the new table, instead of those inferred
    MappingWish mapping{};
    bool truncate = false;
    OnConflict onConflict = OnConflict::Fail;
    QStringList key{};                 ///< for Update and Skip; empty: the primary key
    bool dryRun = false;               ///< everything is rolled back
    bool keepGoing = false;            ///< bad rows are left out
    QString badRowsFile{};             ///< of these; may be empty
    qint64 mostBadRows = UsualBadRows; ///< 0: no limit
    QString dateOrder{}; ///< ymd, dmy, mdy: of dates that are not ISO; empty: as the server is set
};

struct ImportPlan
{
    TargetTable table;
    Mapping mapping;
    QStringList notes{};
    /// Rows go through a temporary table: COPY alone cannot do it.
    bool staged = false;
    bool raw = false; ///< the file's bytes are sent as they are

    QList<QByteArray> before{}; ///< in the transaction, before the rows
    QByteArray copy{};
    QString copyRelation{};    ///< that COPY names in its errors
    QByteArray insert{};       ///< staged: from the temporary table into the other
    QByteArray emptyStage{};   ///< staged: between batches
    QList<QByteArray> after{}; ///< with a dry run, the checks that would wait for the end

    /// All of them with begin and commit, one statement a line, as a person reads them.
    QString script(const ImportRequest &request) const;
};

/// fileColumns, named: of an opened reader. Fails with Input.
Result<ImportPlan> planImport(const ImportRequest &request, const QStringList &fileColumns, bool named,
                              const TargetTable &table);
/// Whether the file's columns have names of their own.
bool hasNames(const ReadOptions &options);
/// What can be refused without a server. Fails with Input.
Result<void> checkRequest(const ImportRequest &request);
/// The new table as create table (inferred, and then what was said otherwise) makes it: for the mapping
/// before it exists.
TargetTable newTable(const QStringList &table, const QList<InferredColumn> &columns);

} // namespace core::importing

Q_DECLARE_METATYPE(core::importing::ImportPlan)
