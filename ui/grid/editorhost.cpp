// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/editorhost.h"

#include "ui/grid/gridview.h"

#include <QApplication>

namespace ui::grid {

EditorHost::EditorHost(GridView &view)
    : QObject(&view)
    , m_view(view)
{
}

void EditorHost::open(QWidget *editor, const QModelIndex &index, std::function<void(const QRect &)> place)
{
    close();
    m_editor = editor;
    m_index = index;
    m_place = std::move(place);
    editor->setParent(m_view.viewport());
    this->place();
    editor->show();
    editor->setFocus(Qt::OtherFocusReason);
}

void EditorHost::close()
{
    QWidget *editor = m_editor;
    m_editor = nullptr;
    m_index = QPersistentModelIndex();
    if (!editor)
        return;
    QWidget *focus = QApplication::focusWidget();
    const bool had = focus && (focus == editor || editor->isAncestorOf(focus));
    editor->hide();
    editor->deleteLater(); // it may be what called
    if (had)
        m_view.setFocus(Qt::OtherFocusReason);
}

void EditorHost::place()
{
    if (!m_editor || !m_index.isValid())
        return;
    // one pixel around the cell, as the frame of the current cell has it
    const QRect cell = m_view.visualRect(m_index).adjusted(-1, -1, 0, 0);
    const QRect area = m_view.viewport()->rect();
    if (!cell.intersects(area)) { // not hidden: it would lose the focus
        m_editor->move(area.width() + 100, area.height() + 100);
        return;
    }
    if (m_place)
        m_place(cell);
    else
        m_editor->setGeometry(cell);
}

} // namespace ui::grid
