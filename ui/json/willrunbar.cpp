// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/json/willrunbar.h"

#include "ui/base/amounts.h"
#include "ui/editor/sqlview.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::json {

namespace {

constexpr qsizetype ShownSql = 4000; // characters

} // namespace

WillRunBar::WillRunBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_box(new QWidget(this))
    , m_head(new QLabel(tr("will run"), m_box))
    , m_sql(new editor::SqlView(theme, m_box))
    , m_buttons(new QWidget(this))
    , m_apply(new QPushButton(tr("Apply"), m_buttons))
    , m_discard(new QPushButton(tr("Discard"), m_buttons))
{
    m_box->setAutoFillBackground(true);
    m_head->setObjectName(QStringLiteral("jsonWillRunHead"));
    m_sql->setWrapped(true);
    m_sql->setFixedHeight(112);
    auto *box = new QVBoxLayout(m_box);
    box->setContentsMargins(0, 6, 0, 6);
    box->setSpacing(2);
    m_head->setContentsMargins(12, 0, 0, 0);
    box->addWidget(m_head);
    box->addWidget(m_sql);
    m_apply->setObjectName(QStringLiteral("jsonApply"));
    m_apply->setProperty("primary", true);
    m_discard->setObjectName(QStringLiteral("jsonDiscard"));
    m_discard->setToolTip(tr("Back to the value as it was (can be undone)"));
    auto *row = new QHBoxLayout(m_buttons);
    row->setContentsMargins(0, 8, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_apply);
    row->addWidget(m_discard);
    row->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 4, 10, 8);
    column->setSpacing(0);
    column->addWidget(m_box);
    column->addWidget(m_buttons);
    connect(m_apply, &QPushButton::clicked, this, &WillRunBar::applyRequested);
    connect(m_discard, &QPushButton::clicked, this, &WillRunBar::discardRequested);
    connect(&theme, &Theme::changed, this, &WillRunBar::applyTheme);
    applyTheme();
}

void WillRunBar::setState(const State &state)
{
    m_box->show();
    m_buttons->show();
    m_apply->setText(state.atOnce ? tr("Apply") : tr("Stage"));
    m_apply->setToolTip(
        state.atOnce ? tr("Saves this value now (Ctrl+Enter)")
                     : tr("Puts the value into the row; it is saved with the other edits (Ctrl+Enter)"));
    m_apply->setEnabled(state.canApply);
    m_discard->setEnabled(state.canDiscard);
    QString sql = state.sql;
    if (sql.size() > ShownSql)
        sql = sql.left(ShownSql)
            + QStringLiteral("\n-- \u2026 %1").arg(tr("%1 in all").arg(sizeText(sql.size())));
    m_head->setText(state.staged ? tr("staged, will run") : tr("will run"));
    m_sql->setSql(sql);
    // as many lines as it takes when wrapped, within reason
    const int perLine = std::max(20, (width() - 50) / QFontMetrics(m_theme.codeFont()).averageCharWidth());
    int lines = 0;
    for (const QString &line : sql.split(QLatin1Char('\n')))
        lines += 1 + int(line.size()) / perLine;
    m_sql->setFixedHeight(std::clamp(lines, 3, 9) * 20 + 4);
}

void WillRunBar::dismiss()
{
    m_box->hide();
    m_buttons->hide();
}

bool WillRunBar::hasFocusWithin() const
{
    return m_buttons->isAncestorOf(QApplication::focusWidget());
}

QString WillRunBar::sql() const
{
    return m_box->isHidden() ? QString() : m_sql->sql();
}

QString WillRunBar::lastSql() const
{
    return m_sql->sql();
}

bool WillRunBar::canApply() const
{
    return m_apply->isEnabled();
}

void WillRunBar::applyTheme()
{
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, m_theme.color(Token::Muted));
    m_head->setPalette(colors);
    m_head->setFont(m_theme.smallFont());
    QPalette box = palette();
    box.setColor(QPalette::Window, m_theme.color(Token::Surface));
    m_box->setPalette(box);
}

} // namespace ui::json
