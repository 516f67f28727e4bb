// SPDX-License-Identifier: GPL-3.0-or-later
// How a kind of object is kept from changing between the look before a save and the save itself. Pure.
#pragma once

#include <QString>
#include <QStringList>

namespace core::ddl {

struct Guard
{
    /// Changes nothing and takes the object's row until the transaction ends; for those whose row only
    /// superusers may read. Sent in a savepoint: who may not is not stopped by it. Empty: none.
    QString lock{};
    QStringList watched{}; ///< as Recheck::watched
};

/// Nothing for an unknown kind. name: as it was read.
Guard guardOf(const QString &kind, qint64 oid, const QString &name);

} // namespace core::ddl
