// SPDX-License-Identifier: GPL-3.0-or-later
// The text of hstore, taken apart into its pairs and written again as hstore_out() would. Thread: any.
#pragma once

#include "core/values/arraytext.h"

#include <utility>

namespace core::values {

using HstorePairs = QList<std::pair<QByteArray, Part>>;

/// Fails with Input. Pairs come as they stand there.
Result<HstorePairs> parseHstore(const QByteArray &text);
/// In the server's order (shorter keys first, then by bytes); of one key written twice the first counts.
QByteArray writeHstore(HstorePairs pairs);

} // namespace core::values
