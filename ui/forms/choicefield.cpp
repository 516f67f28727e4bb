// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/choicefield.h"

#include "ui/forms/choices.h"
#include "ui/forms/problemline.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>

namespace ui::forms {

using core::forms::Choice;

namespace {

constexpr qsizetype LongList = 15; ///< from here on it is found by typing

} // namespace

ChoiceField::ChoiceField(const core::forms::FieldSpec &spec, const core::forms::Context &context,
                         FieldTools tools, QWidget *parent)
    : Field(spec, context, tools, parent)
    , m_box(new QComboBox(this))
    , m_choices(new ChoiceModel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_box);
    setFocusProxy(m_box);
    m_box->setObjectName(spec.id);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(6);
    m_box->setPlaceholderText(spec.placeholder);
    m_box->installEventFilter(this);
    offer({});
    if (m_choices->choices().size() > LongList) {
        m_box->setEditable(true);
        m_box->setInsertPolicy(QComboBox::NoInsert);
        m_box->setCompleter(nullptr);
        m_box->lineEdit()->setObjectName(spec.id + QStringLiteral("Text"));
        m_box->lineEdit()->setPlaceholderText(spec.placeholder);
        makeCompleter(tools.theme, m_choices, m_box->lineEdit());
        connect(m_box->lineEdit(), &QLineEdit::textEdited, this, [this](const QString &text) {
            m_value = m_choices->valueOf(text);
            m_null = text.isEmpty();
            emit edited();
        });
        connect(m_box->lineEdit()->completer(), qOverload<const QModelIndex &>(&QCompleter::activated), this,
                [this](const QModelIndex &index) {
                    m_value = index.data(ChoiceModel::ValueRole).toString();
                    m_null = false;
                    showValue();
                    emit edited();
                });
    }
    m_box->setModel(m_choices);
    m_box->view()->setItemDelegate(new ChoiceDelegate(tools.theme, m_box));
    m_box->setCurrentIndex(-1);
    connect(m_box, &QComboBox::activated, this, [this](int index) {
        if (index < 0 || index >= m_choices->choices().size())
            return;
        m_value = m_choices->choices().at(index).value;
        m_null = m_value.isEmpty() && !this->spec().required;
        emit edited();
    });
}

/// What can be chosen, with a way back to nothing where that is allowed.
void ChoiceField::offer(const core::forms::Values &values)
{
    QList<Choice> offered = choices(values);
    const auto isEmpty = [](const Choice &choice) { return choice.value.isEmpty(); };
    if (!spec().required && std::none_of(offered.begin(), offered.end(), isEmpty))
        offered.prepend(
            {QString(), spec().placeholder.isEmpty() ? QStringLiteral("—") : spec().placeholder, {}});
    m_choices->setChoices(offered);
}

void ChoiceField::showValue()
{
    const int at = m_null && spec().required ? -1 : m_choices->indexOf(m_value);
    m_box->setCurrentIndex(at);
    if (m_box->isEditable())
        m_box->setEditText(m_null ? QString() : m_choices->labelOf(m_value));
    else if (at < 0 && !m_null) // a value this server does not offer is still shown
        m_box->setPlaceholderText(m_value);
}

void ChoiceField::setValue(const core::forms::Values &values)
{
    m_null = values.isNull(id());
    m_value = values.text(id());
    if (spec().choicesOf)
        offer(values);
    showValue();
}

void ChoiceField::store(core::forms::Values &values) const
{
    if (m_null)
        values.setNull(id());
    else
        values.setText(id(), m_value);
}

void ChoiceField::follow(const core::forms::Values &values)
{
    if (!spec().choicesOf)
        return;
    offer(values);
    showValue();
}

void ChoiceField::setReadOnly(bool readOnly)
{
    m_box->setEnabled(!readOnly);
}

bool ChoiceField::setProblem(const QString &text, bool error)
{
    setProblemEdge(m_box, text, error);
    return text.isEmpty();
}

QWidget *ChoiceField::work() const
{
    return m_box;
}

QString ChoiceField::toText(const core::forms::Values &values) const
{
    return values.isNull(id()) ? Field::toText(values) : m_choices->labelOf(values.text(id()));
}

bool ChoiceField::eventFilter(QObject *watched, QEvent *event)
{
    // the wheel scrolls the form; it must not change what one happens to pass over
    if (watched == m_box && event->type() == QEvent::Wheel) {
        event->ignore();
        return true;
    }
    return Field::eventFilter(watched, event);
}

} // namespace ui::forms
