// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/rowwanted.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ui::grid {

std::optional<RowWanted> rowWanted(const QString &text, qsizetype currentShown, qsizetype shownRows)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty() || shownRows <= 0)
        return {};
    const auto within = [&](qsizetype row) {
        return RowWanted{RowWanted::Kind::Shown, std::clamp<qsizetype>(row, 0, shownRows - 1)};
    };
    if (trimmed.endsWith(QLatin1Char('%'))) {
        QString number = trimmed.chopped(1).trimmed();
        number.replace(QLatin1Char(','), QLatin1Char('.'));
        bool valid = false;
        const double percent = number.toDouble(&valid);
        if (!valid || !(percent >= 0 && percent <= 100))
            return {};
        return within(qsizetype(std::llround(percent / 100 * double(shownRows - 1))));
    }
    // groups may be set apart as people and this program do
    QString digits;
    for (const QChar c : trimmed) {
        if (c.isSpace() || c == QLatin1Char(',') || c == QLatin1Char('.') || c == QLatin1Char('_')
            || c == QLatin1Char('\''))
            continue;
        digits += c;
    }
    const QChar sign = digits.at(0);
    const bool relative = sign == QLatin1Char('+') || sign == QLatin1Char('-') || sign == QChar(0x2212);
    if (relative)
        digits.remove(0, 1);
    if (digits.isEmpty() || digits.size() > 18 || !std::all_of(digits.begin(), digits.end(), [](QChar c) {
            return c >= QLatin1Char('0') && c <= QLatin1Char('9');
        }))
        return {};
    const qsizetype number = digits.toLongLong();
    if (relative)
        return within(std::max<qsizetype>(currentShown, 0) + (sign == QLatin1Char('+') ? number : -number));
    return number == 0 ? std::optional<RowWanted>() : RowWanted{RowWanted::Kind::Number, number - 1};
}

} // namespace ui::grid
