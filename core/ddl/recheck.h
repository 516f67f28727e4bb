// SPDX-License-Identifier: GPL-3.0-or-later
// What a script rests on besides the fields of a form (privileges that were looked at): read again in the
// transaction that writes. Values.
#pragma once

#include "core/base/result.h"
#include "core/session/job.h"
#include "core/session/link.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace core::ddl {

/// Something that somebody else changed since it was read.
struct Meanwhile
{
    QString id;    ///< whose recheck it was knows it by this
    QString label; ///< "orders · ana"
    QString was;
    QString theirs;
    QString mine; ///< what it would be with the script
    bool operator==(const Meanwhile &) const = default;
};

struct Recheck
{
    /// Thread: the session's. Sends no BEGIN or COMMIT. Nothing: all is as it was read.
    std::function<Result<QList<Meanwhile>>(session::Link &, session::Job &)> differences;
    /// Rows of the catalogue that hold it, as what stands after FROM: "pg_catalog.pg_class where oid in (1)".
    QStringList watched{};
};

} // namespace core::ddl
