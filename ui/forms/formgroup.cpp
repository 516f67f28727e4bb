// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/formgroup.h"

#include "ui/connections/tonelabel.h"
#include "ui/forms/fields.h"
#include "ui/forms/flaggrid.h"
#include "ui/forms/hairline.h"
#include "ui/forms/plaintip.h"

#include <QEvent>
#include <QGridLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui::forms {

using connections::ToneLabel;
using core::forms::FieldSpec;

namespace {

constexpr int MarkSize = 24;
constexpr int LabelGap = 12;
constexpr int LongestMessage = 520; ///< pixels; a server's words wrap there

QString labelText(const QString &label)
{
    return QString(label).replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

// --- one row

FieldRow::FieldRow(Field *field, FieldTools tools, QObject *parent)
    : QObject(parent)
    , m_field(field)
    , m_mark(new QToolButton)
    , m_message(connections::makeMessageLabel(tools.theme, Token::Danger))
{
    m_mark->setObjectName(field->id() + QStringLiteral("Revert"));
    m_mark->setIcon(tools.icons.icon(QStringLiteral("undo"), Token::Accent));
    m_mark->setFixedSize(MarkSize, MarkSize);
    m_mark->setAutoRaise(true);
    m_mark->setFocusPolicy(Qt::NoFocus); // Tab goes from field to field; the form has a key for it
    QSizePolicy kept = m_mark->sizePolicy();
    kept.setRetainSizeWhenHidden(true); // fields keep their width when they are changed
    m_mark->setSizePolicy(kept);
    m_mark->hide();
    m_message->setObjectName(field->id() + QStringLiteral("Problem"));
    m_message->setMaximumWidth(LongestMessage);
    m_message->hide();
    connect(m_mark, &QToolButton::clicked, this, &FieldRow::revertRequested);
    field->installEventFilter(this);
    describe();
}

void FieldRow::describe()
{
    const FieldSpec &spec = m_field->spec();
    QWidget *work = m_field->work();
    if (work->accessibleName().isEmpty())
        work->setAccessibleName(spec.label);
    QStringList told;
    for (const QString &part : {m_text, m_why, spec.help}) {
        if (!part.isEmpty())
            told << part;
    }
    work->setAccessibleDescription(told.join(QLatin1String(". ")));
    const QString tip = plainTip(told.join(QLatin1Char('\n')));
    m_field->setToolTip(tip);
    work->setToolTip(tip);
    if (m_label)
        m_label->setToolTip(plainTip(spec.help));
}

void FieldRow::setShown(bool shown)
{
    m_shown = shown;
    m_cell->setVisible(shown);
    if (m_label)
        m_label->setVisible(shown);
}

void FieldRow::setChanged(bool changed, const QString &was)
{
    if (changed) {
        const QString tip = tr("Changed. It was: %1").arg(was.left(600));
        m_mark->setToolTip(
            plainTip(tip + QLatin1Char('\n') + tr("Click to go back to it (Alt+Backspace in the field)")));
        m_mark->setAccessibleName(tr("Take back the change of %1").arg(m_field->spec().label));
        m_mark->setAccessibleDescription(tip);
    }
    m_mark->setVisible(changed);
}

void FieldRow::setProblem(const QString &text, bool error)
{
    const bool within = m_field->setProblem(text, error);
    m_message->setTone(error ? Token::Danger : Token::Warn);
    m_message->setText(within ? QString() : text);
    m_message->setVisible(!within);
    m_error = error;
    if (m_text == text)
        return;
    m_text = text;
    describe();
}

bool FieldRow::eventFilter(QObject *watched, QEvent *event)
{
    // whether it can be told within depends on the width, which is known once the field is laid out
    if (watched == m_field && event->type() == QEvent::Resize && !m_text.isEmpty())
        QMetaObject::invokeMethod(
            this, [this] { setProblem(m_text, m_error); }, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void FieldRow::setReadOnly(bool readOnly, const QString &why)
{
    m_field->setReadOnly(readOnly);
    m_mark->setEnabled(!readOnly);
    if (m_why == why)
        return;
    m_why = why;
    describe();
}

// --- a group

FormGroup::FormGroup(const core::forms::FieldGroup &group, const core::forms::Context &context,
                     FieldTools tools, bool first, QWidget *parent)
    : QWidget(parent)
    , m_grid(nullptr)
    , m_body(new QWidget(this))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(10);
    if (!group.title.isEmpty() && !group.flags && (!first || group.collapsed))
        outer->addWidget(addHeading(group.title, group.collapsed, tools));
    outer->addWidget(m_body);
    m_grid = new QGridLayout(m_body);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(LabelGap);
    m_grid->setVerticalSpacing(10);
    m_grid->setColumnStretch(1, 1);

    QWidget *flags = nullptr;
    for (const FieldSpec &spec : group.fields) {
        auto *row = new FieldRow(makeField(spec, context, tools), tools, this);
        m_rows << row;
        if (!group.flags || spec.type != FieldSpec::Type::Flag) {
            addRow(row, tools);
            continue;
        }
        if (!flags) {
            flags = new QWidget(m_body);
            flags->setLayout(new FlagGrid);
            flags->layout()->setContentsMargins(0, 0, 0, 0);
            QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
            policy.setHeightForWidth(true);
            flags->setSizePolicy(policy);
            flags->setAccessibleName(group.title);
            m_flagsLabel = new ToneLabel(tools.theme, Token::Muted, labelText(group.title), m_body);
            m_flagsLabel->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_flagsLabel->setWordWrap(true);
            const int line = m_grid->rowCount();
            m_grid->addWidget(m_flagsLabel, line, 0, Qt::AlignVCenter);
            m_grid->addWidget(flags, line, 1);
        }
        row->m_cell = new QWidget(flags);
        auto *cell = new QHBoxLayout(row->m_cell);
        cell->setContentsMargins(0, 0, 0, 0);
        cell->setSpacing(2);
        cell->addWidget(row->m_field);
        cell->addWidget(row->m_mark);
        cell->addStretch();
        row->m_message->setParent(row->m_cell);
        flags->layout()->addWidget(row->m_cell);
    }
}

void FormGroup::addRow(FieldRow *row, FieldTools tools)
{
    const FieldSpec &spec = row->m_field->spec();
    const int line = m_grid->rowCount();
    if (spec.type != FieldSpec::Type::Flag) {
        row->m_label = new ToneLabel(tools.theme, Token::Muted, labelText(spec.label), m_body);
        row->m_label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        row->m_label->setWordWrap(true);
        row->m_label->setBuddy(row->m_field->work());
        row->m_label->setLeastHeight(metrics::Field);
        m_grid->addWidget(row->m_label, line, 0, Qt::AlignTop);
    }
    row->m_cell = new QWidget(m_body);
    auto *cell = new QVBoxLayout(row->m_cell);
    cell->setContentsMargins(0, 0, 0, 0);
    cell->setSpacing(metrics::Step);
    auto *across = new QHBoxLayout;
    across->setSpacing(metrics::Step);
    const int wished = row->m_field->wishedWidth();
    if (wished > 0)
        row->m_field->setMaximumWidth(wished);
    QSizePolicy policy = row->m_field->sizePolicy();
    policy.setHorizontalPolicy(spec.type == FieldSpec::Type::Flag ? QSizePolicy::Preferred
                                                                  : QSizePolicy::Expanding);
    row->m_field->setSizePolicy(policy);
    across->addWidget(row->m_field, spec.type == FieldSpec::Type::Flag ? 0 : 1000);
    across->addWidget(row->m_mark, 0, Qt::AlignTop);
    across->addStretch(1);
    cell->addLayout(across);
    cell->addWidget(row->m_message);
    m_grid->addWidget(row->m_cell, line, 1);
}

QWidget *FormGroup::addHeading(const QString &title, bool collapsible, FieldTools tools)
{
    m_heading = new QWidget(this);
    auto *layout = new QVBoxLayout(m_heading);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(new HairLine(tools.theme, m_heading));
    if (!collapsible) {
        auto *label = new ToneLabel(tools.theme, Token::Text, title, m_heading);
        QFont bold = label->font();
        bold.setWeight(QFont::DemiBold);
        label->setFont(bold);
        layout->addWidget(label);
        return m_heading;
    }
    m_toggle = new QToolButton(m_heading);
    m_toggle->setObjectName(QStringLiteral("group_") + title);
    m_toggle->setText(labelText(title));
    m_toggle->setAccessibleName(title);
    m_toggle->setCheckable(true);
    m_toggle->setChecked(true);
    m_toggle->setAutoRaise(true);
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    QFont bold = m_toggle->font();
    bold.setWeight(QFont::DemiBold);
    m_toggle->setFont(bold);
    m_toggle->setIcon(tools.icons.icon(QStringLiteral("chevron-down")));
    connect(m_toggle, &QToolButton::toggled, this, [this, icons = &tools.icons](bool open) {
        m_toggle->setIcon(
            icons->icon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
        m_toggle->setAccessibleDescription(open ? tr("open") : tr("closed"));
        m_body->setVisible(open);
    });
    layout->addWidget(m_toggle, 0, Qt::AlignLeft);
    return m_heading;
}

int FormGroup::labelWidth() const
{
    int widest = m_flagsLabel ? m_flagsLabel->fontMetrics().horizontalAdvance(m_flagsLabel->text()) : 0;
    for (const FieldRow *row : m_rows) {
        if (row->m_label && row->m_shown)
            widest
                = std::max(widest, row->m_label->fontMetrics().horizontalAdvance(row->m_field->spec().label));
    }
    return widest + 2;
}

void FormGroup::setLabelWidth(int width)
{
    m_grid->setColumnMinimumWidth(0, width);
    if (m_flagsLabel)
        m_flagsLabel->setFixedWidth(width);
    for (const FieldRow *row : std::as_const(m_rows)) {
        if (row->m_label)
            row->m_label->setFixedWidth(width);
    }
}

bool FormGroup::isOpen() const
{
    return !m_toggle || m_toggle->isChecked();
}

void FormGroup::setOpen(bool open)
{
    if (m_toggle)
        m_toggle->setChecked(open);
}

void FormGroup::fitHeading()
{
    bool anything = false;
    bool flag = false;
    for (const FieldRow *row : std::as_const(m_rows)) {
        anything = anything || row->m_shown;
        flag = flag || (row->m_shown && !row->m_label);
    }
    if (m_flagsLabel)
        m_flagsLabel->setVisible(flag);
    setVisible(anything);
}

} // namespace ui::forms
