// SPDX-License-Identifier: GPL-3.0-or-later
// JSON text with other white space, and single tokens of it. Tokens are copied as they stand.
#pragma once

#include "core/json/document.h"

namespace core::json {

enum class Layout
{
    Compact, ///< no white space
    Spaced,  ///< as the server writes jsonb: {"a": 1, "b": [1, 2]}
    Lines    ///< a line for each value, two spaces a level (40 levels at most)
};

/// json must be valid. Cost: linear; nothing recurses. Stops early (with what there is) when asked to.
QByteArray laidOut(QByteArrayView json, Layout layout, const std::stop_token &stop = {});

/// A JSON string with its quotes: only what must be escaped is; halves of surrogate pairs become \udXXX.
QByteArray quoted(const QString &text);
/// Whether the whole text is one JSON number.
bool isNumber(QByteArrayView text);

} // namespace core::json
