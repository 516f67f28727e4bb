// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/fields.h"

#include "ui/forms/chiptablefield.h"
#include "ui/forms/choicefield.h"
#include "ui/forms/codefield.h"
#include "ui/forms/flagfield.h"
#include "ui/forms/linefield.h"
#include "ui/forms/manyfield.h"
#include "ui/forms/notefield.h"
#include "ui/forms/paragraphfield.h"
#include "ui/forms/secretfield.h"
#include "ui/forms/tablefield.h"
#include "ui/forms/timestampfield.h"

namespace ui::forms {

using Type = core::forms::FieldSpec::Type;

namespace {

using Maker = Field *(*)(const core::forms::FieldSpec &, const core::forms::Context &, FieldTools, QWidget *);

template <class T>
Field *make(const core::forms::FieldSpec &spec, const core::forms::Context &context, FieldTools tools,
            QWidget *parent)
{
    return new T(spec, context, tools, parent);
}

struct Entry
{
    Type type;
    Maker maker;
};

constexpr Entry Entries[] = {
    {Type::Text, make<LineField>},           {Type::Paragraph, make<ParagraphField>},
    {Type::Code, make<CodeField>},           {Type::Number, make<LineField>},
    {Type::Flag, make<FlagField>},           {Type::OneOf, make<ChoiceField>},
    {Type::Suggest, make<LineField>},        {Type::Many, make<ManyField>},
    {Type::Timestamp, make<TimestampField>}, {Type::Table, make<TableField>},
    {Type::Secret, make<SecretField>},       {Type::Note, make<NoteField>},
};

} // namespace

Field *makeField(const core::forms::FieldSpec &spec, const core::forms::Context &context, FieldTools tools,
                 QWidget *parent)
{
    if (spec.type == Type::Table && spec.chips)
        return new ChipTableField(spec, context, tools, parent);
    for (const Entry &entry : Entries) {
        if (entry.type == spec.type)
            return entry.maker(spec, context, tools, parent);
    }
    return new NoteField(spec, context, tools, parent); // it stores nothing, so nothing can go wrong
}

} // namespace ui::forms
