// SPDX-License-Identifier: GPL-3.0-or-later
// Default privileges as rows of a form's table, and back. What the owner of a future object gets of its own
// accord stands in no row: it stays, unless a row says otherwise. Where nothing is stored, the built-in ones
// of the whole database are shown: EXECUTE and USAGE of PUBLIC. Where a stored one has taken away what is
// built in, a row without privileges says so; without it what is built in is given back, as it is when every
// row of a stored one goes. Pure.
#pragma once

#include "core/access/rechecks.h"
#include "core/forms/formspec.h"

namespace ui::access {

/// "rows": the id of the table's field.
core::forms::FormSpec defaultsSpec();

/// makers: roles whose built-in ones are shown, too.
QList<core::forms::Values> rowsOf(const core::access::RoleGraph &roles,
                                  const QList<core::access::DefaultAcl> &stored, const QList<qint64> &makers);

/// From what is stored to what the rows say; makers as they were given to rowsOf().
core::ddl::Script defaultsScript(const core::access::RoleGraph &roles,
                                 const QList<core::access::DefaultAcl> &stored, const QList<qint64> &makers,
                                 const QList<core::forms::Values> &rows);

/// The rows that were read again with what was changed here on top: rows that differ between before and mine.
QList<core::forms::Values> mergedRows(const QList<core::forms::Values> &before,
                                      const QList<core::forms::Values> &theirs,
                                      const QList<core::forms::Values> &mine);
/// What the changed rows rest on; the id is the row's.
QList<core::access::SeenDefault> seenRows(const core::access::RoleGraph &roles,
                                          const QList<core::access::DefaultAcl> &stored,
                                          const QList<core::forms::Values> &before,
                                          const QList<core::forms::Values> &mine);
/// mine without the changes of these rows.
QList<core::forms::Values> withoutChanges(const QList<core::forms::Values> &before,
                                          const QList<core::forms::Values> &mine, const QStringList &ids);

} // namespace ui::access
