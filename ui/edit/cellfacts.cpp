// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/edit/cellfacts.h"

#include <algorithm>

namespace ui::edit {

using core::edit::ColumnFacts;
using core::values::Type;
using core::values::TypePtr;

namespace {

TypePtr enumType(core::result::Oid oid, const QString &name, const QStringList &labels)
{
    auto type = std::make_shared<Type>();
    type->oid = oid;
    type->name = name;
    type->kind = Type::Kind::Enum;
    for (const QString &label : labels)
        type->labels << label.toUtf8();
    return type;
}

TypePtr typeOf(const ColumnFacts &facts)
{
    TypePtr base;
    if (facts.elementType != 0 && !facts.enumLabels.isEmpty()) {
        auto array = std::make_shared<Type>();
        array->oid = facts.baseType;
        array->name = facts.baseTypeName;
        array->kind = Type::Kind::Array;
        array->of = enumType(facts.elementType, facts.elementTypeName, facts.enumLabels);
        base = array;
    } else if (!facts.enumLabels.isEmpty()) {
        base = enumType(facts.baseType, facts.baseTypeName, facts.enumLabels);
    } else if (facts.elementType != 0) {
        base = core::values::builtinType(facts.baseType, facts.baseModifier);
        if (base->kind != Type::Kind::Array) { // of a type of the user's own
            auto array = std::make_shared<Type>(*base);
            array->name = facts.baseTypeName;
            array->kind = Type::Kind::Array;
            auto element = std::make_shared<Type>(*core::values::builtinType(facts.elementType));
            element->name = facts.elementTypeName;
            array->of = element;
            base = array;
        }
    } else {
        base = core::values::builtinType(facts.baseType, facts.baseModifier);
    }
    if (facts.baseType == facts.typeOid || facts.baseType == 0)
        return base;
    auto domain = std::make_shared<Type>();
    domain->oid = facts.typeOid;
    domain->name = facts.type;
    domain->kind = Type::Kind::Domain;
    domain->of = base;
    domain->notNull = facts.notNull;
    return domain;
}

int partOf(const core::browse::ForeignKey &key, int number)
{
    for (int i = 0; i < key.fromColumns.size(); ++i) {
        if (key.fromColumns.at(i).number == number)
            return i;
    }
    return 0;
}

bool canSetAll(const core::edit::Editable &editable, int column, const core::browse::ForeignKey &key)
{
    return std::all_of(key.fromColumns.begin(), key.fromColumns.end(),
                       [&](const auto &each) { return siblingOf(editable, column, each.name) >= 0; });
}

} // namespace

int siblingOf(const core::edit::Editable &editable, int column, const QString &name)
{
    const core::edit::Origin *origin = editable.origin(column);
    for (int i = 0; origin && i < origin->columns.size(); ++i) {
        const int other = origin->columns.at(i);
        const ColumnFacts *facts = editable.facts(other);
        if (facts && facts->name == name && editable.columns.at(other).whyNot.isEmpty())
            return other;
    }
    return -1;
}

editors::ColumnFacts cellFacts(const core::edit::Editable &editable,
                               const QList<core::result::Column> &columns, int column)
{
    editors::ColumnFacts result;
    result.column = columns.value(column);
    result.serverVersion = editable.serverMajor;
    const ColumnFacts *facts = editable.facts(column);
    if (!facts)
        return result;
    result.type = editable.types.value(column);
    if (!result.type)
        result.type = typeOf(*facts);
    result.notNull = facts->notNull;
    result.mayBeDefault = true;
    result.defaultText = facts->defaultText;
    if (const core::edit::TableFacts *table = editable.table(column)) {
        for (const core::browse::ForeignKey &key : table->referencesOf(facts->number)) {
            const int part = partOf(key, facts->number);
            const bool alone = key.fromColumns.size() == 1;
            // all of a key or nothing: where one of its columns cannot be set, it is typed column by column
            if (!alone && (result.reference || !canSetAll(editable, column, key)))
                continue;
            result.reference = key;
            result.referencePart = part;
            if (alone)
                break;
        }
    }
    return result;
}

} // namespace ui::edit
