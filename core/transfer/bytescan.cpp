// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/bytescan.h"

#include "core/transfer/transcoder.h"

namespace core::transfer {

namespace {

/// Reads a number from its parts, left to right.
struct Cursor
{
    const char *at;
    const char *const end;

    bool take(char c)
    {
        if (at == end || *at != c)
            return false;
        ++at;
        return true;
    }
    qsizetype digits()
    {
        const char *const from = at;
        while (at < end && *at >= '0' && *at <= '9')
            ++at;
        return at - from;
    }
    bool exponent()
    {
        if (!take('e') && !take('E'))
            return true;
        if (!take('+'))
            take('-');
        return digits() > 0;
    }
};

} // namespace

bool isPlainNumber(QByteArrayView text)
{
    Cursor cursor{text.begin(), text.end()};
    qsizetype digits = cursor.digits();
    if (cursor.take('.'))
        digits += cursor.digits();
    return digits > 0 && cursor.exponent() && cursor.at == cursor.end;
}

bool isJsonNumber(QByteArrayView text)
{
    Cursor cursor{text.begin(), text.end()};
    cursor.take('-');
    if (!cursor.take('0') && cursor.digits() == 0)
        return false;
    if (cursor.take('.') && cursor.digits() == 0)
        return false;
    return cursor.exponent() && cursor.at == cursor.end;
}

bool isValidUtf8(QByteArrayView text)
{
    const char *at = text.begin();
    const char *const end = text.end();
    while (at < end) {
        if (end - at >= 8 && (scan::load(at) & 0x8080808080808080u) == 0) {
            at += 8;
            continue;
        }
        char32_t codePoint = 0;
        const int size = decodeUtf8(at, end - at, codePoint);
        if (size == 0)
            return false;
        at += size;
    }
    return true;
}

} // namespace core::transfer
