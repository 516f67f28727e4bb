// SPDX-License-Identifier: GPL-3.0-or-later
// Which rows of a list the connection's role can do anything with. Thread: any.
#pragma once

#include <QString>

namespace core::catalog {

/// " where …" over the columns of a list.sql (kind, oid): a privilege of any sort, ownership and membership
/// included. Empty for kinds that have no privileges of their own.
QString usableOnly(const QString &kind);

} // namespace core::catalog
