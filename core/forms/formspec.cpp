// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/formspec.h"

#include <QSet>

#include <algorithm>

namespace core::forms {

namespace {

using Type = FieldSpec::Type;

bool isEmpty(const FieldSpec &field, const Values &values)
{
    switch (field.type) {
    case Type::Flag:
    case Type::Note:
        return false;
    case Type::Many:
        return values.list(field.id).isEmpty();
    case Type::Table:
        return values.rows(field.id).isEmpty();
    case Type::Secret:
        return values.secret(field.id).isEmpty();
    default:
        return values.text(field.id).isEmpty();
    }
}

QString problemOfNumber(const FieldSpec &field, const QString &text)
{
    bool ok = false;
    const qint64 number = text.trimmed().toLongLong(&ok);
    if (!ok)
        return QStringLiteral("Not a whole number");
    if (number < field.minimum)
        return QStringLiteral("At least %1").arg(field.minimum);
    if (number > field.maximum)
        return QStringLiteral("At most %1").arg(field.maximum);
    return {};
}

QString problemOfChoice(const FieldSpec &field, const Values &values, const Context &context)
{
    QList<Choice> choices = field.choices;
    if (field.choicesOf)
        choices = field.choicesOf(values, context);
    else if (!field.choicesFrom.isEmpty())
        choices = context.choices.value(field.choicesFrom);
    const QString text = values.text(field.id);
    const bool known = std::any_of(choices.begin(), choices.end(),
                                   [&](const Choice &choice) { return choice.value == text; });
    return known ? QString() : QStringLiteral("Not one of the choices");
}

/// Of the value itself, without the rows of a table.
QList<Problem> problemsOfField(const FieldSpec &field, const Values &values, const Context &context)
{
    QList<Problem> found;
    const auto add = [&](const QString &text, bool error) {
        if (!text.isEmpty())
            found.append({.field = field.id, .text = text, .error = error});
    };
    if (isEmpty(field, values)) {
        if (field.required)
            add(QStringLiteral("Needed"), true);
    } else if (field.type == Type::Number) {
        add(problemOfNumber(field, values.text(field.id)), true);
    } else if (field.type == Type::OneOf) {
        add(problemOfChoice(field, values, context), true);
    }
    if (field.check && found.isEmpty())
        add(field.check(values, context), true);
    if (field.remark)
        add(field.remark(values, context), false);
    return found;
}

bool isShown(const FieldSpec &field, const Values &values, const Context &context)
{
    return !field.shownWhen || field.shownWhen(values, context);
}

QList<Problem> problemsOfRows(const FieldSpec &table, const Values &values, const Context &context)
{
    QList<Problem> found;
    QSet<QStringList> keys;
    const QList<Values> rows = values.rows(table.id);
    for (qsizetype row = 0; row < rows.size(); ++row) {
        for (const FieldSpec &column : table.columns) {
            if (!isShown(column, rows.at(row), context))
                continue;
            QList<Problem> ofCell = problemsOfField(column, rows.at(row), context);
            for (Problem &problem : ofCell) {
                problem.column = std::exchange(problem.field, table.id);
                problem.row = row;
            }
            found += ofCell;
        }
        if (table.key.isEmpty())
            continue;
        QStringList key;
        for (const QString &column : table.key)
            key << rows.at(row).text(column);
        if (keys.contains(key))
            found.append({.field = table.id,
                          .row = row,
                          .column = table.key.first(),
                          .text = QStringLiteral("Stands here twice")});
        keys.insert(key);
    }
    return found;
}

} // namespace

const FieldSpec *FormSpec::find(const QString &field) const
{
    for (const FieldGroup &group : groups) {
        for (const FieldSpec &spec : group.fields) {
            if (spec.id == field)
                return &spec;
        }
    }
    return nullptr;
}

QList<Problem> problems(const FormSpec &spec, const Values &values, const Context &context)
{
    QList<Problem> found;
    for (const FieldGroup &group : spec.groups) {
        for (const FieldSpec &field : group.fields) {
            if (!isShown(field, values, context))
                continue;
            found += problemsOfField(field, values, context);
            if (field.type == Type::Table)
                found += problemsOfRows(field, values, context);
        }
    }
    return found;
}

} // namespace core::forms
