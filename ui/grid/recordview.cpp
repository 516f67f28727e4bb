// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/recordview.h"

#include "ui/base/amounts.h"
#include "ui/base/elidedlabel.h"
#include "ui/grid/gridview.h"
#include "ui/grid/recordmodel.h"
#include "ui/grid/recordtable.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::grid {

namespace {

constexpr int HeaderHeight = 34;

} // namespace

RecordView::RecordView(const Theme &theme, const Icons &icons, GridView &grid, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_grid(&grid)
    , m_model(new RecordModel(grid, this))
    , m_table(new RecordTable(theme, *m_model, this))
{
    setObjectName(QStringLiteral("recordView"));
    setAccessibleName(tr("Record"));
    const auto button
        = [&](const char *name, const char *icon, const QString &text, const QString &tip, auto slot) {
              auto *tool = new QToolButton(this);
              tool->setObjectName(QLatin1String(name));
              tool->setIcon(icons.icon(QLatin1String(icon)));
              tool->setAccessibleName(text);
              tool->setToolTip(tip);
              tool->setAutoRaise(true);
              connect(tool, &QToolButton::clicked, this, slot);
              return tool;
          };
    m_title = new ElidedLabel(theme, {}, this);
    m_title->setObjectName(QStringLiteral("recordTitle"));
    m_previous = button("recordPrevious", "chevron-up", tr("Previous row"), tr("Previous row (Alt+Up)"),
                        &RecordView::previousRow);
    m_next = button("recordNext", "chevron-down", tr("Next row"), tr("Next row (Alt+Down)"),
                    &RecordView::nextRow);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 0, 6, 0);
    head->setSpacing(2);
    head->addWidget(m_title, 1);
    head->addWidget(m_previous);
    head->addWidget(m_next);
    head->addWidget(button("recordCopy", "copy", tr("Copy row"), tr("Copy the row, a line for each column"),
                           &RecordView::copyRow));
    head->addWidget(button("recordClose", "close", tr("Close record view"), tr("Close (F7)"),
                           &RecordView::closeRequested));
    auto *headArea = new QWidget(this);
    headArea->setFixedHeight(HeaderHeight);
    headArea->setLayout(head);

    m_filter = new QLineEdit(this);
    m_filter->setObjectName(QStringLiteral("recordFilter"));
    m_filter->setAccessibleName(tr("Filter columns"));
    m_filter->setPlaceholderText(tr("Filter columns"));
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    m_table->installEventFilter(this);
    auto *filterRow = new QHBoxLayout;
    filterRow->setContentsMargins(8, 6, 8, 6);
    filterRow->addWidget(m_filter);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0); // the line at the left that paintEvent() draws
    column->setSpacing(0);
    column->addWidget(headArea);
    column->addLayout(filterRow);
    column->addWidget(m_table, 1);
    setFocusProxy(m_table);

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setFilter(text);
        follow();
    });
    connect(m_table, &RecordTable::currentLineChanged, this, &RecordView::lead);
    connect(m_table, &QWidget::customContextMenuRequested, this, &RecordView::showMenu);
    connect(&grid, &GridView::currentCellChanged, this, &RecordView::follow);
    connect(&grid, &GridView::rowOrderChanged, this, &RecordView::follow);
    connect(grid.model(), &QAbstractItemModel::modelReset, this, &RecordView::restart);
    connect(grid.model(), &QAbstractItemModel::layoutChanged, this, &RecordView::restart);
    connect(grid.model(), &QAbstractItemModel::columnsInserted, this, &RecordView::restart);
    connect(grid.model(), &QAbstractItemModel::columnsRemoved, this, &RecordView::restart);
    connect(grid.model(), &QAbstractItemModel::headerDataChanged, this, &RecordView::restart);
    connect(&theme, &Theme::changed, this, &RecordView::applyTheme);
    applyTheme();
    follow();
}

qsizetype RecordView::row() const
{
    return m_model->row();
}

void RecordView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    restart();
}

void RecordView::restart()
{
    m_model->restart();
    follow();
}

// Towards the grid's current cell.
void RecordView::follow()
{
    if (!m_grid || !isVisible())
        return;
    m_following = true;
    const qsizetype row = m_grid->currentRow();
    const qsizetype rows = m_grid->result() ? m_grid->rowOrder().count(m_grid->result()->rowCount()) : 0;
    m_model->setRow(row);
    m_title->setText(row < 0 ? tr("No row is selected")
                             : tr("Row %1 of %2").arg(countText(row + 1), countText(rows)));
    m_previous->setEnabled(row > 0);
    m_next->setEnabled(row >= 0 && row + 1 < rows);
    m_table->fitRows();
    const int line = m_model->lineOf(m_grid->currentColumn());
    if (line >= 0 && line != m_table->currentIndex().row()) {
        m_table->setCurrentIndex(m_model->index(line, RecordModel::Value));
        m_table->scrollTo(m_table->currentIndex());
    }
    m_following = false;
}

