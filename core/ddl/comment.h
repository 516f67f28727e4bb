// SPDX-License-Identifier: GPL-3.0-or-later
// COMMENT ON any object: the field and its statement. Pure.
#pragma once

#include "core/ddl/script.h"
#include "core/forms/formspec.h"

#include <optional>

namespace core::ddl {

/// A Paragraph with the id "comment".
forms::FieldSpec commentField();
/// COMMENT ON … where it differs. object: "role alice", quoted as SQL wants it. None and empty are the same:
/// no comment.
Script commentScript(const QString &object, const std::optional<forms::Values> &before,
                     const forms::Values &after);

} // namespace core::ddl
