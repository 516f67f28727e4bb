// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/momenttext.h"

#include <QRegularExpression>

namespace ui::editors {

MomentText MomentText::of(const QString &text)
{
    static const QRegularExpression written(
        QStringLiteral(R"(^\s*(?:(\d{4,7}-\d\d-\d\d)(?:[ T]|\s*$|(?=\s+BC)))?)"
                       R"((?:(\d\d:\d\d(?::\d\d)?)(\.\d+)?)?\s*([+-]\d[\d:]*)?\s*(BC)?\s*$)"));
    const auto match = written.match(text);
    MomentText moment;
    moment.known = match.hasMatch() && !text.trimmed().isEmpty();
    if (!moment.known)
        return moment;
    moment.date = match.captured(1);
    moment.time = match.captured(2);
    moment.fraction = match.captured(3);
    moment.offset = match.captured(4);
    moment.beforeChrist = !match.captured(5).isEmpty();
    return moment;
}

QString MomentText::text() const
{
    QString whole = date;
    if (!date.isEmpty() && !time.isEmpty())
        whole += QLatin1Char(' ');
    whole += time + fraction + offset;
    return beforeChrist ? whole + QLatin1String(" BC") : whole;
}

QDate MomentText::day() const
{
    const auto parts = date.split(QLatin1Char('-'));
    if (parts.size() != 3)
        return {};
    const int year = parts.at(0).toInt();
    return QDate(beforeChrist ? -year : year, parts.at(1).toInt(), parts.at(2).toInt());
}

void MomentText::setDay(const QDate &day)
{
    beforeChrist = day.year() < 0;
    date = QStringLiteral("%1-%2-%3")
               .arg(std::abs(day.year()), 4, 10, QLatin1Char('0'))
               .arg(day.month(), 2, 10, QLatin1Char('0'))
               .arg(day.day(), 2, 10, QLatin1Char('0'));
    known = true;
}

QTime MomentText::clock() const
{
    return QTime::fromString(time.size() == 5 ? time + QLatin1String(":00") : time,
                             QStringLiteral("HH:mm:ss"));
}

void MomentText::setClock(const QTime &clock)
{
    time = clock.toString(QStringLiteral("HH:mm:ss"));
    known = true;
}

} // namespace ui::editors
