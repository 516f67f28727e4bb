// SPDX-License-Identifier: GPL-3.0-or-later
// Names of files for tables: possible on every system, and different from each other also where the file
// system does not tell upper from lower case.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace core::transfer {

/// text as a file's name without its ending: no separators, no control characters, no name that systems keep
/// for themselves, at most 180 bytes. Never empty.
QString safeFileName(const QString &text);

/// One name for each table (schema and name), in the same order: "orders.csv", or "shop.orders.csv" where the
/// tables are of several schemas. suffix with its dot.
QStringList tableFileNames(const QList<QStringList> &tables, const QString &suffix);

} // namespace core::transfer
