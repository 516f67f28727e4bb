// SPDX-License-Identifier: GPL-3.0-or-later
// Lays SQL out anew: clauses on lines of their own, lists and conditions broken where they are too long. Only
// blanks between tokens and the letter case of keywords change; every comment stays. What it cannot lay out
// safely (bodies of BEGIN ATOMIC, statements with psql commands within, open quotes) stays as it is.
// Thread: any. Cost: linear; some passes until the text is stable.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace core::sql {

enum class KeywordCase : quint8
{
    Keep,
    Upper,
    Lower
};

struct FormatOptions
{
    KeywordCase keywords = KeywordCase::Keep;
    int indent = 4;             ///< blanks
    bool leadingCommas = false; ///< of a list that is broken
    int lineWidth = 90;         ///< characters; a token longer than that stays whole

    bool operator==(const FormatOptions &) const = default;
};

/// A script, a statement or a piece of one. Formatting the answer again changes nothing.
QByteArray formatted(QByteArrayView text, const FormatOptions &options = {});

/// Only the letter case of keywords. Words that are as often names (name, value) are left alone.
QByteArray withKeywordCase(QByteArrayView text, KeywordCase keywords);

/// Where a caret at `offset` of `before` stands in `after`, which is `before` formatted.
qsizetype followedCaret(QByteArrayView before, qsizetype offset, QByteArrayView after);

} // namespace core::sql
