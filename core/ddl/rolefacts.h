// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around a role, in words: what it owns, where it is connected, when its password ends. Pure;
// from the facts that come with its form.
#pragma once

#include "core/ddl/objectform.h"

namespace core::ddl {

/// "Login role · member of 1 · owns nothing · 2 sessions now"; empty for a new role.
QString roleHeadline(const Reading &reading);
/// "shop: 12 · postgres: 3 · whole server: 1 (databases, tablespaces)"; "nothing".
QString ownedText(const forms::Context &context);
QString grantedText(const forms::Context &context);
/// "2 sessions in shop, last active 3 minutes ago"
QString sessionsText(const forms::Context &context);

/// Whether a time as PostgreSQL takes it is before the server's clock as it was when the form was read. Not
/// known for what is not written the ISO way: false.
bool isPast(const QString &timestamp, const forms::Context &context);

} // namespace core::ddl
