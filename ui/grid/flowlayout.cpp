// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/flowlayout.h"

#include <QWidget>

#include <algorithm>

namespace ui::grid {

FlowLayout::~FlowLayout() = default;

void FlowLayout::insert(int index, QWidget *widget)
{
    addChildWidget(widget);
    index = std::clamp(index, 0, count());
    m_items.insert(m_items.begin() + index, std::make_unique<QWidgetItem>(widget));
    invalidate();
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
    invalidate();
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[std::size_t(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[std::size_t(index)].release();
    m_items.erase(m_items.begin() + index);
    invalidate();
    return item;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect &rect, bool apply) const
{
    const QRect inner = rect.marginsRemoved(contentsMargins());
    std::vector<QLayoutItem *> line;
    int x = inner.x();
    int y = inner.y();
    int lineHeight = 0;
    const auto finish = [&] {
        if (apply) {
            int at = inner.x();
            for (QLayoutItem *item : line) {
                const QSize size = item->sizeHint().boundedTo(QSize(inner.width(), QWIDGETSIZE_MAX));
                item->setGeometry(QRect(QPoint(at, y + (lineHeight - size.height()) / 2), size));
                at += size.width() + m_gap;
            }
        }
        line.clear();
    };
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const int width = std::min(item->sizeHint().width(), inner.width());
        if (x > inner.x() && x + width > inner.right() + 1) {
            finish();
            x = inner.x();
            y += lineHeight + m_gap;
            lineHeight = 0;
        }
        line.push_back(item.get());
        x += width + m_gap;
        lineHeight = std::max(lineHeight, item->sizeHint().height());
    }
    finish();
    return y + lineHeight - rect.y() + contentsMargins().bottom();
}

} // namespace ui::grid
