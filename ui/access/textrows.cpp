// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/textrows.h"

#include <algorithm>

namespace ui::access {

namespace {

constexpr int Gap = 10; ///< between marks, and to the text
constexpr int LineGap = 2;

int heightOf(const QWidget &widget, int width)
{
    return widget.hasHeightForWidth() ? widget.heightForWidth(width) : widget.sizeHint().height();
}

} // namespace

TextRows::TextRows(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setMinimumWidth(1);
}

void TextRows::clear()
{
    for (const Row &row : std::as_const(m_rows)) {
        for (QWidget *widget : row.marks + row.lines) {
            widget->hide();
            widget->deleteLater(); // it may be the one that was pressed
        }
    }
    m_rows.clear();
    arrange();
}

void TextRows::add(const QList<QWidget *> &marks, const QList<QWidget *> &lines)
{
    for (QWidget *widget : marks + lines) {
        widget->setParent(this);
        widget->show();
    }
    m_rows << Row{marks, lines};
}

void TextRows::arrange()
{
    int y = 0;
    for (const Row &row : std::as_const(m_rows)) {
        int x = 0;
        int bottom = y;
        for (QWidget *mark : row.marks) {
            const QSize size(std::max(mark->minimumWidth(), mark->sizeHint().width()),
                             std::max(mark->minimumHeight(), mark->sizeHint().height()));
            mark->setGeometry(x, y, size.width(), size.height());
            x += size.width() + Gap;
            bottom = std::max(bottom, y + size.height());
        }
        int top = y;
        const int room = std::max(40, width() - x);
        for (QWidget *line : row.lines) {
            line->setMinimumHeight(0); // what it needed when it was narrower
            const int height = heightOf(*line, room);
            line->setGeometry(x, top, room, height);
            top += height + LineGap;
        }
        y = std::max(bottom, top - LineGap) + m_spacing;
    }
    setFixedHeight(std::max(0, y - m_spacing));
}

void TextRows::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void TextRows::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    arrange(); // fonts are known now
}

} // namespace ui::access