// The grid comes along.
void RecordView::lead(int line)
{
    if (m_following || !m_grid || line < 0 || m_grid->currentRow() < 0)
        return;
    m_grid->setCurrentCell(m_grid->currentRow(), m_model->gridColumn(line));
}

void RecordView::step(qsizetype by)
{
    if (!m_grid || !m_grid->result())
        return;
    const qsizetype rows = m_grid->rowOrder().count(m_grid->result()->rowCount());
    if (rows == 0)
        return;
    const qsizetype row = std::clamp<qsizetype>(m_grid->currentRow() + by, 0, rows - 1);
    m_grid->setCurrentCell(row, std::max(0, m_grid->currentColumn()));
}

void RecordView::nextRow()
{
    step(1);
}

void RecordView::previousRow()
{
    step(-1);
}

void RecordView::copyValues()
{
    QList<int> lines;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        lines << index.row();
    if (lines.isEmpty() && m_table->currentIndex().isValid())
        lines << m_table->currentIndex().row();
    if (lines.isEmpty())
        return;
    if (lines.size() == 1) {
        QGuiApplication::clipboard()->setText(m_model->value(lines.first()));
        emit copied(tr("Copied 1 value"));
        return;
    }
    std::sort(lines.begin(), lines.end());
    copyLines(lines);
}

void RecordView::copyRow()
{
    QList<int> lines;
    for (int line = 0; line < m_model->rowCount(); ++line)
        lines << line;
    copyLines(lines);
}

void RecordView::copyLines(const QList<int> &lines)
{
    const auto quoted = [](const QString &text) {
        static const QString Special = QStringLiteral("\t\n\r\"");
        if (std::none_of(text.begin(), text.end(), [](QChar c) { return Special.contains(c); }))
            return text;
        return QLatin1Char('"') + QString(text).replace(QLatin1Char('"'), QLatin1String("\"\""))
            + QLatin1Char('"');
    };
    QStringList out;
    for (const int line : lines)
        out << quoted(m_model->index(line, RecordModel::Name).data().toString()) + QLatin1Char('\t')
                + quoted(m_model->value(line));
    QGuiApplication::clipboard()->setText(out.join(QLatin1Char('\n')));
    emit copied(tr("Copied %1 values").arg(countText(lines.size())));
}

void RecordView::showMenu(const QPoint &position)
{
    if (!m_table->currentIndex().isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("recordMenu"));
    menu->setAccessibleName(tr("Values of the row"));
    menu->addAction(tr("Copy value"), this, &RecordView::copyValues)->setShortcut(QKeySequence::Copy);
    menu->addAction(tr("Copy column name"), this, [this] {
        const int line = m_table->currentIndex().row();
        QGuiApplication::clipboard()->setText(m_model->index(line, RecordModel::Name).data().toString());
    });
    menu->addAction(tr("Copy row"), this, &RecordView::copyRow);
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

// Before the table and the field take the keys for themselves.
bool RecordView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool alt = key->modifiers() & Qt::AltModifier;
    constexpr qsizetype Page = 20;
    if (alt && key->key() == Qt::Key_Up)
        previousRow();
    else if (alt && key->key() == Qt::Key_Down)
        nextRow();
    else if (alt && key->key() == Qt::Key_PageUp)
        step(-Page);
    else if (alt && key->key() == Qt::Key_PageDown)
        step(Page);
    else if (watched == m_table && key->matches(QKeySequence::Copy))
        copyValues();
    else if (watched == m_table && key->matches(QKeySequence::Find))
        m_filter->setFocus(Qt::ShortcutFocusReason);
    else if (watched == m_filter && key->key() == Qt::Key_Down)
        m_table->setFocus();
    else if (watched == m_filter && key->key() == Qt::Key_Escape && !m_filter->text().isEmpty())
        m_filter->clear();
    else
        return QWidget::eventFilter(watched, event);
    return true;
}

void RecordView::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), m_theme.color(Token::Surface));
    painter.fillRect(QRect(0, 0, width(), HeaderHeight), m_theme.color(Token::Sunken));
    painter.fillRect(QRect(0, HeaderHeight - 1, width(), 1), m_theme.color(Token::Border));
    painter.fillRect(QRect(0, 0, 1, height()), m_theme.color(Token::Border));
}

void RecordView::applyTheme()
{
    QFont title = m_theme.interfaceFont();
    title.setWeight(QFont::DemiBold);
    m_title->setFont(title);
    update();
}

} // namespace ui::grid
