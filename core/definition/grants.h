// SPDX-License-Identifier: GPL-3.0-or-later
// The GRANTs and REVOKEs that lead from the privileges an object is born with to those it has. Pure.
#pragma once

#include "core/base/result.h"
#include "core/definition/facts.h"

#include <QStringList>

namespace core::definition {

/// In order: revokes, then grants, those by others than the owner last and within SET ROLE, each after the
/// grant option it rests on. Fails with Input where an ACL cannot be read.
Result<QStringList> grantStatements(const GrantsOn &grants);

} // namespace core::definition
