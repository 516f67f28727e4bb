// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a database's form. Pure.
#pragma once

#include "core/forms/formspec.h"

namespace core::ddl::databasefields {

inline const QString Name = QStringLiteral("name");
inline const QString Owner = QStringLiteral("owner");
inline const QString Oid = QStringLiteral("oid");
inline const QString Encoding = QStringLiteral("encoding");
inline const QString Template = QStringLiteral("template");
inline const QString Tablespace = QStringLiteral("tablespace");
inline const QString Strategy = QStringLiteral("strategy");
inline const QString LocaleProvider = QStringLiteral("locale_provider");
inline const QString Collation = QStringLiteral("collation");
inline const QString Ctype = QStringLiteral("ctype");
inline const QString IcuLocale = QStringLiteral("icu_locale");
inline const QString IcuRules = QStringLiteral("icu_rules");
inline const QString BuiltinLocale = QStringLiteral("builtin_locale");
inline const QString CollationVersion = QStringLiteral("collation_version");
inline const QString RefreshCollation = QStringLiteral("refresh_collation");
inline const QString ConnectionLimit = QStringLiteral("connection_limit");
inline const QString IsTemplate = QStringLiteral("is_template");
inline const QString AllowConnections = QStringLiteral("allow_connections");
inline const QString Parameters = QStringLiteral("parameters");
inline const QString ParameterRole = QStringLiteral("role"); ///< column of the parameters
inline const QString Acl = QStringLiteral("privileges");
inline const QString Defaults = QStringLiteral("default_privileges");

// facts of the context
inline const QString Inside = QStringLiteral("inside");       ///< the reading was made in this database
inline const QString Elsewhere = QStringLiteral("elsewhere"); ///< another one to connect to
inline const QString ActualVersion = QStringLiteral("actual_collation_version");

forms::FormSpec spec(const forms::Context &context);

} // namespace core::ddl::databasefields
