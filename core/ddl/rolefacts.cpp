// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/rolefacts.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace core::ddl {

namespace {

using forms::Context;
using forms::Values;

QString counted(qint64 count, const QString &one, const QString &many)
{
    return QStringLiteral("%1 %2").arg(count).arg(count == 1 ? one : many);
}

qint64 sumOf(const QList<Values> &rows)
{
    qint64 sum = 0;
    for (const Values &row : rows)
        sum += row.text(QStringLiteral("count")).toLongLong();
    return sum;
}

QString perDatabase(const QList<Values> &rows)
{
    QStringList parts;
    QString shared;
    for (const Values &row : rows) {
        const QString count = row.text(QStringLiteral("count"));
        const QString database = row.text(QStringLiteral("database"));
        if (database.isEmpty())
            shared = QStringLiteral("server-wide: ") + count;
        else
            parts << database + QStringLiteral(": ") + count;
    }
    if (!shared.isEmpty())
        parts << shared;
    return parts.isEmpty() ? QStringLiteral("nothing") : parts.join(QStringLiteral(" · "));
}

QString ago(qint64 seconds)
{
    if (seconds < 60)
        return QStringLiteral("just now");
    if (seconds < 3600)
        return counted(seconds / 60, QStringLiteral("minute"), QStringLiteral("minutes"))
            + QStringLiteral(" ago");
    if (seconds < 86400)
        return counted(seconds / 3600, QStringLiteral("hour"), QStringLiteral("hours"))
            + QStringLiteral(" ago");
    return counted(seconds / 86400, QStringLiteral("day"), QStringLiteral("days")) + QStringLiteral(" ago");
}

/// -1: not known.
qint64 idleOf(const QList<Values> &sessions)
{
    qint64 idle = -1;
    for (const Values &row : sessions) {
        const QString text = row.text(QStringLiteral("idle"));
        if (!text.isEmpty())
            idle = idle < 0 ? text.toLongLong() : std::min(idle, text.toLongLong());
    }
    return idle;
}

/// Seconds east of Greenwich in "+05:30", "-08", "Z".
std::optional<int> offsetOf(const QString &text)
{
    if (text == QLatin1String("Z") || text == QLatin1String("z"))
        return 0;
    const QStringList parts = text.mid(1).split(QLatin1Char(':'));
    int seconds = 0;
    int unit = 3600;
    for (const QString &part : parts) {
        seconds += part.toInt() * unit;
        unit /= 60;
    }
    return text.startsWith(QLatin1Char('-')) ? -seconds : seconds;
}

QDateTime momentOf(const QString &text, int offset)
{
    static const QRegularExpression written(QStringLiteral(
        R"(^\s*(\d{4,6})-(\d\d?)-(\d\d?)(?:[ T](\d\d?):(\d\d)(?::(\d\d)(?:\.\d*)?)?)?\s*(Z|z|[+-]\d\d(?::\d\d){0,2})?\s*$)"));
    const auto match = written.match(text);
    if (!match.hasMatch())
        return {};
    const QDate date(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    const QTime time(match.captured(4).toInt(), match.captured(5).toInt(), match.captured(6).toInt());
    if (!match.captured(7).isEmpty())
        offset = offsetOf(match.captured(7)).value_or(offset);
    return QDateTime(date, time, Qt::OffsetFromUTC, offset);
}

} // namespace

QString ownedText(const Context &context)
{
    return perDatabase(context.facts.rows(QStringLiteral("owns")));
}

QString grantedText(const Context &context)
{
    return perDatabase(context.facts.rows(QStringLiteral("granted")));
}

QString sessionsText(const Context &context)
{
    const QList<Values> sessions = context.facts.rows(QStringLiteral("sessions"));
    if (sessions.isEmpty())
        return QStringLiteral("nowhere");
    QStringList parts;
    for (const Values &row : sessions) {
        const QString database = row.text(QStringLiteral("database"));
        parts << counted(row.text(QStringLiteral("count")).toLongLong(), QStringLiteral("session"),
                         QStringLiteral("sessions"))
                + (database.isEmpty() ? QString() : QStringLiteral(" in ") + database);
    }
    const qint64 idle = idleOf(sessions);
    return parts.join(QStringLiteral(", "))
        + (idle < 0 ? QString() : QStringLiteral(" · last active ") + ago(idle));
}

QString roleHeadline(const Reading &reading)
{
    if (reading.context.creating)
        return {};
    QStringList parts;
    const bool login = reading.values.flag(QStringLiteral("login"));
    if (reading.context.facts.flag(QStringLiteral("predefined")))
        parts << QStringLiteral("Predefined role");
    else if (reading.values.flag(QStringLiteral("superuser")))
        parts << (login ? QStringLiteral("Superuser") : QStringLiteral("Superuser that may not log in"));
    else
        parts << (login ? QStringLiteral("Login role") : QStringLiteral("Group role"));
    if (const auto roles = reading.values.rows(QStringLiteral("member_of")).size(); roles > 0)
        parts << QStringLiteral("member of %1").arg(roles);
    if (const auto members = reading.values.rows(QStringLiteral("members")).size(); members > 0)
        parts << counted(members, QStringLiteral("member"), QStringLiteral("members"));
    const QList<Values> owns = reading.context.facts.rows(QStringLiteral("owns"));
    const qint64 objects = sumOf(owns);
    parts << (objects == 0 ? QStringLiteral("owns nothing")
                           : QStringLiteral("owns ")
                      + counted(objects, QStringLiteral("object"), QStringLiteral("objects")));
    const QList<Values> sessions = reading.context.facts.rows(QStringLiteral("sessions"));
    if (const qint64 count = sumOf(sessions); count > 0) {
        const qint64 idle = idleOf(sessions);
        parts << counted(count, QStringLiteral("session"), QStringLiteral("sessions"))
                + (idle < 0 ? QString() : QStringLiteral(", last active ") + ago(idle));
    }
    return parts.join(QStringLiteral(" · "));
}

bool isPast(const QString &timestamp, const Context &context)
{
    const int offset = context.facts.text(QStringLiteral("utc_offset")).toInt();
    const QDateTime moment = momentOf(timestamp, offset);
    const QDateTime now = momentOf(context.facts.text(QStringLiteral("now")), offset);
    return moment.isValid() && now.isValid() && moment < now;
}

} // namespace core::ddl
