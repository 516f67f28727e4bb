// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/linefield.h"

#include "ui/forms/choices.h"
#include "ui/forms/problemline.h"

#include <QCompleter>
#include <QHBoxLayout>

namespace ui::forms {

using Type = core::forms::FieldSpec::Type;

namespace {

constexpr int NumberWidth = 120;

} // namespace

LineField::LineField(const core::forms::FieldSpec &spec, const core::forms::Context &context,
                     FieldTools tools, QWidget *parent)
    : Field(spec, context, tools, parent)
    , m_line(new ProblemLine(tools.theme, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_line);
    setFocusProxy(m_line);
    m_line->setObjectName(spec.id);
    m_line->setPlaceholderText(spec.placeholder);
    if (spec.type == Type::Number)
        m_line->setInputMethodHints(Qt::ImhPreferNumbers | Qt::ImhNoPredictiveText);
    if (spec.type == Type::Suggest) {
        m_choices = new ChoiceModel(this);
        m_choices->setChoices(choices({}));
        auto *completer = makeCompleter(tools.theme, m_choices, m_line);
        connect(completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
                [this](const QModelIndex &index) {
                    m_line->setText(index.data(ChoiceModel::ValueRole).toString());
                    emit edited();
                });
    }
    connect(m_line, &QLineEdit::textEdited, this, &Field::edited);
}

void LineField::setValue(const core::forms::Values &values)
{
    m_wasNull = values.isNull(id());
    const QString text = values.text(id());
    if (m_line->text() != text)
        m_line->setText(text);
    m_line->setCursorPosition(0); // one reads a name from its start
}

void LineField::store(core::forms::Values &values) const
{
    QString text = m_line->text();
    if (spec().type == Type::Number)
        text = text.trimmed();
    // an empty text is a value where there was one; otherwise nothing was said
    if (text.isEmpty() && (m_wasNull || spec().type == Type::Number))
        values.setNull(id());
    else
        values.setText(id(), text);
}

void LineField::follow(const core::forms::Values &values)
{
    if (m_choices && spec().choicesOf)
        m_choices->setChoices(choices(values));
}

void LineField::setReadOnly(bool readOnly)
{
    m_line->setReadOnly(readOnly);
}

bool LineField::setProblem(const QString &text, bool error)
{
    return m_line->setProblem(text, error);
}

QWidget *LineField::work() const
{
    return m_line;
}

int LineField::wishedWidth() const
{
    return spec().type == Type::Number ? NumberWidth : FieldWidth;
}

} // namespace ui::forms
