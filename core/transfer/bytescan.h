// SPDX-License-Identifier: GPL-3.0-or-later
// Looking for a few characters in many bytes, eight at a time: every byte of an export passes here.
#pragma once

#include <QByteArrayView>

#include <cstring>

namespace core::transfer {

namespace scan {

constexpr quint64 repeated(char c)
{
    return 0x0101010101010101u * static_cast<unsigned char>(c);
}

/// Not zero if a byte of word is that of pattern.
inline quint64 hasByte(quint64 word, quint64 pattern)
{
    const quint64 x = word ^ pattern;
    return (x - 0x0101010101010101u) & ~x & 0x8080808080808080u;
}

inline quint64 load(const char *data)
{
    quint64 word;
    std::memcpy(&word, data, 8);
    return word;
}

} // namespace scan

/// Whether one of four characters is among the bytes.
inline bool containsAny(const char *data, qsizetype size, char a, char b, char c, char d)
{
    using namespace scan;
    const char *const end = data + size;
    const quint64 pa = repeated(a), pb = repeated(b), pc = repeated(c), pd = repeated(d);
    for (; end - data >= 8; data += 8) {
        const quint64 word = load(data);
        if (hasByte(word, pa) | hasByte(word, pb) | hasByte(word, pc) | hasByte(word, pd))
            return true;
    }
    for (; data < end; ++data) {
        if (*data == a || *data == b || *data == c || *data == d)
            return true;
    }
    return false;
}

/// Copies the bytes and answers true, unless one of four characters is among them: then what is at `to` is of
/// no use.
inline bool copyUnlessAny(char *to, const char *data, qsizetype size, char a, char b, char c, char d)
{
    using namespace scan;
    if (size < 8) {
        bool found = false;
        for (qsizetype i = 0; i < size; ++i) {
            const char byte = data[i];
            found |= byte == a || byte == b || byte == c || byte == d;
            to[i] = byte;
        }
        return !found;
    }
    const quint64 pa = repeated(a), pb = repeated(b), pc = repeated(c), pd = repeated(d);
    quint64 found = 0;
    const auto step = [&](qsizetype at) {
        const quint64 word = load(data + at);
        std::memcpy(to + at, &word, 8);
        found |= hasByte(word, pa) | hasByte(word, pb) | hasByte(word, pc) | hasByte(word, pd);
    };
    qsizetype at = 0;
    for (; at + 8 <= size; at += 8)
        step(at);
    if (at < size)
        step(size - 8); // once more over what was copied already
    return found == 0;
}

/// Digits with at most one point and an exponent, without a sign: 5, 1.50, 1e-7.
bool isPlainNumber(QByteArrayView text);
/// The number of a JSON text: -?(0|[1-9][0-9]*)(.[0-9]+)?([eE][+-]?[0-9]+)?
bool isJsonNumber(QByteArrayView text);
/// Strict: no overlong forms, no surrogates.
bool isValidUtf8(QByteArrayView text);

} // namespace core::transfer
