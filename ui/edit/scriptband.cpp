// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/edit/scriptband.h"

#include "ui/base/elidedlabel.h"
#include "ui/editor/sqlview.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui::edit {

namespace {

constexpr int Height = 190;

} // namespace

ScriptBand::ScriptBand(const Theme &theme, const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_note(new ElidedLabel(theme, {}, this))
    , m_view(new editor::SqlView(theme, this))
{
    setObjectName(QStringLiteral("editScript"));
    setAccessibleName(tr("SQL of the edits"));
    setFixedHeight(Height);
    m_note->setObjectName(QStringLiteral("editScriptNote"));
    const auto tool = [&](const char *name, const char *icon, const QString &toolTip) {
        auto *made = new QToolButton(this);
        made->setObjectName(QLatin1String(name));
        made->setAccessibleName(toolTip);
        made->setToolTip(toolTip);
        made->setIcon(icons.icon(QLatin1String(icon)));
        made->setAutoRaise(true);
        return made;
    };
    auto *copy = tool("editScriptCopy", "copy", tr("Copy the whole script"));
    auto *open = tool("editScriptOpen", "sql", tr("Open the whole script in an editor of its own"));
    auto *close = tool("editScriptClose", "close", tr("Hide the SQL"));
    connect(copy, &QToolButton::clicked, this, &ScriptBand::copyRequested);
    connect(open, &QToolButton::clicked, this, &ScriptBand::openRequested);
    connect(close, &QToolButton::clicked, this, &ScriptBand::closeRequested);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 4, 6, 2);
    head->setSpacing(4);
    head->addWidget(m_note, 1);
    head->addWidget(copy);
    head->addWidget(open);
    head->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 1, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_view, 1);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void ScriptBand::setScript(const QString &sql, const QString &note)
{
    m_note->setText(note);
    m_view->setSql(sql);
}

QString ScriptBand::sql() const
{
    return m_view->sql();
}

void ScriptBand::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Window));
    painter.fillRect(QRect(0, 0, width(), 1), m_theme.color(Token::Border));
}

} // namespace ui::edit
