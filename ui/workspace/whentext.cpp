// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/whentext.h"

#include <QLocale>

namespace ui::workspace {

QString whenText(const QDateTime &utc)
{
    const QDateTime at = utc.toLocalTime();
    const QDateTime now = QDateTime::currentDateTime();
    if (at.date() == now.date())
        return QLocale().toString(at.time(), QStringLiteral("HH:mm:ss"));
    if (at.date().year() == now.date().year())
        return QLocale().toString(at, QStringLiteral("d MMM HH:mm"));
    return QLocale().toString(at, QStringLiteral("d MMM yyyy HH:mm"));
}

} // namespace ui::workspace
