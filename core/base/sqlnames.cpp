// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sqlnames.h"

namespace core {

Result<QStringList> namesFromSql(const QString &text, QChar separator, const QString &what)
{
    const auto refused = [&] {
        return Result<QStringList>(Error::input(QStringLiteral("\"%1\" is not %2").arg(text, what)));
    };
    const bool isList = separator == QLatin1Char(',');
    QStringList parts;
    QString part;
    bool quoted = false;
    bool wasQuoted = false;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        const QChar c = i < text.size() ? text[i] : QChar();
        if (quoted && i == text.size())
            return Error::input(QStringLiteral("A quote is not closed in the name %1").arg(text));
        if (quoted && c == QLatin1Char('"')) {
            if (i + 1 < text.size() && text[i + 1] == QLatin1Char('"')) {
                part += c;
                ++i;
            } else {
                quoted = false;
            }
        } else if (quoted) {
            part += c;
        } else if (c == QLatin1Char('"') && part.isEmpty() && !wasQuoted) {
            quoted = wasQuoted = true;
        } else if (i == text.size() || c == separator) {
            if (isList && !wasQuoted)
                part = part.trimmed();
            if (part.isEmpty())
                return refused();
            parts << part;
            part.clear();
            wasQuoted = false;
        } else if (isList && c == QLatin1Char(' ') && (wasQuoted || part.isEmpty())) {
            continue;
        } else if (wasQuoted || c == QLatin1Char('"')) {
            return refused();
        } else {
            part += c.unicode() < 0x80 ? c.toLower() : c;
        }
    }
    return parts;
}

} // namespace core
