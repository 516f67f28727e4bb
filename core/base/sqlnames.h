// SPDX-License-Identifier: GPL-3.0-or-later
// Names as SQL writes them, taken apart: public.orders, "My table", "a.b"."c""d".
#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace core {

/// The parts between dots (a qualified name) or commas (a list; spaces around its names do not count).
/// Unquoted parts in lower case, as the server folds them. Fails with Input; what is for the message ("the
/// name of a table").
Result<QStringList> namesFromSql(const QString &text, QChar separator, const QString &what);

} // namespace core
