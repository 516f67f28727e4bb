// SPDX-License-Identifier: GPL-3.0-or-later
// Which field of a form an error of the server belongs to, by its SQLSTATE: never by its text. Pure.
#pragma once

#include "core/base/error.h"
#include "core/ddl/script.h"

namespace core::ddl {

/// For ObjectForm::fieldOf. The field of the statement, but for what says more: a name that is taken or wrong
/// belongs to "name", a lack of rights (42501) to none, as what fails through no field's fault: locks, the
/// connection, limits, a stop.
QString fieldOfError(const Error &error, const Statement &statement);

} // namespace core::ddl
