// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/serialdate.h"

#include <QDate>

namespace core::transfer {

namespace {

/// Takes exactly `count` digits.
bool digits(QByteArrayView &text, int count, int &value)
{
    if (text.size() < count)
        return false;
    value = 0;
    for (int i = 0; i < count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        value = value * 10 + (text[i] - '0');
    }
    text = text.sliced(count);
    return true;
}

bool take(QByteArrayView &text, char c)
{
    if (text.isEmpty() || text[0] != c)
        return false;
    text = text.sliced(1);
    return true;
}

/// hh:mm:ss[.ffffff] as a part of a day.
bool timeOfDay(QByteArrayView &text, SerialDate &date)
{
    int hour = 0, minute = 0, second = 0;
    if (!digits(text, 2, hour) || !take(text, ':') || !digits(text, 2, minute) || !take(text, ':')
        || !digits(text, 2, second) || hour > 23 || minute > 59 || second > 59)
        return false;
    qint64 micros = 0;
    if (take(text, '.')) {
        int places = 0;
        for (int digit = 0; places < 6 && digits(text, 1, digit); ++places)
            micros = micros * 10 + digit;
        if (places == 0)
            return false;
        for (; places < 6; ++places)
            micros *= 10;
    }
    if (hour == 23 && minute == 59 && second == 59 && micros >= 999500)
        return false; // shown as the next day, which may be none: readers round to milliseconds
    date.hasTime = true;
    date.hasFraction = micros != 0;
    date.isFiner = micros % 1000 != 0;
    date.days += (double((hour * 60 + minute) * 60 + second) + double(micros) / 1e6) / 86400;
    return true;
}

} // namespace

std::optional<SerialDate> serialDate(QByteArrayView text)
{
    int year = 0, month = 0, day = 0;
    if (!digits(text, 4, year) || !take(text, '-') || !digits(text, 2, month) || !take(text, '-')
        || !digits(text, 2, day))
        return std::nullopt;
    const QDate date(year, month, day);
    // Excel counts a 29th of February 1900: before it every day is one off
    if (!date.isValid() || date < QDate(1900, 3, 1))
        return std::nullopt;
    SerialDate serial{.days = double(QDate(1899, 12, 30).daysTo(date))};
    if (text.isEmpty())
        return serial;
    if (!take(text, ' ') || !timeOfDay(text, serial))
        return std::nullopt;
    if (!text.isEmpty()) {
        if (text[0] != '+' && text[0] != '-')
            return std::nullopt;
        for (const char c : text.sliced(1)) {
            if ((c < '0' || c > '9') && c != ':')
                return std::nullopt; // " BC" among them
        }
        serial.zone = text.toByteArray();
    }
    return serial;
}

std::optional<SerialDate> serialTime(QByteArrayView text)
{
    SerialDate serial;
    return timeOfDay(text, serial) && text.isEmpty() ? std::optional(serial) : std::nullopt;
}

} // namespace core::transfer
