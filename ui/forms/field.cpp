// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/field.h"

#include <QJsonDocument>

namespace ui::forms {

using core::forms::Choice;
using core::forms::Values;

Field::Field(core::forms::FieldSpec spec, const core::forms::Context &context, FieldTools tools,
             QWidget *parent)
    : QWidget(parent)
    , m_spec(std::move(spec))
    , m_context(context)
    , m_tools(tools)
{
    setObjectName(QStringLiteral("field_") + m_spec.id);
}

QString Field::toText(const Values &values) const
{
    if (values.isNull(id()))
        return tr("nothing");
    const QString text = values.text(id()).simplified();
    return text.isEmpty() ? tr("empty") : text;
}

QList<Choice> Field::choices(const Values &values) const
{
    if (m_spec.choicesOf)
        return m_spec.choicesOf(values, m_context);
    return m_spec.choicesFrom.isEmpty() ? m_spec.choices : m_context.choices.value(m_spec.choicesFrom);
}

} // namespace ui::forms
