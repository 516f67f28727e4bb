// SPDX-License-Identifier: GPL-3.0-or-later
// What the server refuses of a JSON text although it reads as JSON, and what it will write differently.
#pragma once

#include "core/json/draft.h"

namespace core::json {

struct Remark
{
    Node node = Document::NoNode; ///< whose key or value it is about
    bool refused = false;         ///< the server would not take it; else it changes how it is written
    QString text{};
    Place place{}; ///< of refused ones: in the document's source
};

/// What jsonb refuses: \u0000, halves of surrogate pairs, numbers outside of numeric (131,072 digits before
/// the point, 16,383 after it). The first `most`. json takes them all: empty.
QList<Remark> refusals(const Document &document, Flavor flavor, qsizetype most = 100,
                       const std::stop_token &stop = {});
/// What jsonb will write in its own way: duplicate keys (the last stays), numbers with an exponent or a
/// negative zero, escapes, order of keys, white space; one remark for each sort with how often, at its first
/// place. Empty for json.
QList<Remark> normalisations(const Document &document, Flavor flavor, const std::stop_token &stop = {});

} // namespace core::json
