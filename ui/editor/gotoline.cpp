// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/gotoline.h"

#include "ui/base/amounts.h"
#include "ui/editor/codearea.h"
#include "ui/editor/sqleditor.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>

namespace ui::editor {

GoToLine::GoToLine(const Theme &theme, SqlEditor &editor, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_editor(editor)
    , m_field(new QLineEdit(this))
    , m_note(new QLabel(this))
{
    setObjectName(QStringLiteral("goToLine"));
    m_field->setObjectName(QStringLiteral("goToLineField"));
    m_field->setAccessibleName(tr("Go to line"));
    m_field->setPlaceholderText(tr("Line, or line:column"));
    m_field->setToolTip(tr("Enter stays there, Esc goes back"));
    m_field->setMaximumWidth(220);
    m_note->setObjectName(QStringLiteral("goToLineNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 8, 5);
    row->addWidget(m_field);
    row->addWidget(m_note, 1);
    connect(m_field, &QLineEdit::textEdited, this, &GoToLine::go);
    hide();
}

void GoToLine::open()
{
    m_line = m_editor.caretLine();
    m_column = m_editor.caretColumn();
    m_note->setText(tr("of %1").arg(countText(m_editor.area().lines())));
    m_field->setText(QString::number(m_line + 1));
    m_field->selectAll();
    show();
    m_field->setFocus();
}

void GoToLine::go()
{
    const QStringList parts = m_field->text().trimmed().split(QLatin1Char(':'));
    bool ok = false;
    const int line = parts.value(0).toInt(&ok);
    if (!ok)
        return;
    const int last = m_editor.area().lines();
    const int row = std::clamp(line, 1, last) - 1;
    QString text = m_editor.area().text(row);
    while (text.endsWith(QLatin1Char('\n')) || text.endsWith(QLatin1Char('\r')))
        text.chop(1);
    m_editor.goTo(row, std::clamp(parts.value(1).toInt() - 1, 0, int(text.size())));
}

void GoToLine::close(bool stay)
{
    if (!stay)
        m_editor.goTo(m_line, m_column);
    hide();
    m_editor.setFocus();
}

void GoToLine::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        close(false);
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        go();
        close(true);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void GoToLine::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), m_theme.color(Token::Window));
    painter.fillRect(0, height() - 1, width(), 1, m_theme.color(Token::Border));
}

} // namespace ui::editor
