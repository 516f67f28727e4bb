// SPDX-License-Identifier: GPL-3.0-or-later
// The way to a value inside a document, in SQL.
#pragma once

#include "core/json/document.h"

namespace core::json {

/// "-> 'shipping' -> 0 ->> 'carrier'"; empty for the root. A scalar is taken as text (->>), a container as
/// JSON.
QString arrowPath(const Document &document, Node node);
/// "#> '{shipping,0}'", "#>> …" for a scalar.
QString hashPath(const Document &document, Node node);
/// "$."shipping"[0]", as jsonpath (not quoted as an SQL literal).
QString jsonPath(const Document &document, Node node);

} // namespace core::json
