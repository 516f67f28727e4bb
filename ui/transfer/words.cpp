// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/words.h"

namespace ui::transfer {

QString countText(qint64 count)
{
    QString digits = QString::number(count);
    const qsizetype sign = count < 0 ? 1 : 0;
    for (qsizetype at = digits.size() - 3; at > sign; at -= 3)
        digits.insert(at, QChar(0x202f));
    return digits;
}

QString rowsText(qint64 rows)
{
    return countText(rows) + (rows == 1 ? QStringLiteral(" row") : QStringLiteral(" rows"));
}

QString sizeText(qint64 bytes)
{
    static const char *const units[] = {"B", "kB", "MB", "GB", "TB"};
    double amount = double(bytes);
    int unit = 0;
    while (amount >= 999.5 && unit < 4) {
        amount /= 1000;
        ++unit;
    }
    const int decimals = unit == 0 || amount >= 9.95 ? 0 : 1;
    return QString::number(amount, 'f', decimals) + QLatin1Char(' ') + QLatin1String(units[unit]);
}

QString durationText(std::chrono::milliseconds duration)
{
    const qint64 ms = duration.count();
    if (ms < 1000)
        return QString::number(ms) + QLatin1String(" ms");
    if (ms < 60000)
        return QString::number(double(ms) / 1000, 'f', 1) + QLatin1String(" s");
    const qint64 seconds = ms / 1000;
    if (seconds < 3600)
        return QStringLiteral("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    return QStringLiteral("%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60);
}

} // namespace ui::transfer
