// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as spreadsheets count them: days since 1899-12-30, the time as a part of a day.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace core::transfer {

struct SerialDate
{
    double days = 0;
    bool hasTime = false;
    bool hasFraction = false; ///< of a second
    bool isFiner = false;     ///< than a millisecond
    QByteArray zone{};        ///< as it stands in the text: "+02", empty if there is none
};

/// Of an ISO date or timestamp, the time zone left aside; nothing outside Excel's calendar (from 1900-03-01
/// to 9999-12-31) or in another style.
std::optional<SerialDate> serialDate(QByteArrayView text);
/// The same for a time of day; 24:00 is none.
std::optional<SerialDate> serialTime(QByteArrayView text);

} // namespace core::transfer
