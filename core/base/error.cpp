// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <QStringList>

namespace core {

QString Error::toText() const
{
    QStringList lines;
    QString head = severity.isEmpty() ? message : severity + QStringLiteral(": ") + message;
    if (!sqlState.isEmpty())
        head += QStringLiteral(" (SQLSTATE %1)").arg(sqlState);
    lines << head;
    const auto add = [&lines](const char *label, const QString &text) {
        if (!text.isEmpty())
            lines << QLatin1String(label) + QStringLiteral(": ") + text;
    };
    add("DETAIL", detail);
    add("HINT", hint);
    add("CONTEXT", context);
    add("SCHEMA", schema);
    add("TABLE", table);
    add("COLUMN", column);
    add("TYPE", dataType);
    add("CONSTRAINT", constraint);
    return lines.join(QLatin1Char('\n'));
}

Error Error::cancelled(const QString &what)
{
    return {.kind = Kind::Cancelled, .message = what.isEmpty() ? QStringLiteral("Cancelled") : what};
}

Error Error::input(const QString &message, const QString &hint)
{
    return {.kind = Kind::Input, .message = message, .hint = hint};
}

Error Error::io(const QString &message, const QString &hint)
{
    return {.kind = Kind::Io, .message = message, .hint = hint};
}

Error Error::internal(const QString &message)
{
    return {.kind = Kind::Internal, .message = message};
}

Error Error::connection(const QString &message, bool lost)
{
    return {.kind = Kind::Connection, .message = message, .connectionLost = lost};
}

} // namespace core
