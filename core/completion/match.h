// SPDX-License-Identifier: GPL-3.0-or-later
// How well a name fits what was typed: as its beginning, as the beginnings of its words ("cid" customer_id,
// "oL" orderLine), within it, as letters in order. Bytes, ASCII letters in any case. Thread: any.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace core::completion {

enum class Match : quint8
{
    None,
    Scattered, ///< all letters, in order
    Within,
    WordStart, ///< the beginning of one of its words
    Initials,  ///< beginnings of its words, the first one's first
    Prefix,
    Exact
};

/// typed: lowered() once.
Match match(QByteArrayView name, QByteArrayView typed);
QByteArray lowered(QByteArrayView text);

} // namespace core::completion
