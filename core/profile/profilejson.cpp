// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/profilejson.h"

#include "core/profile/conninfo.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace core::profile {

namespace {

const std::pair<Environment, QLatin1String> Environments[] = {
    {Environment::None, QLatin1String("none")},
    {Environment::Development, QLatin1String("development")},
    {Environment::Test, QLatin1String("test")},
    {Environment::Staging, QLatin1String("staging")},
    {Environment::Production, QLatin1String("production")},
};

const std::pair<QLatin1String, QString ConnectionProfile::*> Texts[] = {
    {QLatin1String("name"), &ConnectionProfile::name},
    {QLatin1String("group"), &ConnectionProfile::group},
    {QLatin1String("host"), &ConnectionProfile::host},
    {QLatin1String("port"), &ConnectionProfile::port},
    {QLatin1String("database"), &ConnectionProfile::database},
    {QLatin1String("user"), &ConnectionProfile::user},
    {QLatin1String("sslMode"), &ConnectionProfile::sslMode},
};

} // namespace

QString environmentId(Environment environment)
{
    for (const auto &[value, id] : Environments) {
        if (value == environment)
            return id;
    }
    return QStringLiteral("none");
}

Environment environmentFromId(const QString &id)
{
    for (const auto &[value, known] : Environments) {
        if (known == id)
            return value;
    }
    return Environment::None;
}

ConnectionProfile profileFromJson(const QJsonObject &object)
{
    ConnectionProfile profile;
    profile.id = QUuid::fromString(object.value(QLatin1String("id")).toString());
    if (profile.id.isNull())
        profile.id = QUuid::createUuidV5(QUuid(QStringLiteral("{6f1b7f0e-5a5e-4c2c-9f0e-7a1f0c1d2e3b}")),
                                         QJsonDocument(object).toJson(QJsonDocument::Compact));
    for (const auto &[key, member] : Texts)
        profile.*member = object.value(key).toString();
    // a port written by hand may be a number
    const QJsonValue port = object.value(QLatin1String("port"));
    if (port.isDouble())
        profile.port = QString::number(port.toInt());
    profile.environment = environmentFromId(object.value(QLatin1String("environment")).toString());
    profile.readOnly = object.value(QLatin1String("readOnly")).toBool(false);
    profile.savePassword = object.value(QLatin1String("savePassword")).toBool(true);
    const QJsonArray parameters = object.value(QLatin1String("parameters")).toArray();
    for (const QJsonValue &value : parameters) {
        const QJsonArray pair = value.toArray();
        const QString keyword = pair.at(0).toString();
        if (!keyword.isEmpty() && !isSecretParameter(keyword))
            profile.parameters.append({keyword, pair.at(1).toString()});
    }
    return profile;
}

QJsonObject profileToJson(const ConnectionProfile &profile, QJsonObject base)
{
    base.insert(QLatin1String("id"), profile.id.toString(QUuid::WithoutBraces));
    for (const auto &[key, member] : Texts)
        base.insert(key, profile.*member);
    // an environment of a newer version stays as long as nobody chose another one
    const QString known = base.value(QLatin1String("environment")).toString();
    if (environmentFromId(known) != profile.environment || known.isEmpty())
        base.insert(QLatin1String("environment"), environmentId(profile.environment));
    base.insert(QLatin1String("readOnly"), profile.readOnly);
    base.insert(QLatin1String("savePassword"), profile.savePassword);
    QJsonArray parameters;
    for (const auto &[keyword, value] : profile.parameters) {
        if (!isSecretParameter(keyword))
            parameters.append(QJsonArray{keyword, value});
    }
    base.insert(QLatin1String("parameters"), parameters);
    return base;
}

} // namespace core::profile
