// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/flagfield.h"

#include <QCheckBox>
#include <QHBoxLayout>

namespace ui::forms {

FlagField::FlagField(const core::forms::FieldSpec &spec, const core::forms::Context &context,
                     FieldTools tools, QWidget *parent)
    : Field(spec, context, tools, parent)
    , m_box(new QCheckBox(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_box);
    setFocusProxy(m_box);
    m_box->setObjectName(spec.id);
    m_box->setText(QString(spec.label).replace(QLatin1Char('&'), QLatin1String("&&")));
    m_box->setAccessibleName(spec.label);
    connect(m_box, &QCheckBox::clicked, this, &Field::edited);
}

void FlagField::setValue(const core::forms::Values &values)
{
    m_wasNull = values.isNull(id());
    m_box->setChecked(values.flag(id()));
}

void FlagField::store(core::forms::Values &values) const
{
    if (m_wasNull && !m_box->isChecked())
        values.setNull(id());
    else
        values.setFlag(id(), m_box->isChecked());
}

void FlagField::setReadOnly(bool readOnly)
{
    m_box->setEnabled(!readOnly);
}

bool FlagField::setProblem(const QString &text, bool)
{
    return text.isEmpty();
}

QWidget *FlagField::work() const
{
    return m_box;
}

QString FlagField::toText(const core::forms::Values &values) const
{
    return values.flag(id()) ? tr("ticked") : tr("not ticked");
}

} // namespace ui::forms
