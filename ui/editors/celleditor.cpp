// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/celleditor.h"

#include <algorithm>

namespace ui::editors {

CellEditor::CellEditor(QWidget *parent)
    : QWidget(parent)
{
}

void CellEditor::placeOver(const QRect &cell)
{
    m_cell = cell;
    fitToContent();
}

void CellEditor::fitToContent()
{
    if (m_cell.isEmpty())
        return;
    QRect place(m_cell.topLeft(), wishedSize().expandedTo(m_cell.size()));
    if (const auto *room = parentWidget()) {
        place.setSize(place.size().boundedTo(room->size()));
        place.moveLeft(std::max(0, std::min(place.left(), room->width() - place.width())));
        place.moveTop(std::max(0, std::min(place.top(), room->height() - place.height())));
    }
    setGeometry(place);
}

} // namespace ui::editors
