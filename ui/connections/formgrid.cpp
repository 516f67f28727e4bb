// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/formgrid.h"

#include "ui/connections/tonelabel.h"

#include <QGridLayout>
#include <QStyle>
#include <QVBoxLayout>

namespace ui::connections {

namespace {

void setErrorFrame(QWidget *widget, bool on)
{
    if (widget->property("error").toBool() == on)
        return;
    widget->setProperty("error", on);
    widget->update();
}

} // namespace

FormGrid::FormGrid(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(3 * metrics::Step);
    m_grid->setVerticalSpacing(2 * metrics::Step + 1);
    m_grid->setColumnMinimumWidth(0, LabelWidth);
    m_grid->setColumnStretch(1, 1);
}

void FormGrid::addRow(const QString &id, const QString &label, QWidget *field, int width, QWidget *focus)
{
    Row row;
    row.focus = focus ? focus : field;
    if (row.focus->accessibleName().isEmpty())
        row.focus->setAccessibleName(label);
    if (width > 0)
        field->setFixedWidth(width);

    auto *name = new ToneLabel(m_theme, Token::Muted, label);
    name->setBuddy(row.focus);
    name->setMinimumHeight(metrics::Field);
    name->setAlignment(Qt::AlignRight | Qt::AlignVCenter);

    row.remark = makeMessageLabel(m_theme, Token::Muted);
    row.remark->setObjectName(id + QStringLiteral("Remark"));
    row.problem = makeMessageLabel(m_theme, Token::Danger);
    row.problem->setObjectName(id + QStringLiteral("Problem"));
    auto *column = new QVBoxLayout;
    column->setSpacing(metrics::Step);
    column->addWidget(field, 0, width > 0 ? Qt::AlignLeft : Qt::Alignment());
    for (ToneLabel *line : {row.problem, row.remark}) {
        line->setMaximumWidth(FieldWidth + 120);
        line->hide();
        column->addWidget(line);
    }
    const int at = m_grid->rowCount();
    m_grid->addWidget(name, at, 0, Qt::AlignRight | Qt::AlignTop);
    m_grid->addLayout(column, at, 1);
    m_rows.insert(id, row);
}

void FormGrid::addRow(QWidget *field)
{
    m_grid->addWidget(field, m_grid->rowCount(), 1, Qt::AlignLeft);
}

void FormGrid::setProblem(const QString &id, const QString &message)
{
    const auto row = m_rows.constFind(id);
    if (row == m_rows.constEnd())
        return;
    row->problem->setText(message);
    row->problem->setVisible(!message.isEmpty());
    row->focus->setAccessibleDescription(message);
    setErrorFrame(row->focus, !message.isEmpty());
}

QString FormGrid::problem(const QString &id) const
{
    const auto row = m_rows.constFind(id);
    return row == m_rows.constEnd() ? QString() : row->problem->text();
}

void FormGrid::clearProblems()
{
    const auto ids = m_rows.keys();
    for (const QString &id : ids)
        setProblem(id, {});
}

void FormGrid::setRemark(const QString &id, const QString &text)
{
    const auto row = m_rows.constFind(id);
    if (row == m_rows.constEnd())
        return;
    row->remark->setText(text);
    row->remark->setVisible(!text.isEmpty());
}

void FormGrid::focusRow(const QString &id)
{
    const auto row = m_rows.constFind(id);
    if (row != m_rows.constEnd())
        row->focus->setFocus(Qt::OtherFocusReason);
}

} // namespace ui::connections
