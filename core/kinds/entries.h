// SPDX-License-Identifier: GPL-3.0-or-later
// The parts kinds::all() is put together from.
#pragma once

#include "core/catalog/objectkind.h"

#include <QList>

namespace core::kinds {

QList<catalog::ObjectKind> serverKinds();   ///< of a server and of a database
QList<catalog::ObjectKind> schemaKinds();   ///< of a schema
QList<catalog::ObjectKind> relationKinds(); ///< of a table or view, and of a type

/// "a b c" as a list: the entries stay readable.
inline QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace core::kinds
