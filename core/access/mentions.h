// SPDX-License-Identifier: GPL-3.0-or-later
// The names in a statement, and what it wants to do with each: read from its words, without the server. Pure.
#pragma once

#include "core/access/privilege.h"

#include <QStringList>

namespace core::access {

/// What a statement does with something it names.
struct Mention
{
    QString schema{}; ///< empty: found by the search path
    QString name{};
    /// "relation", "routine", "sequence", "type", "schema", "database", "parameter"
    QString what{};
    Privilege privilege = Privilege::Select;
    QStringList columns{};    ///< of an INSERT or UPDATE; empty: not said
    bool everyColumn = false; ///< a * is read
    bool ownership = false;   ///< altered, dropped: only an owner may
    bool operator==(const Mention &) const = default;
};

/// What may need a right, in the order of the text, each once. More than there is: names that turn out to be
/// columns or aliases are not found on the server. Pure.
QList<Mention> mentionsOf(const QString &statement);
/// Every name in it, for telling which columns are read: folded as the server does. Pure.
QStringList namesIn(const QString &statement);

} // namespace core::access
