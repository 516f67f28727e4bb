// SPDX-License-Identifier: GPL-3.0-or-later
// A form as data: its groups of fields, what each takes, when it is shown, what is wrong with what it holds.
// ui/forms makes the widgets; nobody writes a form by hand.
#pragma once

#include "core/forms/context.h"

#include <functional>
#include <limits>

namespace core::forms {

struct FieldSpec
{
    enum class Type
    {
        Text,      ///< one line
        Paragraph, ///< several lines: comments
        Code,      ///< SQL or another language, in the code editor
        Number,    ///< whole number, as text; empty is null
        Flag,      ///< a tick
        OneOf,     ///< one of `choices`, nothing else
        Suggest,   ///< free text completed from `choices`
        Many,      ///< several of `choices` as chips, in order
        Secret,    ///< a password: Values::secret holds what is sent (a verifier), never what was typed
        Timestamp, ///< date and time with a calendar, "infinity"; text as PostgreSQL takes it
        Table,     ///< rows with `columns`
        Note,      ///< told, not changed
    };
    using Condition = std::function<bool(const Values &, const Context &)>;
    /// What is wrong with the value, empty where nothing is.
    using Check = std::function<QString(const Values &, const Context &)>;

    QString id;    ///< of the value in Values
    QString label; ///< "Connection limit"
    Type type = Type::Text;
    QString help{};        ///< tooltip; one or two sentences
    QString placeholder{}; ///< shown where the field is empty: "no limit"
    bool required = false;
    bool createOnly = false; ///< cannot be changed later
    QString choicesFrom{};   ///< a list of Context::choices
    QList<Choice> choices{}; ///< or these
    qint64 minimum = std::numeric_limits<qint64>::min();
    qint64 maximum = std::numeric_limits<qint64>::max();
    QString language{};         ///< of Code: "sql", "plpgsql"; a field's id in braces: "{language}"
    QList<FieldSpec> columns{}; ///< of Table; choicesFrom, checks and conditions get the row's values
    QStringList key{};          ///< of Table: columns that no two rows share
    Values newRow{};            ///< of Table: what an added row holds at first
    bool fixedRows = false;     ///< of Table: no row is added or removed, only changed
    bool chips = false;         ///< of Table: rows are chips named by the first column, which offers choices
    Condition shownWhen{};      ///< none: always
    Condition enabledWhen{};    ///< none: always
    Check check{};              ///< an error: the form cannot be saved
    Check remark{};             ///< a warning beside the field ("in the past"): it can
    /// Of Suggest and OneOf in a table: choices by what else the row holds (legal values of a setting).
    std::function<QList<Choice>(const Values &row, const Context &)> choicesOf{};
};

struct FieldGroup
{
    QString title{}; ///< empty: the first, without a heading
    QList<FieldSpec> fields;
    bool flags = false;     ///< its ticks stand in columns beneath one label (the title), as attributes do
    bool collapsed = false; ///< closed at first, where nothing in it is set
    bool late = false;      ///< stands beneath what a tab adds to the fields (a role's privileges)
};

struct FormSpec
{
    QList<FieldGroup> groups;

    /// Null where there is no such field.
    const FieldSpec *find(const QString &field) const;
};

/// A problem of one field, of a row in it where it is a table.
struct Problem
{
    QString field;
    qsizetype row = -1;
    QString column{};
    QString text;
    bool error = true; ///< or a remark
    bool operator==(const Problem &) const = default;
};

/// Everything wrong with the values: required, numbers and their bounds, choices, doubled keys of tables,
/// names over 63 bytes where the field says so by its check, and each field's own checks. Fields that are not
/// shown have none. Pure.
QList<Problem> problems(const FormSpec &spec, const Values &values, const Context &context);

} // namespace core::forms
