// SPDX-License-Identifier: GPL-3.0-or-later
// Quoting of names and values for SQL text, without a connection. Statements prefer parameters; names cannot
// be one.
#pragma once

#include <QString>
#include <QStringList>

namespace core {

/// `orders` stays as it is where PostgreSQL reads it back the same and it is no reserved word, everything
/// else becomes "…" with quotes doubled.
QString quoteIdentifier(const QString &name);
/// quoteIdentifier of each part, joined by dots; empty parts are left out.
QString quoteQualified(const QStringList &parts);
/// '…' with quotes doubled; E'…' where a backslash is inside, so that standard_conforming_strings does not
/// matter.
QString quoteLiteral(const QString &value);

} // namespace core
