// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/transcoder.h"

#include <algorithm>
#include <iterator>

namespace core::transfer {

namespace {

// 0x80 to 0x9f of Windows-1252; 0 where it has nothing. Source: CP1252.TXT of the Unicode consortium.
constexpr char16_t Windows1252Upper[32]
    = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
       0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
       0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void putUnit(Encoded &encoded, unsigned unit)
{
    encoded.bytes[encoded.size++] = char(unit & 0xff);
    encoded.bytes[encoded.size++] = char(unit >> 8);
}

} // namespace

int decodeUtf8(const char *text, qsizetype length, char32_t &codePoint)
{
    const auto byte = [text](int i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) {
        codePoint = first;
        return 1;
    }
    const int size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || length < size)
        return 0;
    char32_t value = first & (0x7f >> size);
    for (int i = 1; i < size; ++i) {
        if ((byte(i) & 0xc0) != 0x80)
            return 0;
        value = value << 6 | (byte(i) & 0x3f);
    }
    constexpr char32_t Smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (value < Smallest[size] || (value >= 0xd800 && value < 0xe000) || value > 0x10ffff)
        return 0;
    codePoint = value;
    return size;
}

Encoded encodeCharacter(TextEncoding encoding, const char *text, qsizetype length)
{
    Encoded encoded;
    encoded.consumed = decodeUtf8(text, length, encoded.codePoint);
    if (encoded.consumed == 0)
        return encoded;
    const char32_t c = encoded.codePoint;
    switch (encoding) {
    case TextEncoding::Utf8:
    case TextEncoding::Utf8WithBom:
        encoded.size = encoded.consumed;
        std::copy_n(text, encoded.size, encoded.bytes);
        break;
    case TextEncoding::Utf16Le:
        if (c < 0x10000) {
            putUnit(encoded, unsigned(c));
        } else {
            putUnit(encoded, 0xd800 + unsigned((c - 0x10000) >> 10));
            putUnit(encoded, 0xdc00 + unsigned((c - 0x10000) & 0x3ff));
        }
        break;
    case TextEncoding::Latin1:
        if (c < 0x100)
            encoded.bytes[encoded.size++] = char(c);
        break;
    case TextEncoding::Windows1252:
        if (c < 0x80 || (c >= 0xa0 && c < 0x100)) {
            encoded.bytes[encoded.size++] = char(c);
        } else if (c < 0x10000) {
            const auto *found
                = std::find(std::begin(Windows1252Upper), std::end(Windows1252Upper), char16_t(c));
            if (found != std::end(Windows1252Upper))
                encoded.bytes[encoded.size++] = char(0x80 + (found - std::begin(Windows1252Upper)));
        }
        break;
    }
    return encoded;
}

} // namespace core::transfer
