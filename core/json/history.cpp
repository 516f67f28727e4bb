// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/history.h"

namespace core::json {

void History::push(Draft draft, const QString &name)
{
    m_undo << std::move(m_now);
    m_now = {std::move(draft), name};
    m_redo.clear();
    if (m_undo.size() > MostSteps)
        m_undo.removeFirst();
}

void History::undo()
{
    if (!canUndo())
        return;
    m_redo << std::move(m_now);
    m_now = m_undo.takeLast();
}

void History::redo()
{
    if (!canRedo())
        return;
    m_undo << std::move(m_now);
    m_now = m_redo.takeLast();
}

} // namespace core::json
