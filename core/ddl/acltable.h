// SPDX-License-Identifier: GPL-3.0-or-later
// An object's privileges as a table in its form, and the GRANT and REVOKE statements of what differs. A row
// is a grantee (public: everybody, which no role may be called) and who granted, with one cell for each
// privilege: empty, "granted" or "grantable" (with grant option). Pure.
#pragma once

#include "core/base/serverversion.h"
#include "core/ddl/script.h"
#include "core/forms/formspec.h"

#include <optional>

namespace core::ddl {

/// Of PUBLIC in the grantee's cell: a role of this name cannot be made.
inline const QString PublicGrantee = QStringLiteral("public");

/// A Table with "grantee", a column for each privilege that the kind (AclKind::id) knows on this server,
/// called by its letter, and the note "grantor". Grantees come from Context::choices["grantees"].
forms::FieldSpec aclField(const QString &id, const QString &kind, ServerVersion version);

/// What the SQL of a form gives for an object's rows: an array of {"grantee", "grantor", "privileges": "Tc",
/// "grantable": "T"}, letters in the kind's order. Gives the rows of the table.
QList<forms::Values> aclRows(const QList<forms::Values> &read);

/// object: "database shop", as it stands behind ON. What somebody else than the owner granted is revoked in
/// that role's name (SET LOCAL ROLE): a plain REVOKE would pass over it without a word.
Script aclScript(const QString &field, const QString &object, const QString &owner,
                 const std::optional<forms::Values> &before, const forms::Values &after);

} // namespace core::ddl
