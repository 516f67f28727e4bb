// SPDX-License-Identifier: GPL-3.0-or-later
// What a string constant of SQL means, with the place in the source of each of its bytes. Thread: any.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace core::passwords {

/// How the quote of a string inside this one would be written.
enum class Quoting
{
    Doubled, ///< '…', E'…', U&'…'
    Plain    ///< $tag$…$tag$
};

struct Literal
{
    QByteArray value;
    std::vector<qsizetype> places; ///< of value's bytes in the token, and one behind the last
    Quoting quoting = Quoting::Doubled;
};

/// token: a String (whole, with its continuations on later lines) or DollarString of the scanner. None where
/// an escape is broken. U& uses escape as its escape character.
std::optional<Literal> decoded(QByteArrayView token, bool standardConformingStrings, char escape = '\\');

} // namespace core::passwords
