// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/accessdraft.h"

#include "core/profile/profilejson.h"
#include "ui/forms/formdraft.h"

#include <QJsonArray>

namespace ui::access {

using core::ddl::Statement;
using core::forms::Values;

namespace {

constexpr qsizetype MostCharacters = 256 * 1024; ///< of a script

QString key(const char *name)
{
    return QString::fromLatin1(name);
}

} // namespace

QJsonObject toJson(const AccessDraft &draft)
{
    QJsonArray statements;
    qsizetype size = 0;
    for (const Statement &statement : draft.script.statements) {
        size += statement.sql.size();
        if (size > MostCharacters) {
            statements = {};
            break;
        }
        statements.append(statement.sql);
    }
    return {{key("profile"), core::profile::profileToJson(draft.profile)},
            {key("database"), draft.database},
            {key("tab"), draft.tab},
            {key("context"), forms::contextToJson(draft.context)},
            {key("before"), draft.before.json()},
            {key("now"), draft.now.json()},
            {key("more"), draft.more},
            {key("script"), statements}};
}

std::optional<AccessDraft> accessDraftFromJson(const QJsonObject &json)
{
    AccessDraft draft;
    draft.profile = core::profile::profileFromJson(json.value(key("profile")).toObject());
    draft.database = json.value(key("database")).toString();
    draft.tab = json.value(key("tab")).toString();
    if (!json.contains(key("profile")) || draft.tab.isEmpty())
        return {};
    draft.context = forms::contextFromJson(json.value(key("context")).toObject());
    draft.before = Values(json.value(key("before")).toObject());
    draft.now = Values(json.value(key("now")).toObject());
    draft.more = json.value(key("more")).toObject();
    const QJsonArray statements = json.value(key("script")).toArray();
    for (const QJsonValue &statement : statements)
        draft.script.add(statement.toString());
    return draft;
}

} // namespace ui::access
