// SPDX-License-Identifier: GPL-3.0-or-later
// A list made of parts that one statement reads, also where one of them cannot be read: the server refuses
// all of a statement for one catalogue its role has no rights on. Thread: the session's.
#pragma once

#include "core/base/result.h"
#include "core/catalog/rows.h"
#include "core/catalog/sqllibrary.h"

#include <QHash>
#include <QList>

#include <functional>
#include <vector>

namespace core::catalog {

/// One select; all of a list have the same columns.
struct Part
{
    QString kind; ///< of the objects it tells about; empty where these are many
    QString sql;
    /// What tells the same in smaller parts, each of one kind; null where there is no such thing.
    std::function<Result<QList<Part>>()> smaller{};
};

struct PartsRead
{
    std::vector<Row> rows;
    QHash<QString, Error> refused; ///< by kind: why its part is missing
};

/// One statement. Where the server refuses it (class 42: no rights, no such catalogue or column), two more:
/// which catalogues cannot be read, and all parts that do without them; where that explains nothing, one for
/// each part. In a transaction, which such an error ends, there is one statement only. Fails with what says
/// nothing about a part alone.
Result<PartsRead> readParts(session::Link &link, session::Job &job, const SqlLibrary &library,
                            const QList<Part> &parts);

} // namespace core::catalog
