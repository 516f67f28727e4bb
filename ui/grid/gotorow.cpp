// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/gotorow.h"

#include "ui/base/amounts.h"
#include "ui/grid/gridview.h"
#include "ui/grid/rowwanted.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace ui::grid {

GoToRow::GoToRow(const Theme &theme, GridView &view, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_view(view)
    , m_field(new QLineEdit(this))
    , m_of(new QLabel(this))
    , m_problem(new QLabel(this))
{
    setObjectName(QStringLiteral("goToRow"));
    setAccessibleName(tr("Go to row"));
    auto *name = new QLabel(tr("Row"), this);
    m_field->setObjectName(QStringLiteral("goToRowField"));
    m_field->setAccessibleName(tr("Row to go to"));
    m_field->setToolTip(tr("A row's number, +100 or -100 from here, or 50% of the way; Enter goes there"));
    m_field->setFixedWidth(140);
    name->setBuddy(m_field);
    for (QLabel *label : {m_of, m_problem})
        label->setTextFormat(Qt::PlainText);
    m_of->setObjectName(QStringLiteral("goToRowOf"));
    m_problem->setObjectName(QStringLiteral("goToRowProblem"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 4, 10, 4);
    row->setSpacing(8);
    row->addWidget(name);
    row->addWidget(m_field);
    row->addWidget(m_of);
    row->addWidget(m_problem, 1);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textEdited, this, [this] { say({}); });
    connect(&view, &GridView::rowOrderChanged, this, &GoToRow::refresh);
    const auto recolor = [this] {
        QPalette colors = palette();
        colors.setColor(QPalette::WindowText, m_theme.color(Token::Danger));
        m_problem->setPalette(colors);
    };
    connect(&theme, &Theme::changed, this, recolor);
    recolor();
    hide();
}

void GoToRow::open()
{
    if (m_view.shown().rowCount() == 0 || m_view.shown().columnCount() == 0)
        return;
    refresh();
    say({});
    const qsizetype row = m_view.currentResultRow();
    m_field->setText(row < 0 ? QString() : QString::number(qint64(row) + 1));
    show();
    m_field->selectAll();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void GoToRow::refresh()
{
    const core::result::ShownRows shown = m_view.shown();
    const qsizetype all = shown.rows.count();
    m_of->setText(shown.rowCount() == all
                      ? tr("of %1").arg(countText(all))
                      : tr("of %1, %2 shown").arg(countText(all), countText(shown.rowCount())));
}

void GoToRow::say(const QString &problem)
{
    m_problem->setText(problem);
    m_field->setProperty("error", !problem.isEmpty());
    m_field->setAccessibleDescription(problem);
    m_field->update();
}

void GoToRow::go()
{
    const core::result::ShownRows shown = m_view.shown();
    refresh(); // rows may have come meanwhile
    const auto wanted = rowWanted(m_field->text(), m_view.currentRow(), shown.rowCount());
    if (!wanted)
        return say(tr("A number, +100, -100 or 50%"));
    const int column = std::max(0, m_view.currentColumn());
    if (wanted->kind == RowWanted::Kind::Shown) {
        m_view.setCurrentCell(wanted->row, column);
    } else if (wanted->row >= shown.rows.count()) {
        return say(tr("There are %1 so far").arg(rowsText(shown.rows.count())));
    } else if (!m_view.revealCell(wanted->row, shown.visible.value(column))) {
        return say(tr("Row %1 is filtered out").arg(countText(wanted->row + 1)));
    }
    finish();
}

void GoToRow::finish()
{
    m_view.setFocus(Qt::OtherFocusReason);
    hide();
}

bool GoToRow::eventFilter(QObject *watched, QEvent *event)
{
    const bool press = event->type() == QEvent::KeyPress;
    if (press || event->type() == QEvent::ShortcutOverride) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (press)
                go();
            break;
        case Qt::Key_Escape:
            if (press)
                finish();
            break;
        default:
            return QWidget::eventFilter(watched, event);
        }
        event->accept();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void GoToRow::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), m_theme.color(Token::Window));
    painter.fillRect(QRect(0, 0, width(), 1), m_theme.color(Token::Border));
}

} // namespace ui::grid
