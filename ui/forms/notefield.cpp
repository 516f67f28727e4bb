// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/notefield.h"

#include "ui/connections/tonelabel.h"

#include <QHBoxLayout>

namespace ui::forms {

NoteField::NoteField(const core::forms::FieldSpec &spec, const core::forms::Context &context,
                     FieldTools tools, QWidget *parent)
    : Field(spec, context, tools, parent)
    , m_label(connections::makeMessageLabel(tools.theme, Token::Text, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 5, 0, 5);
    layout->addWidget(m_label);
    setFocusProxy(m_label);
    m_label->setObjectName(spec.id);
    m_label->setAccessibleName(spec.label);
    m_label->setText(spec.placeholder);
}

void NoteField::setValue(const core::forms::Values &values)
{
    const QString text = values.isNull(id()) ? spec().placeholder : values.text(id());
    static_cast<connections::ToneLabel *>(m_label)->setText(text);
    m_label->setAccessibleDescription(text);
}

QWidget *NoteField::work() const
{
    return m_label;
}

} // namespace ui::forms
