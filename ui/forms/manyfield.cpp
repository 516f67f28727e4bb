// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/manyfield.h"

#include "ui/base/pill.h"
#include "ui/forms/choices.h"
#include "ui/forms/plaintip.h"
#include "ui/forms/problemline.h"
#include "ui/grid/flowlayout.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>

namespace ui::forms {

using core::forms::Choice;

namespace {

constexpr int LineWidth = 130;

} // namespace

ManyField::ManyField(const core::forms::FieldSpec &spec, const core::forms::Context &context,
                     FieldTools tools, QWidget *parent)
    : Field(spec, context, tools, parent)
    , m_known(new ChoiceModel(this))
    , m_offered(new ChoiceModel(this))
    , m_flow(new grid::FlowLayout(7))
    , m_line(new QLineEdit(this))
{
    setLayout(m_flow);
    m_flow->setContentsMargins(0, 0, 0, 0);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusProxy(m_line);
    m_line->setObjectName(spec.id);
    m_line->setProperty("bare", true);
    m_line->setFixedWidth(LineWidth);
    m_line->setPlaceholderText(spec.placeholder.isEmpty() ? tr("Add…") : spec.placeholder);
    m_line->installEventFilter(this);
    m_known->setChoices(choices({}));
    auto *completer = makeCompleter(tools.theme, m_offered, m_line);
    // activated() comes before the completer puts the text into the line: that must be gone again
    connect(
        completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
        [this](const QModelIndex &index) { add(index.data(ChoiceModel::ValueRole).toString()); },
        Qt::QueuedConnection);
    connect(m_line, &QLineEdit::returnPressed, this, &ManyField::addTyped);
    m_flow->insert(0, m_line);
    offer();
}

void ManyField::addTyped()
{
    const QString typed = m_line->text().trimmed();
    const QString value = m_known->valueOf(typed);
    // a name one has to spell out: free text is no choice
    if (!typed.isEmpty() && m_known->indexOf(value) >= 0)
        add(value);
}

void ManyField::add(const QString &value)
{
    m_line->clear();
    if (value.isEmpty() || m_values.contains(value) || m_readOnly)
        return;
    m_values << value;
    showChips();
    emit edited();
}

void ManyField::removeAt(qsizetype index)
{
    if (m_readOnly || index < 0 || index >= m_values.size())
        return;
    m_values.removeAt(index);
    showChips();
    if (index < m_chips.size())
        m_chips.at(index)->setFocus(Qt::OtherFocusReason);
    else
        m_line->setFocus(Qt::OtherFocusReason);
    emit edited();
}

void ManyField::showChips()
{
    for (Pill *chip : std::as_const(m_chips)) {
        m_flow->removeWidget(chip);
        chip->hide();
        chip->deleteLater(); // it may be the one whose cross was pressed
    }
    m_chips.clear();
    for (qsizetype i = 0; i < m_values.size(); ++i) {
        const QString label = m_known->labelOf(m_values.at(i));
        auto *chip = new Pill(theme(), label, !m_readOnly, this);
        chip->setObjectName(QStringLiteral("%1_%2").arg(id()).arg(i));
        const int known = m_known->indexOf(m_values.at(i));
        if (known >= 0)
            chip->setToolTip(plainTip(m_known->choices().at(known).detail));
        connect(chip, &Pill::removeRequested, this, [this, i] { removeAt(i); });
        m_flow->insert(int(i), chip);
        chip->show();
        m_chips << chip;
    }
    // new widgets come last in the window; the line stands where the field does
    QWidget *next = m_line;
    for (qsizetype i = m_chips.size() - 1; i >= 0; --i) {
        QWidget *before = next->previousInFocusChain();
        if (before != m_chips.at(i)) {
            setTabOrder(before, m_chips.at(i));
            setTabOrder(m_chips.at(i), next);
        }
        next = m_chips.at(i);
    }
    m_line->setVisible(!m_readOnly);
    offer();
    updateGeometry();
}

void ManyField::offer()
{
    QList<Choice> left;
    for (const Choice &choice : m_known->choices()) {
        if (!m_values.contains(choice.value))
            left << choice;
    }
    m_offered->setChoices(left);
}

void ManyField::setValue(const core::forms::Values &values)
{
    m_wasNull = values.isNull(id());
    m_values = values.list(id());
    showChips();
}

void ManyField::store(core::forms::Values &values) const
{
    if (m_values.isEmpty() && m_wasNull)
        values.setNull(id());
    else
        values.setList(id(), m_values);
}

void ManyField::follow(const core::forms::Values &values)
{
    if (!spec().choicesOf)
        return;
    m_known->setChoices(choices(values));
    offer();
}

void ManyField::setReadOnly(bool readOnly)
{
    if (m_readOnly == readOnly)
        return;
    m_readOnly = readOnly;
    showChips();
}

bool ManyField::setProblem(const QString &text, bool error)
{
    m_line->setProperty("bare", text.isEmpty()); // the edge needs a frame
    setProblemEdge(m_line, text, error);
    return text.isEmpty();
}

QWidget *ManyField::work() const
{
    return m_line;
}

QString ManyField::toText(const core::forms::Values &values) const
{
    QStringList labels;
    for (const QString &value : values.list(id()))
        labels << m_known->labelOf(value);
    return labels.isEmpty() ? tr("none") : labels.join(QLatin1String(", "));
}

bool ManyField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Backspace && m_line->text().isEmpty() && !m_values.isEmpty()) {
            removeAt(m_values.size() - 1);
            return true;
        }
        if (key->key() == Qt::Key_Down && m_line->text().isEmpty()) { // everything there is
            m_line->completer()->setCompletionPrefix(QString());
            m_line->completer()->complete();
            return true;
        }
    }
    return Field::eventFilter(watched, event);
}

} // namespace ui::forms
