// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/datetimekey.h"

#include <limits>

namespace core::analysis {

namespace {

constexpr std::int64_t Second = 1'000'000;
constexpr std::int64_t Day = 86'400 * Second;

// Reads a text from its beginning; every step tells whether it could.
struct Reader
{
    const char *at;
    const char *end;

    explicit Reader(QByteArrayView text)
        : at(text.data())
        , end(text.data() + text.size())
    {
    }

    bool done() const { return at == end; }
    bool is(char c) const { return at < end && *at == c; }
    bool skip(char c)
    {
        if (!is(c))
            return false;
        ++at;
        return true;
    }
    bool skip(QByteArrayView word)
    {
        if (end - at < word.size() || QByteArrayView(at, word.size()) != word)
            return false;
        at += word.size();
        return true;
    }
    bool digit() const { return at < end && *at >= '0' && *at <= '9'; }
    /// Up to 18 digits.
    bool number(std::int64_t &value, int *digits = nullptr)
    {
        const char *start = at;
        value = 0;
        while (digit() && at - start < 18)
            value = value * 10 + (*at++ - '0');
        if (digits)
            *digits = int(at - start);
        return at > start && !digit();
    }
    bool two(std::int64_t &value)
    {
        int digits = 0;
        return number(value, &digits) && digits == 2;
    }
};

// Days since 2000-01-01 in the Gregorian calendar, which PostgreSQL uses for all of time (Howard Hinnant's
// days_from_civil, shifted).
std::int64_t daysOf(std::int64_t year, std::int64_t month, std::int64_t day)
{
    year -= month <= 2;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int64_t ofEra = year - era * 400;
    const std::int64_t ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146'097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 730'425;
}

struct Calendar
{
    std::int64_t year = 0, month = 0, day = 0;

    bool read(Reader &text)
    {
        int digits = 0;
        return text.number(year, &digits) && digits >= 4 && text.skip('-') && text.two(month)
            && text.skip('-') && text.two(day) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }
    std::int64_t days(bool beforeChrist) const { return daysOf(beforeChrist ? 1 - year : year, month, day); }
};

bool readFraction(Reader &text, std::int64_t &micros)
{
    micros = 0;
    if (!text.skip('.'))
        return true;
    int digits = 0;
    if (!text.number(micros, &digits) || digits > 6)
        return false;
    for (; digits < 6; ++digits)
        micros *= 10;
    return true;
}

bool readClock(Reader &text, std::int64_t &micros)
{
    std::int64_t hours = 0, minutes = 0, seconds = 0, fraction = 0;
    if (!text.number(hours) || !text.skip(':') || !text.two(minutes))
        return false;
    if (text.skip(':') && (!text.two(seconds) || !readFraction(text, fraction)))
        return false;
    if (hours > 4'000'000'000) // more than an interval can hold
        return false;
    micros = ((hours * 60 + minutes) * 60 + seconds) * Second + fraction;
    return true;
}

/// Seconds east of Greenwich; false where there is none.
bool readOffset(Reader &text, std::int64_t &seconds)
{
    const bool west = text.is('-');
    if (!text.skip('+') && !text.skip('-'))
        return false;
    std::int64_t hours = 0, minutes = 0, rest = 0;
    if (!text.two(hours) || (text.skip(':') && !text.two(minutes)) || (text.skip(':') && !text.two(rest)))
        return false;
    seconds = hours * 3600 + minutes * 60 + rest;
    if (west)
        seconds = -seconds;
    return true;
}

bool infinite(QByteArrayView text, std::int64_t &key)
{
    if (text == QByteArrayView("infinity"))
        key = std::numeric_limits<std::int64_t>::max();
    else if (text == QByteArrayView("-infinity"))
        key = std::numeric_limits<std::int64_t>::min();
    else
        return false;
    return true;
}

} // namespace

bool dateKey(QByteArrayView text, std::int64_t &key)
{
    if (infinite(text, key))
        return true;
    Reader reader(text);
    Calendar date;
    if (!date.read(reader))
        return false;
    key = date.days(reader.skip(QByteArrayView(" BC")));
    return reader.done();
}

bool timestampKey(QByteArrayView text, std::int64_t &key)
{
    if (infinite(text, key))
        return true;
    Reader reader(text);
    Calendar date;
    std::int64_t clock = 0;
    if (!date.read(reader) || !reader.skip(' ') || !readClock(reader, clock))
        return false;
    std::int64_t offset = 0;
    if ((reader.is('+') || reader.is('-')) && !readOffset(reader, offset))
        return false;
    const std::int64_t days = date.days(reader.skip(QByteArrayView(" BC")));
    if (!reader.done() || days > 106'751'990 || days < -106'751'990)
        return false;
    key = days * Day + clock - offset * Second;
    return true;
}

bool timeKey(QByteArrayView text, std::int64_t &key)
{
    Reader reader(text);
    std::int64_t clock = 0, offset = 0;
    if (!readClock(reader, clock))
        return false;
    if (!reader.done() && (!readOffset(reader, offset) || !reader.done()))
        return false;
    // 38 bits of time and 18 of the zone, counted westwards
    key = (clock - offset * Second) * (1 << 18) - offset;
    return true;
}

bool intervalKey(QByteArrayView text, Int128 &key)
{
    if (std::int64_t end = 0; infinite(text, end)) {
        key = Int128(end) << 30;
        return true;
    }
    Reader reader(text);
    Int128 days = 0;
    Int128 micros = 0;
    if (reader.done())
        return false;
    while (!reader.done()) {
        const bool negative = reader.skip('-');
        if (!negative)
            reader.skip('+');
        const char *start = reader.at;
        std::int64_t number = 0;
        if (!reader.number(number))
            return false;
        if (reader.is(':')) {
            reader.at = start;
            std::int64_t clock = 0;
            if (!readClock(reader, clock))
                return false;
            micros += negative ? -clock : clock;
        } else {
            if (!reader.skip(' '))
                return false;
            int of = 0;
            if (reader.skip(QByteArrayView("year")))
                of = 360;
            else if (reader.skip(QByteArrayView("mon")))
                of = 30;
            else if (reader.skip(QByteArrayView("day")))
                of = 1;
            else
                return false;
            reader.skip('s');
            days += Int128(negative ? -number : number) * of;
        }
        if (!reader.done() && !reader.skip(' '))
            return false;
    }
    key = days * Day + micros;
    return true;
}

} // namespace core::analysis
