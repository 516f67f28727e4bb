// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/rowsview.h"

#include "ui/forms/rowsdelegate.h"
#include "ui/forms/rowsmodel.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

namespace ui::forms {

using Type = core::forms::FieldSpec::Type;

RowsView::RowsView(const Theme &theme, RowsModel *model, QWidget *parent)
    : QTableView(parent)
    , m_theme(theme)
    , m_model(model)
{
    setModel(model);
    setItemDelegate(new RowsDelegate(theme, this));
    setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed
                    | QAbstractItemView::DoubleClicked);
    connect(this, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        if (index.flags() & Qt::ItemIsEditable)
            edit(index);
    });
    setSelectionBehavior(QAbstractItemView::SelectItems);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false); // Tab leaves the table; arrows move in it
    setCornerButtonEnabled(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(metrics::GridRow);
    verticalHeader()->setDefaultSectionSize(metrics::GridRow);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(36);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    horizontalHeader()->setStretchLastSection(false);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void RowsView::setEmptyText(const QString &text)
{
    m_empty = text;
}

void RowsView::fitColumns()
{
    // ticks and numbers take what their heads need, texts share the rest
    int fixed = 0;
    QList<int> wide;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const auto &spec = m_model->columns().at(column);
        const int head = horizontalHeader()->fontMetrics().horizontalAdvance(spec.label) + 24;
        if (spec.type == Type::Flag || spec.type == Type::Number) {
            const int width = std::max(head, 56);
            setColumnWidth(column, width);
            fixed += width;
        } else {
            wide << column;
        }
    }
    int left = viewport()->width() - fixed;
    for (qsizetype i = 0; i < wide.size(); ++i) {
        const int share = std::max(60, left / int(wide.size() - i));
        setColumnWidth(wide.at(i), share);
        left -= share;
    }
}

void RowsView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void RowsView::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    // Tab behind the last cell, or Shift+Tab before the first, leaves the table instead of going round in it
    const QModelIndex at = currentIndex();
    const bool atEnd = at.row() + 1 == m_model->rowCount() && at.column() + 1 == m_model->columnCount();
    const bool atStart = at.row() == 0 && at.column() == 0;
    const bool leavesDown = hint == QAbstractItemDelegate::EditNextItem && atEnd;
    const bool leavesUp = hint == QAbstractItemDelegate::EditPreviousItem && atStart;
    QTableView::closeEditor(editor, leavesDown || leavesUp ? QAbstractItemDelegate::NoHint : hint);
    if (leavesDown)
        focusNextChild();
    else if (leavesUp)
        focusPreviousChild();
}

void RowsView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Insert && event->modifiers() == Qt::NoModifier) {
        emit addRequested();
        return;
    }
    if (event->matches(QKeySequence::Delete)) {
        emit removeRequested();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        && event->modifiers() == Qt::NoModifier && currentIndex().isValid()) {
        if (currentIndex().flags() & Qt::ItemIsEditable)
            edit(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void RowsView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_model->rowCount() > 0 || m_empty.isEmpty())
        return;
    QPainter painter(viewport());
    painter.setPen(m_theme.color(Token::Muted));
    painter.drawText(viewport()->rect().adjusted(8, 0, -8, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_empty, Qt::ElideRight, viewport()->width() - 16));
}

void RowsView::wheelEvent(QWheelEvent *event)
{
    // what this table does not need scrolls the form
    const QScrollBar *bar = verticalScrollBar();
    const bool up = event->angleDelta().y() > 0;
    if (bar->maximum() == bar->minimum() || bar->value() == (up ? bar->minimum() : bar->maximum())) {
        event->ignore();
        return;
    }
    QTableView::wheelEvent(event);
}

} // namespace ui::forms
