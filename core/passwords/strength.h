// SPDX-License-Identifier: GPL-3.0-or-later
// How hard a password is to guess, told honestly: an estimate from above by its characters, lowered by what a
// guesser tries first (well-known words, the role's name, years, rows of keys, repetitions). The server
// cannot judge a verifier, so this is the only check there is. Thread: any. Cost: microseconds.
#pragma once

#include <QString>

namespace core::passwords {

struct Strength
{
    enum class Step
    {
        Weak,      ///< guessed at the login itself
        Fair,      ///< holds at the login, not against a stolen verifier
        Good,      ///< holds against a stolen verifier for a long time
        Excellent, ///< nobody tries
    };

    Step step = Step::Weak;
    double bits = 0;  ///< log2 of the guesses it takes
    QString word;     ///< "Weak"
    QString reason{}; ///< "contains the role's name"
};

/// role: the name it is for, may be empty.
Strength strength(const QString &password, const QString &role);

} // namespace core::passwords
