// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/seeasmemory.h"

#include "core/access/seeasguard.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace ui::query {

using core::access::RequestSetting;

namespace keys = core::settings::keys;

namespace {

QJsonObject stored(const core::settings::Settings &settings)
{
    return QJsonDocument::fromJson(settings.get(keys::requestSettings).toUtf8()).object();
}

} // namespace

QList<RequestSetting> keptRequestSettings(const core::settings::Settings &settings, const QUuid &profile)
{
    QList<RequestSetting> list;
    const QJsonArray kept = stored(settings).value(profile.toString()).toArray();
    for (const QJsonValue &one : kept) {
        const QString name = one[QLatin1String("name")].toString();
        if (!name.isEmpty())
            list << RequestSetting{name, one[QLatin1String("value")].toString()};
    }
    return list;
}

void keepRequestSettings(core::settings::Settings &settings, const QUuid &profile,
                         const QList<RequestSetting> &list)
{
    QJsonArray kept;
    for (const RequestSetting &one : list) {
        QJsonObject entry{{QStringLiteral("name"), one.name}};
        if (!core::access::looksSecret(one.name, one.value))
            entry.insert(QStringLiteral("value"), one.value);
        kept << entry;
    }
    QJsonObject all = stored(settings);
    const QJsonObject before = all;
    if (kept.isEmpty())
        all.remove(profile.toString());
    else
        all.insert(profile.toString(), kept);
    if (all != before)
        settings.set(keys::requestSettings,
                     all.isEmpty() ? QString()
                                   : QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact)));
}

} // namespace ui::query
