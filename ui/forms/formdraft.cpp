// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/formdraft.h"

#include "core/profile/profilejson.h"

#include <QJsonArray>

namespace ui::forms {

using core::catalog::ObjectRef;
using core::forms::Choice;
using core::forms::Values;

namespace {

constexpr qsizetype MostChoices = 200; ///< of one list

QString key(const char *name)
{
    return QString::fromLatin1(name);
}

QJsonObject toJson(const ObjectRef &ref)
{
    return {{key("database"), ref.database},
            {key("kind"), ref.kind},
            {key("folder"), ref.folder},
            {key("oid"), QString::number(ref.oid)}, // JSON's numbers are doubles
            {key("sub"), QString::number(ref.sub)},
            {key("schema"), ref.schema},
            {key("name"), ref.name},
            {key("parent"), ref.parent},
            {key("parentKind"), ref.parentKind},
            {key("label"), ref.label}};
}

ObjectRef refFrom(const QJsonObject &json, const QUuid &profile)
{
    ObjectRef ref;
    ref.profile = profile;
    ref.database = json.value(key("database")).toString();
    ref.kind = json.value(key("kind")).toString();
    ref.folder = json.value(key("folder")).toBool();
    ref.oid = json.value(key("oid")).toString().toLongLong();
    ref.sub = json.value(key("sub")).toString().toLongLong();
    ref.schema = json.value(key("schema")).toString();
    ref.name = json.value(key("name")).toString();
    ref.parent = json.value(key("parent")).toString();
    ref.parentKind = json.value(key("parentKind")).toString();
    ref.label = json.value(key("label")).toString();
    return ref;
}

} // namespace

QJsonObject contextToJson(const core::forms::Context &context)
{
    QJsonObject lists;
    for (auto it = context.choices.begin(); it != context.choices.end(); ++it) {
        QJsonArray list;
        for (const Choice &choice : it.value().mid(0, MostChoices))
            list.append(QJsonArray{choice.value, choice.label, choice.detail});
        lists.insert(it.key(), list);
    }
    return {{key("version"), context.version.number}, {key("user"), context.user},
            {key("superuser"), context.superuser},    {key("creating"), context.creating},
            {key("readOnly"), context.readOnly},      {key("choices"), lists},
            {key("facts"), context.facts.json()}};
}

core::forms::Context contextFromJson(const QJsonObject &json)
{
    core::forms::Context context;
    context.version.number = json.value(key("version")).toInt();
    context.user = json.value(key("user")).toString();
    context.superuser = json.value(key("superuser")).toBool();
    context.creating = json.value(key("creating")).toBool();
    context.readOnly = json.value(key("readOnly")).toString();
    context.facts = Values(json.value(key("facts")).toObject());
    const QJsonObject lists = json.value(key("choices")).toObject();
    for (auto it = lists.begin(); it != lists.end(); ++it) {
        QList<Choice> list;
        const QJsonArray array = it.value().toArray();
        for (const QJsonValue &value : array) {
            const QJsonArray choice = value.toArray();
            list.append({choice.at(0).toString(), choice.at(1).toString(), choice.at(2).toString()});
        }
        context.choices.insert(it.key(), list);
    }
    return context;
}

QJsonObject toJson(const FormDraft &draft)
{
    QJsonObject json{{key("profile"), core::profile::profileToJson(draft.profile)},
                     {key("database"), draft.database},
                     {key("ref"), toJson(draft.ref)},
                     {key("before"), draft.reading.values.json()},
                     {key("context"), contextToJson(draft.reading.context)},
                     {key("headline"), draft.reading.headline},
                     {key("now"), draft.now.json()},
                     {key("secrets"), QJsonArray::fromStringList(draft.secrets)},
                     {key("sections"), draft.sections}};
    if (draft.above)
        json.insert(key("above"), toJson(*draft.above));
    return json;
}

std::optional<FormDraft> formDraftFromJson(const QJsonObject &json)
{
    FormDraft draft;
    draft.profile = core::profile::profileFromJson(json.value(key("profile")).toObject());
    draft.database = json.value(key("database")).toString();
    draft.ref = refFrom(json.value(key("ref")).toObject(), draft.profile.id);
    if (!json.contains(key("profile")) || draft.ref.kind.isEmpty())
        return {};
    if (json.contains(key("above")))
        draft.above = refFrom(json.value(key("above")).toObject(), draft.profile.id);
    draft.reading.values = Values(json.value(key("before")).toObject());
    draft.reading.context = contextFromJson(json.value(key("context")).toObject());
    draft.reading.headline = json.value(key("headline")).toString();
    draft.now = Values(json.value(key("now")).toObject());
    const QJsonArray secrets = json.value(key("secrets")).toArray();
    for (const QJsonValue &value : secrets)
        draft.secrets << value.toString();
    draft.sections = json.value(key("sections")).toObject();
    return draft;
}

} // namespace ui::forms
