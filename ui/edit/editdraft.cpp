// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/edit/editdraft.h"

#include "core/profile/profilejson.h"

#include <QJsonArray>

namespace ui::edit {

namespace {

QString key(const char *name)
{
    return QLatin1String(name);
}

} // namespace

QJsonObject toJson(const EditDraft &draft)
{
    QJsonObject json{{key("profile"), core::profile::profileToJson(draft.profile)},
                     {key("database"), draft.database}};
    if (draft.table.table.isEmpty()) {
        json.insert(key("statement"), draft.statement);
        return json;
    }
    QJsonArray order;
    for (const core::browse::OrderBy &by : draft.order)
        order << QJsonObject{{key("column"), by.column}, {key("descending"), by.descending}};
    json.insert(key("schema"), draft.table.schema);
    json.insert(key("table"), draft.table.table);
    json.insert(key("where"), draft.where);
    json.insert(key("order"), order);
    return json;
}

std::optional<EditDraft> editDraftFromJson(const QJsonObject &json)
{
    EditDraft draft;
    if (!json.contains(key("profile")))
        return {};
    draft.profile = core::profile::profileFromJson(json.value(key("profile")).toObject());
    draft.database = json.value(key("database")).toString();
    draft.table = {json.value(key("schema")).toString(), json.value(key("table")).toString()};
    draft.where = json.value(key("where")).toString();
    for (const QJsonValue &by : json.value(key("order")).toArray())
        draft.order << core::browse::OrderBy{by.toObject().value(key("column")).toString(),
                                             by.toObject().value(key("descending")).toBool()};
    draft.statement = json.value(key("statement")).toString();
    if (draft.table.table.isEmpty() && draft.statement.isEmpty())
        return {};
    return draft;
}

} // namespace ui::edit
