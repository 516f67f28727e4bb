// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/profilecheck.h"

#include "core/profile/conninfo.h"

#include <QSet>
#include <QStringList>

namespace core::profile {

namespace {

/// A parameter that has a field of its own, and the field's name.
QString ownField(const QString &keyword)
{
    static const std::pair<QLatin1String, QLatin1String> fields[] = {
        {QLatin1String("host"), QLatin1String("Host")},
        {QLatin1String("port"), QLatin1String("Port")},
        {QLatin1String("dbname"), QLatin1String("Database")},
        {QLatin1String("user"), QLatin1String("User")},
        {QLatin1String("password"), QLatin1String("Password")},
        {QLatin1String("sslmode"), QLatin1String("TLS")},
    };
    for (const auto &[name, label] : fields) {
        if (keyword == name)
            return label;
    }
    return {};
}

QString portProblem(const ConnectionProfile &profile)
{
    if (profile.port.isEmpty())
        return {};
    const QStringList ports = profile.port.split(QLatin1Char(','));
    for (const QString &port : ports) {
        bool isNumber = false;
        const int number = port.trimmed().toInt(&isNumber);
        if (port.trimmed().isEmpty() && ports.size() > 1)
            continue; // libpq's default for that host
        if (!isNumber || number < 1 || number > 65535)
            return QStringLiteral("Port is a number from 1 to 65535");
    }
    const qsizetype hosts = profile.host.split(QLatin1Char(',')).size();
    if (ports.size() > 1 && ports.size() != hosts)
        return QStringLiteral("%1 ports for %2: give one, or one for each host")
            .arg(ports.size())
            .arg(hosts == 1 ? QStringLiteral("1 host") : QStringLiteral("%1 hosts").arg(hosts));
    return {};
}

QString parameterProblem(const QString &keyword, const QSet<QString> &known, const QSet<QString> &before)
{
    if (keyword.isEmpty())
        return QStringLiteral("A parameter needs a name");
    if (const QString field = ownField(keyword); !field.isEmpty())
        return QStringLiteral("“%1” has a field of its own: %2").arg(keyword, field);
    if (isSecretParameter(keyword))
        return QStringLiteral("“%1” is a secret, a connection keeps none").arg(keyword);
    if (!known.contains(keyword))
        return QStringLiteral("libpq knows no parameter “%1”").arg(keyword);
    if (before.contains(keyword))
        return QStringLiteral("“%1” is there twice").arg(keyword);
    return {};
}

} // namespace

QList<FieldProblem> checkProfile(const ConnectionProfile &profile)
{
    QList<FieldProblem> problems;
    const std::pair<QLatin1String, QString> texts[] = {
        {QLatin1String("host"), profile.host},
        {QLatin1String("port"), profile.port},
        {QLatin1String("database"), profile.database},
        {QLatin1String("user"), profile.user},
    };
    for (const auto &[field, text] : texts) {
        if (text.contains(QChar(u'\0')))
            problems.append({field, QStringLiteral("A NUL character cannot be sent")});
    }
    // names of databases and roles are cut by the server at 63 bytes, in the middle of a character if need be
    if (profile.database.toUtf8().size() > 63)
        problems.append({QStringLiteral("database"),
                         QStringLiteral("Longer than 63 bytes: the server has no such name")});
    if (profile.user.toUtf8().size() > 63)
        problems.append(
            {QStringLiteral("user"), QStringLiteral("Longer than 63 bytes: the server has no such name")});
    if (const QString message = portProblem(profile); !message.isEmpty())
        problems.append({QStringLiteral("port"), message});

    QSet<QString> known;
    if (!profile.parameters.isEmpty()) {
        for (const ParameterInfo &info : knownParameters())
            known.insert(info.keyword);
    }
    QSet<QString> before;
    for (qsizetype row = 0; row < profile.parameters.size(); ++row) {
        const auto &[keyword, value] = profile.parameters.at(row);
        QString message = parameterProblem(keyword, known, before);
        if (message.isEmpty() && value.contains(QChar(u'\0')))
            message = QStringLiteral("A NUL character cannot be sent");
        if (!message.isEmpty())
            problems.append({QStringLiteral("parameters"), message, int(row)});
        before.insert(keyword);
    }
    return problems;
}

} // namespace core::profile
