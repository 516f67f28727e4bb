// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/intervaltext.h"

#include <QList>

#include <algorithm>

namespace core::values {

namespace {

constexpr qsizetype MostDigits = 18;

struct Unit
{
    IntervalText::Field field;
    const char *one;
    const char *many;
};

constexpr Unit Units[] = {
    {IntervalText::Years, "year", "years"}, {IntervalText::Months, "mon", "mons"},
    {IntervalText::Days, "day", "days"},    {IntervalText::Hours, "hour", "hours"},
    {IntervalText::Minutes, "min", "mins"}, {IntervalText::Seconds, "sec", "secs"},
};

bool isNegative(const QByteArray &number)
{
    return number.startsWith('-');
}

bool isNothing(const QByteArray &number)
{
    return std::none_of(number.begin(), number.end(), [](char c) { return c >= '1' && c <= '9'; });
}

QByteArray digitsOf(const QByteArray &number)
{
    return number.startsWith('-') || number.startsWith('+') ? number.mid(1) : number;
}

QByteArray signedBy(bool negative, const QByteArray &digits)
{
    QByteArray plain = digits;
    while (plain.size() > 1 && plain.at(0) == '0' && plain.at(1) != '.')
        plain.remove(0, 1);
    return negative && !isNothing(plain) ? '-' + plain : plain;
}

/// Hours, minutes and seconds of one sign, the last two below 60: 04:05:06.7
std::optional<QByteArray> clockText(const IntervalText &interval, bool &negative)
{
    bool positive = false;
    negative = false;
    QByteArray text;
    for (const auto field : {IntervalText::Hours, IntervalText::Minutes, IntervalText::Seconds}) {
        const QByteArray &number = interval.fields.at(field);
        const QByteArray digits = digitsOf(number);
        if (!isNothing(number))
            (isNegative(number) ? negative : positive) = true;
        const qsizetype whole = digits.indexOf('.') < 0 ? digits.size() : digits.indexOf('.');
        if (field != IntervalText::Hours && digits.left(whole).toLongLong() > 59)
            return {};
        text += (text.isEmpty() ? "" : ":") + QByteArray(std::max<qsizetype>(0, 2 - whole), '0') + digits;
    }
    if (negative && positive)
        return {};
    return text;
}

} // namespace

bool IntervalText::isField(Field field, QByteArrayView text)
{
    qsizetype at = text.startsWith('-') || text.startsWith('+') ? 1 : 0;
    const qsizetype from = at;
    while (at < text.size() && text.at(at) >= '0' && text.at(at) <= '9')
        ++at;
    if (at == from || at - from > MostDigits)
        return false;
    if (field != Seconds || at == text.size())
        return at == text.size();
    if (text.at(at) != '.')
        return false;
    const qsizetype digits = text.size() - at - 1;
    return digits > 0 && digits <= 6
        && std::all_of(text.begin() + at + 1, text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<IntervalText> IntervalText::parse(QByteArrayView text)
{
    IntervalText interval;
    QList<QByteArray> words = text.toByteArray().simplified().split(' ');
    if (words.isEmpty() || words.first().isEmpty())
        return {};
    int last = -1; // fields come from the largest on, each once
    if (words.last().contains(':')) {
        QByteArray clock = words.takeLast();
        const bool negative = clock.startsWith('-');
        if (negative || clock.startsWith('+'))
            clock.remove(0, 1);
        const QList<QByteArray> parts = clock.split(':');
        if (parts.size() != 3)
            return {};
        for (int i = 0; i < 3; ++i) {
            const QByteArray &digits = parts.at(i);
            const auto field = Field(Hours + i);
            if (!isField(field, digits) || digits.startsWith('-') || digits.startsWith('+'))
                return {};
            interval.fields[std::size_t(field)] = signedBy(negative, digits);
        }
    }
    if (words.size() % 2 != 0)
        return {};
    for (qsizetype i = 0; i < words.size(); i += 2) {
        const QByteArray &word = words.at(i + 1);
        const auto *unit = std::find_if(std::begin(Units), std::begin(Units) + Hours, [&](const Unit &each) {
            return word == each.one || word == each.many;
        });
        if (unit == std::begin(Units) + Hours || unit->field <= last || !isField(unit->field, words.at(i)))
            return {};
        last = unit->field;
        interval.fields[std::size_t(unit->field)] = signedBy(isNegative(words.at(i)), digitsOf(words.at(i)));
    }
    return interval;
}

QByteArray IntervalText::text() const
{
    QByteArrayList words;
    bool negativeBefore = false; // what follows right behind a minus says its plus
    const auto add = [&](bool negative, const QByteArray &digits, const QByteArray &unit) {
        const QByteArray sign = negative ? "-" : negativeBefore ? "+" : "";
        words << sign + digits + unit;
        negativeBefore = negative;
    };
    bool negativeClock = false;
    const auto clock = clockText(*this, negativeClock);
    for (const Unit &unit : Units) {
        const QByteArray &number = fields.at(unit.field);
        if ((clock && unit.field >= Hours) || isNothing(number))
            continue;
        const QByteArray digits = digitsOf(signedBy(false, digitsOf(number)));
        add(isNegative(number), digits,
            ' ' + QByteArray(digits == "1" && !isNegative(number) ? unit.one : unit.many));
    }
    const bool anyClock = std::any_of(fields.begin() + Hours, fields.end(),
                                      [](const QByteArray &number) { return !isNothing(number); });
    if (clock && (anyClock || words.isEmpty()))
        add(negativeClock, *clock, {});
    return words.join(' ');
}

} // namespace core::values
