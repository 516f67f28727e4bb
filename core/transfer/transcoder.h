// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8 into another encoding, one character at a time, never a replacement character: what cannot be written
// is an error that the caller can name.
#pragma once

#include "core/transfer/csvoptions.h"

namespace core::transfer {

struct Encoded
{
    int consumed = 0;       ///< bytes of UTF-8 read; 0: there is no valid UTF-8 character here
    int size = 0;           ///< bytes written; 0 with consumed > 0: the encoding does not have the character
    char bytes[4] = {};     ///< what to write
    char32_t codePoint = 0; ///< the character
};

/// How many bytes the character at text has and which it is. Strict: no overlong forms, no surrogates,
/// nothing beyond U+10FFFF; 0 if invalid or cut. length > 0.
int decodeUtf8(const char *text, qsizetype length, char32_t &codePoint);

/// The character at text (length > 0).
Encoded encodeCharacter(TextEncoding encoding, const char *text, qsizetype length);

} // namespace core::transfer
