// SPDX-License-Identifier: GPL-3.0-or-later
// How the server's output functions quote a part of a value. Thread: any.
#pragma once

#include <QByteArray>

namespace core::values {

/// White space as the server's readers of arrays, composites and ranges see it.
inline bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

enum class Escaping
{
    Backslashes, ///< \" and \\: arrays, hstore
    Doubling     ///< "" and \\: composites, ranges
};

inline void appendQuoted(QByteArray &to, QByteArrayView text, Escaping escaping)
{
    to += '"';
    for (const char c : text) {
        if (c == '\\')
            to += '\\';
        else if (c == '"')
            to += escaping == Escaping::Doubling ? '"' : '\\';
        to += c;
    }
    to += '"';
}

} // namespace core::values
