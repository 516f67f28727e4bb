// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/numbers.h"

#include "core/values/quoting.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <limits>

namespace core::values {

namespace {

constexpr Oid Numeric = 1700;
constexpr int NewSpellings = 16; // 0x1f, 0o7, 0b1, 1_000

QString notANumber()
{
    return QCoreApplication::translate("core::values", "This is not a number.");
}

struct Limits
{
    Oid oid;
    std::uint64_t most;  ///< of a number without a minus
    std::uint64_t least; ///< of the digits behind a minus
};

// oid, xid and cid take a minus and wrap
constexpr Limits Types[] = {
    {21, 32767, 32768},
    {23, 2147483647, 2147483648},
    {20, 9223372036854775807ULL, 9223372036854775808ULL},
    {26, 4294967295ULL, 2147483648},
    {5069, std::numeric_limits<std::uint64_t>::max(), std::numeric_limits<std::uint64_t>::max()},
};

QByteArrayView trimmed(QByteArrayView text)
{
    while (!text.isEmpty() && isSpace(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isSpace(text.back()))
        text.chop(1);
    return text;
}

int digitOf(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : 99;
}

/// Takes "0x" and its kin off; 10 where there is none, or the server does not know them.
int takeBase(QByteArrayView &digits, int server)
{
    if (digits.size() < 2 || digits.front() != '0' || (server != 0 && server < NewSpellings))
        return 10;
    int base = 10;
    switch (digits.at(1)) {
    case 'x':
    case 'X':
        base = 16;
        break;
    case 'o':
    case 'O':
        base = 8;
        break;
    case 'b':
    case 'B':
        base = 2;
        break;
    default:
        return 10;
    }
    digits = digits.sliced(2);
    return base;
}

/// Digits of the base with single underscores between them. Fails on anything else, and on none at all.
bool areDigits(QByteArrayView digits, int base, int server, bool mayBeginWithUnderscore)
{
    bool before = mayBeginWithUnderscore;
    for (const char c : digits) {
        if (c == '_') {
            if (!before || (server != 0 && server < NewSpellings))
                return false;
            before = false;
        } else if (digitOf(c) < base) {
            before = true;
        } else {
            return false;
        }
    }
    return !digits.isEmpty() && before;
}

bool takeSign(QByteArrayView &text)
{
    const bool minus = text.startsWith('-');
    if (minus || text.startsWith('+'))
        text = text.sliced(1);
    return minus;
}

} // namespace

QString integerProblem(const Type &type, QByteArrayView text, int server)
{
    QByteArrayView digits = trimmed(text);
    const bool minus = takeSign(digits);
    const int base = takeBase(digits, server);
    if (!areDigits(digits, base, server, base != 10))
        return QCoreApplication::translate("core::values", "This is not a whole number.");
    const auto *limits = std::find_if(std::begin(Types), std::end(Types),
                                      [&](const Limits &one) { return one.oid == type.oid; });
    if (limits == std::end(Types))
        return {};
    const std::uint64_t most = minus ? limits->least : limits->most;
    std::uint64_t value = 0;
    for (const char c : digits) {
        if (c == '_')
            continue;
        const auto digit = std::uint64_t(digitOf(c));
        if (value > (most - digit) / std::uint64_t(base) || digit > most)
            return QCoreApplication::translate("core::values", "%1 holds %2 to %3.")
                .arg(type.name,
                     limits->oid == 26 || limits->oid == 5069
                         ? QStringLiteral("0")
                         : QStringLiteral("-") + QString::number(limits->least),
                     QString::number(limits->most));
        value = value * std::uint64_t(base) + digit;
    }
    return {};
}

QString decimalProblem(const Type &type, QByteArrayView text, int server)
{
    QByteArrayView number = trimmed(text);
    takeSign(number);
    const QByteArray lower = number.toByteArray().toLower();
    for (const char *word : {"nan", "infinity", "inf"}) {
        if (lower == word)
            return type.oid == Numeric && server != 0 && server < 14 && lower != "nan"
                ? QCoreApplication::translate("core::values",
                                              "numeric knows no infinity before PostgreSQL 14.")
                : QString();
    }
    if (lower.startsWith("0x") && type.oid != Numeric) // strtod()
        return std::all_of(lower.begin() + 2, lower.end(),
                           [](char c) { return digitOf(c) < 16 || QByteArrayView(".p+-").contains(c); })
            ? QString()
            : notANumber();
    QByteArrayView whole = number;
    if (type.oid == Numeric && takeBase(whole, server) != 10)
        return areDigits(whole, 16, server, true) ? QString() : notANumber();

    QByteArrayView exponent;
    const auto e = std::find_if(number.begin(), number.end(), [](char c) { return c == 'e' || c == 'E'; });
    QByteArrayView mantissa = number.first(e - number.begin());
    if (e != number.end()) {
        exponent = number.sliced(mantissa.size() + 1);
        takeSign(exponent);
        if (!areDigits(exponent, 10, server, false))
            return notANumber();
    }
    const qsizetype point = mantissa.indexOf('.');
    whole = point < 0 ? mantissa : mantissa.first(point);
    const QByteArrayView fraction = point < 0 ? QByteArrayView() : mantissa.sliced(point + 1);
    if ((whole.isEmpty() && fraction.isEmpty()) || (!whole.isEmpty() && !areDigits(whole, 10, server, false))
        || (!fraction.isEmpty() && !areDigits(fraction, 10, server, false)))
        return notANumber();
    if (type.oid != Numeric || type.modifier < 4 || e != number.end())
        return {};
    const int precision = ((type.modifier - 4) >> 16) & 0xFFFF;
    int scale = (type.modifier - 4) & 0x7FF;
    scale = (scale ^ 1024) - 1024;
    qsizetype digits = 0;
    for (const char c : whole)
        digits += c != '_' && (digits > 0 || c != '0') ? 1 : 0;
    if (digits > std::max(0, precision - scale))
        return QCoreApplication::translate("core::values", "%1 holds %2 digits before the point.")
            .arg(type.name)
            .arg(std::max(0, precision - scale));
    return {};
}

} // namespace core::values
