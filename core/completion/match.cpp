// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/match.h"

namespace core::completion {

namespace {

char low(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool startsWord(QByteArrayView name, qsizetype at)
{
    if (at == 0)
        return true;
    const char before = name[at - 1];
    const char here = name[at];
    if (!isLetter(here) && !isDigit(here))
        return false;
    if (!isLetter(before) && !isDigit(before))
        return true;
    if (here >= 'A' && here <= 'Z')
        return before >= 'a' && before <= 'z';
    return isDigit(here) != isDigit(before);
}

bool beginsAt(QByteArrayView name, qsizetype at, QByteArrayView typed)
{
    if (at + typed.size() > name.size())
        return false;
    for (qsizetype i = 0; i < typed.size(); ++i) {
        if (low(name[at + i]) != typed[i])
            return false;
    }
    return true;
}

/// Whether typed is made of beginnings of words, from the word that begins at `at`. `steps` bounds the
/// search.
bool initials(QByteArrayView name, qsizetype at, QByteArrayView typed, int &steps)
{
    qsizetype run = 0;
    while (run < typed.size() && at + run < name.size() && low(name[at + run]) == typed[run])
        ++run;
    if (run == typed.size())
        return true;
    for (; run > 0; --run) {
        for (qsizetype next = at + run; next < name.size(); ++next) {
            if (--steps < 0)
                return false;
            if (startsWord(name, next) && low(name[next]) == typed[run]
                && initials(name, next, typed.sliced(run), steps))
                return true;
        }
    }
    return false;
}

} // namespace

QByteArray lowered(QByteArrayView text)
{
    QByteArray result = text.toByteArray();
    for (char &c : result)
        c = low(c);
    return result;
}

Match match(QByteArrayView name, QByteArrayView typed)
{
    if (typed.isEmpty())
        return Match::Prefix;
    if (name.size() < typed.size())
        return Match::None;
    if (beginsAt(name, 0, typed))
        return name.size() == typed.size() ? Match::Exact : Match::Prefix;
    if (typed.size() < 2)
        return Match::None;
    // all letters in order, or nothing fits at all: most names end here
    qsizetype found = 0;
    for (qsizetype i = 0; i < name.size() && found < typed.size(); ++i) {
        if (low(name[i]) == typed[found])
            ++found;
    }
    if (found < typed.size())
        return Match::None;
    int steps = 400;
    if (low(name[0]) == typed[0] && initials(name, 0, typed, steps))
        return Match::Initials;
    for (qsizetype i = 1; i + typed.size() <= name.size(); ++i) {
        if (startsWord(name, i) && beginsAt(name, i, typed))
            return Match::WordStart;
    }
    if (typed.size() < 3)
        return Match::None;
    for (qsizetype i = 1; i + typed.size() <= name.size(); ++i) {
        if (beginsAt(name, i, typed))
            return Match::Within;
    }
    return low(name[0]) == typed[0] ? Match::Scattered : Match::None;
}

} // namespace core::completion
