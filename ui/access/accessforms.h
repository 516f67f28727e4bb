// SPDX-License-Identifier: GPL-3.0-or-later
// "Who may do what" with one object as a form without fields: a FormTab with the matrix as its only part. Its
// kinds are those of core/access with "access/" before them, so that they stand beside the objects' own
// forms.
#pragma once

#include "core/catalog/objectref.h"
#include "core/ddl/objectform.h"

#include <optional>

namespace ui::access {

/// One for each kind with an ACL.
QList<core::ddl::ObjectForm> accessForms();
bool isAccessForm(const QString &kind);
/// The ref a FormTab is opened with; of a column: its table's. None: the object has no ACL.
std::optional<core::catalog::ObjectRef> accessRef(const core::catalog::ObjectRef &object);

} // namespace ui::access
