// SPDX-License-Identifier: GPL-3.0-or-later
// Query by example: conditions that rows meet which have the picked parts of a document. Pure; any thread.
#pragma once

#include "core/json/draft.h"

namespace core::json {

/// "details @> '{"shipping": {"carrier": "dhl"}}'": containment of the picked nodes alone, on their way from
/// the root; elements of arrays stand in arrays of their own, so their place does not matter. Empty without
/// nodes. column: as it stands in SQL.
QString containsCondition(const Draft &draft, const QList<Node> &nodes, const QString &column);
/// "details @? '$ ? (@."shipping"."carrier" == "dhl")'": scalars are compared, containers must be there;
/// elements at any place ([*]). For jsonb, PostgreSQL 12 and later.
QString pathCondition(const Draft &draft, const QList<Node> &nodes, const QString &column);

} // namespace core::json
