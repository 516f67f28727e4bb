// SPDX-License-Identifier: GPL-3.0-or-later
// Finding a row of a referenced table by any of its texts: what a picker of foreign keys asks. Thread: the
// session's.
#pragma once

#include "core/base/result.h"
#include "core/browse/tableinfo.h"
#include "core/session/job.h"
#include "core/session/link.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace core::browse {

struct RowSearch
{
    TableName table;
    KeyColumn key{};
    QList<KeyColumn> with{};    ///< the other columns of the key, where it has several
    QList<TableColumn> shown{}; ///< besides the key
};

/// What a search in a table looks at and shows: the key, and a few readable columns, texts first. Fails with
/// Input where the key, or what it goes with, cannot be read.
Result<RowSearch> rowSearch(const TableInfo &info, const KeyColumn &key, const QList<KeyColumn> &with = {});

struct FoundRow
{
    QByteArray key;                           ///< as the server writes it
    QList<std::optional<QByteArray>> with{};  ///< of RowSearch::with, whole
    QList<std::optional<QByteArray>> cells{}; ///< of RowSearch::shown, cut after ShownCharacters
};

struct FoundRows
{
    QList<FoundRow> rows{};
    bool more = false; ///< there are more than were asked for
};

inline constexpr int ShownCharacters = 120;

/// Rows whose key (any column of it) or one of the shown columns holds `typed` in either case, the row of
/// that very key first, then by the key; all where it is empty. keyMay: `typed` can be a value of the key's
/// type. Cost: may read the whole table where little is found; stop the job then. Fails with Sql, Connection,
/// Cancelled.
Result<FoundRows> findRows(session::Link &link, session::Job &job, const RowSearch &search,
                           const QByteArray &typed, bool keyMay, int most);

} // namespace core::browse
