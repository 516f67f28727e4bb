// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/answer.h"

namespace core::access {

Result<Answer> Answer::ask(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                           const QString &verb, const catalog::SqlParameters &parameters)
{
    auto sql = library.statement(QStringLiteral("access"), verb, link.info().version, parameters);
    if (!sql)
        return std::move(sql).error();
    auto result = link.execute(job, sql->toUtf8());
    if (!result)
        return std::move(result).error();
    return Answer(std::move(*result));
}

QString arrayLiteral(const QStringList &values)
{
    QString text(QLatin1Char('{'));
    for (const QString &value : values) {
        if (text.size() > 1)
            text += QLatin1Char(',');
        text += QLatin1Char('"');
        for (const QChar c : value) {
            if (c == QLatin1Char('"') || c == QLatin1Char('\\'))
                text += QLatin1Char('\\');
            text += c;
        }
        text += QLatin1Char('"');
    }
    return text + QLatin1Char('}');
}

QString arrayLiteral(const QList<qint64> &values)
{
    QStringList texts;
    texts.reserve(values.size());
    for (const qint64 value : values)
        texts << QString::number(value);
    return arrayLiteral(texts);
}

} // namespace core::access
