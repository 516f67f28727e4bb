// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/flaggrid.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace ui::forms {

namespace {

constexpr int MostColumns = 3;
constexpr int ColumnWidth = 174;
constexpr int RowHeight = 24;

} // namespace

FlagGrid::~FlagGrid() = default;

void FlagGrid::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
    invalidate();
}

QLayoutItem *FlagGrid::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[std::size_t(index)].get() : nullptr;
}

QLayoutItem *FlagGrid::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[std::size_t(index)].release();
    m_items.erase(m_items.begin() + index);
    invalidate();
    return item;
}

std::vector<QLayoutItem *> FlagGrid::shown() const
{
    std::vector<QLayoutItem *> shown;
    for (const auto &item : m_items) {
        if (!item->isEmpty())
            shown.push_back(item.get());
    }
    return shown;
}

int FlagGrid::columnWidth() const
{
    int widest = ColumnWidth;
    for (QLayoutItem *item : shown())
        widest = std::max(widest, item->sizeHint().width());
    return widest;
}

int FlagGrid::columns(int width) const
{
    return std::clamp(width / columnWidth(), 1, MostColumns);
}

int FlagGrid::heightForWidth(int width) const
{
    const int perRow = columns(width);
    return (int(shown().size()) + perRow - 1) / perRow * RowHeight;
}

QSize FlagGrid::sizeHint() const
{
    const int width = MostColumns * ColumnWidth;
    return {width, heightForWidth(width)};
}

QSize FlagGrid::minimumSize() const
{
    int widest = 0;
    for (QLayoutItem *item : shown())
        widest = std::max(widest, item->minimumSize().width());
    return {widest, shown().empty() ? 0 : RowHeight};
}

void FlagGrid::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    const auto items = shown();
    const int perRow = columns(rect.width());
    const int step = std::min(columnWidth(), rect.width());
    const QWidget *parent = parentWidget();
    const auto direction = parent ? parent->layoutDirection() : Qt::LeftToRight;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const int column = int(i) % perRow;
        const int row = int(i) / perRow;
        const QRect place(rect.x() + column * step, rect.y() + row * RowHeight, step, RowHeight);
        items[i]->setGeometry(QStyle::visualRect(direction, rect, place));
    }
}

} // namespace ui::forms
