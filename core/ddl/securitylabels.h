// SPDX-License-Identifier: GPL-3.0-or-later
// SECURITY LABEL on any object: a table of provider and label, and its statements. Pure.
#pragma once

#include "core/ddl/script.h"
#include "core/forms/formspec.h"

#include <optional>

namespace core::ddl {

/// A Table with the id "labels": "provider", "label".
forms::FieldSpec securityLabelsField();
/// SECURITY LABEL … for each row that is new, changed or gone. object: "role alice", quoted as SQL wants it.
Script securityLabelsScript(const QString &object, const std::optional<forms::Values> &before,
                            const forms::Values &after);

} // namespace core::ddl
