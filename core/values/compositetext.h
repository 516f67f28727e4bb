// SPDX-License-Identifier: GPL-3.0-or-later
// PostgreSQL's text of a composite, taken apart into its fields and written again as record_out() would.
// Thread: any. Cost: linear.
#pragma once

#include "core/values/arraytext.h"

namespace core::values {

/// Fails with Input. '()' is one field without a value: a row without any column is written the same.
Result<QList<Part>> parseComposite(const QByteArray &text);
QByteArray writeComposite(const QList<Part> &fields);

} // namespace core::values
