// SPDX-License-Identifier: GPL-3.0-or-later
// Names of objects, checked before the server cuts them without a word. Pure.
#pragma once

#include "core/forms/formspec.h"

namespace core::ddl {

/// The server keeps 63 bytes of a name.
inline constexpr qsizetype NameBytes = 63;

/// What is wrong with a name: too long in UTF-8, a NUL character; empty where nothing is (also for none).
QString problemOfName(const QString &name);
/// problemOfName of a field, as its check.
forms::FieldSpec::Check nameCheck(const QString &field);

} // namespace core::ddl
