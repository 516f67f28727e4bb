// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/sqlpanel.h"

#include "ui/base/elidedlabel.h"
#include "ui/editor/sqlview.h"
#include "ui/forms/hairline.h"
#include "ui/grid/flowlayout.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui::forms {

namespace {

constexpr int LeastHeight = 130;

} // namespace

SqlPanel::SqlPanel(const Theme &theme, const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_view(new editor::SqlView(theme, this))
    , m_page(new QWidget(this))
    , m_summary(new ElidedLabel(theme, {}, this))
    , m_copy(new QToolButton(this))
    , m_save(new QPushButton(tr("Save"), this))
    , m_try(new QPushButton(tr("Try, then roll back"), this))
    , m_open(new QPushButton(tr("Open in editor"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(QStringLiteral("sqlPanel"));
    auto *title = new QLabel(tr("SQL"), this);
    QFont bold = title->font();
    bold.setWeight(QFont::DemiBold);
    title->setFont(bold);
    m_summary->setObjectName(QStringLiteral("sqlSummary"));
    m_summary->setColor(Token::Muted);
    m_copy->setObjectName(QStringLiteral("sqlCopy"));
    m_copy->setIcon(icons.icon(QStringLiteral("copy")));
    m_copy->setAutoRaise(true);
    m_copy->setAccessibleName(tr("Copy the SQL"));
    m_copy->setToolTip(tr("Copy the SQL"));
    m_view->setWrapped(true);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 0, 6, 0);
    head->setSpacing(8);
    head->addWidget(title);
    head->addWidget(m_summary, 1);
    head->addWidget(m_copy);
    auto *headBox = new QWidget(this);
    headBox->setLayout(head);
    headBox->setFixedHeight(metrics::TabBar);
    headBox->setAutoFillBackground(true);

    const auto prepare = [](QPushButton *button, const char *name, const QString &tip) {
        button->setObjectName(QLatin1String(name));
        button->setAccessibleName(button->text());
        button->setToolTip(tip);
        button->setAutoDefault(false);
    };
    prepare(m_save, "formSave", tr("Run exactly this (Ctrl+S)"));
    m_save->setProperty("primary", true);
    prepare(m_try, "formTry",
            tr("Run it in a transaction of its own, tell everything it did, and roll back"));
    prepare(m_open, "formOpenSql", tr("Put it into an SQL tab instead"));
    m_open->setProperty("flat", true);
    prepare(m_cancel, "formCancel", tr("Stop it (Esc)"));
    auto *buttons = new grid::FlowLayout(8);
    buttons->setContentsMargins(14, 10, 14, 10);
    for (QPushButton *button : {m_save, m_try, m_open, m_cancel})
        buttons->addWidget(button);
    auto *foot = new QWidget(this);
    foot->setLayout(buttons);
    foot->setAutoFillBackground(true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    foot->setSizePolicy(policy);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(headBox);
    layout->addWidget(new HairLine(theme, this));
    m_page->setBackgroundRole(QPalette::Base);
    m_page->setAutoFillBackground(true);
    auto *around = new QVBoxLayout(m_page);
    around->setContentsMargins(0, 10, 0, 0);
    around->addWidget(m_view);
    layout->addWidget(m_page, 1);
    layout->addWidget(new HairLine(theme, this));
    layout->addWidget(foot);

    connect(m_copy, &QToolButton::clicked, this, &SqlPanel::copyRequested);
    connect(m_save, &QPushButton::clicked, this, &SqlPanel::saveRequested);
    connect(m_try, &QPushButton::clicked, this, &SqlPanel::tryRequested);
    connect(m_open, &QPushButton::clicked, this, &SqlPanel::openRequested);
    connect(m_cancel, &QPushButton::clicked, this, &SqlPanel::cancelRequested);
    setMinimumHeight(LeastHeight);
    fitButtons();
}

QString SqlPanel::summary(const core::ddl::Script &script)
{
    const auto &statements = script.statements;
    if (statements.isEmpty())
        return tr("nothing to change");
    const QString count
        = statements.size() == 1 ? tr("1 statement") : tr("%1 statements").arg(statements.size());
    if (script.isAtomic())
        return statements.size() == 1 ? count : tr("%1, one transaction").arg(count);
    for (const auto &statement : statements) {
        if (!statement.standalone.isEmpty())
            return statements.size() == 1
                ? tr("%1: %2").arg(count, statement.standalone)
                : tr("%1, not in one transaction: %2").arg(count, statement.standalone);
    }
    return tr("%1, not in one transaction: several databases").arg(count);
}

void SqlPanel::setScript(const core::ddl::Script &script, const QString &note)
{
    m_empty = script.isEmpty();
    m_view->setSql(script.preview());
    m_summary->setText(note.isEmpty() ? summary(script) : note);
    fitButtons();
}

QString SqlPanel::shownSql() const
{
    return m_view->sql();
}

QString SqlPanel::shownSummary() const
{
    return m_summary->text();
}

void SqlPanel::setWork(Work work)
{
    m_work = work;
    fitButtons();
}

void SqlPanel::setDangerText(const QString &text)
{
    m_saveText = text;
    m_save->setAccessibleName(text);
    m_save->setProperty("primary", false);
    m_save->setProperty("danger", true);
    fitButtons();
}

void SqlPanel::setSaveText(const QString &text)
{
    m_saveText = text;
    m_save->setAccessibleName(text);
    fitButtons();
}

void SqlPanel::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    fitButtons();
}

void SqlPanel::setCompact(bool compact)
{
    m_page->setVisible(!compact);
    setMinimumHeight(compact ? 0 : LeastHeight);
    setMaximumHeight(compact ? sizeHint().height() : QWIDGETSIZE_MAX);
}

void SqlPanel::focusCancel()
{
    m_cancel->setFocus(Qt::OtherFocusReason);
}

void SqlPanel::fitButtons()
{
    const bool idle = m_work == Work::None;
    const QString saving = m_saveText.isEmpty() ? tr("Saving…") : tr("Running…");
    m_save->setText(m_work == Work::Saving ? saving : m_saveText.isEmpty() ? tr("Save") : m_saveText);
    m_try->setText(m_work == Work::Trying ? tr("Trying…") : tr("Try, then roll back"));
    m_save->setVisible(idle || m_work == Work::Saving);
    m_try->setVisible(idle || m_work == Work::Trying);
    m_open->setVisible(idle);
    m_cancel->setVisible(!idle);
    m_save->setEnabled(idle && !m_empty && !m_readOnly);
    m_try->setEnabled(idle && !m_empty && !m_readOnly);
    m_open->setEnabled(!m_empty);
    m_copy->setEnabled(!m_empty);
}

} // namespace ui::forms
