// SPDX-License-Identifier: GPL-3.0-or-later
// How the server names any object: catalogue, oid, and the number of a column within it. Catalogues by name
// ("pg_class"), which reads better in SQL files than their oids and is the same everywhere.
#pragma once

#include "core/catalog/objectref.h"

#include <QHash>
#include <QString>

namespace core::objects {

struct Address
{
    QString catalog{};
    qint64 oid = 0;
    qint64 sub = 0;

    bool isValid() const { return !catalog.isEmpty() && oid != 0; }
    bool operator==(const Address &) const = default;
};

inline size_t qHash(const Address &address, size_t seed = 0)
{
    return qHashMulti(seed, address.catalog, address.oid, address.sub);
}

/// The catalogue that objects of the kind stand in; empty for a kind that has none (a server).
QString catalogOf(const QString &kind);
/// Invalid for a folder and for what has no catalogue.
Address addressOf(const catalog::ObjectRef &ref);

} // namespace core::objects
