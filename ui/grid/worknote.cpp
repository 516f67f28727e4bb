// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/worknote.h"

#include "ui/base/progressline.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPaintEvent>
#include <QPainter>
#include <QPushButton>

namespace ui::grid {

WorkNote::WorkNote(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_text(new QLabel(this))
    , m_progress(new ProgressLine(theme, this))
    , m_help(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName(QStringLiteral("workNote"));
    m_text->setObjectName(QStringLiteral("workNoteText"));
    m_text->setTextFormat(Qt::PlainText);
    m_progress->setObjectName(QStringLiteral("workNoteProgress"));
    m_progress->setAccessibleName(tr("Progress"));
    m_help->setObjectName(QStringLiteral("workNoteHelp"));
    m_cancel->setObjectName(QStringLiteral("workNoteCancel"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 4, 8, 5);
    row->setSpacing(12);
    row->addWidget(m_text);
    row->addWidget(m_progress);
    row->addStretch(1);
    for (QPushButton *button : {m_help, m_cancel}) {
        button->setProperty("flat", true);
        button->setFlat(true);
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    connect(m_help, &QPushButton::clicked, this, &WorkNote::helpWanted);
    connect(m_cancel, &QPushButton::clicked, this, &WorkNote::cancelled);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void WorkNote::show(const QString &text, int permille, const QString &cancel, const QString &help)
{
    m_text->setText(text);
    m_progress->setVisible(permille >= 0);
    if (permille >= 0)
        m_progress->setShare(permille / 1000.0);
    m_cancel->setText(cancel);
    m_cancel->setAccessibleName(cancel);
    m_help->setText(help);
    m_help->setAccessibleName(help);
    m_help->setVisible(!help.isEmpty());
    setVisible(true);
}

void WorkNote::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), m_theme.color(Token::Window));
    painter.fillRect(0, height() - 1, width(), 1, m_theme.color(Token::Border));
}

} // namespace ui::grid
