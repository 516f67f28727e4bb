// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/amounts.h"

#include <cmath>

namespace ui {

namespace {

// Three figures, without zeros that say nothing: 1.25, 41.2, 412, 1
QString threeFigures(double value)
{
    const int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    QString text = QString::number(value, 'f', decimals);
    if (decimals > 0) {
        while (text.endsWith(QLatin1Char('0')))
            text.chop(1);
        if (text.endsWith(QLatin1Char('.')))
            text.chop(1);
    }
    return text;
}

} // namespace

QString countText(qint64 count)
{
    QString text = QString::number(count);
    const qsizetype first = count < 0 ? 1 : 0;
    for (qsizetype at = text.size() - 3; at > first; at -= 3)
        text.insert(at, QChar(0x202F));
    return text;
}

QString rowsText(qint64 rows)
{
    return countText(rows) + (rows == 1 ? QStringLiteral(" row") : QStringLiteral(" rows"));
}

QString roughCountText(double count)
{
    static constexpr const char *Units[] = {"", " k", " M", " G"};
    std::size_t unit = 0;
    if (count < 999.5)
        return QString::number(std::lround(count));
    for (; count >= 999.5 && unit + 1 < std::size(Units); ++unit)
        count /= 1000;
    return threeFigures(count) + QLatin1String(Units[unit]);
}

QString sizeText(qint64 bytes)
{
    static constexpr const char *Units[] = {" B", " kB", " MB", " GB", " TB"};
    double size = double(bytes);
    std::size_t unit = 0;
    for (; size >= 999.5 && unit + 1 < std::size(Units); ++unit)
        size /= 1024;
    return threeFigures(size) + QLatin1String(Units[unit]);
}

QString durationText(std::chrono::microseconds time)
{
    const qint64 us = time.count();
    if (us < 0)
        return {};
    if (us < 999'500)
        return threeFigures(double(us) / 1000) + QLatin1String(" ms");
    if (us < 60'000'000)
        return threeFigures(double(us) / 1'000'000) + QLatin1String(" s");
    const qint64 seconds = us / 1'000'000;
    if (seconds < 3600)
        return QStringLiteral("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    return QStringLiteral("%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60);
}

} // namespace ui
