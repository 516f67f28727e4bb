// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/editsteps.h"

#include <utility>

namespace core::edit {

QString EditSteps::undoText() const
{
    return canUndo() ? m_steps[m_at - 1].text : QString();
}

QString EditSteps::redoText() const
{
    return canRedo() ? m_steps[m_at].text : QString();
}

const EditStep &EditSteps::push(EditStep step)
{
    m_steps.resize(m_at);
    m_steps.push_back(std::move(step));
    return m_steps[m_at++];
}

void EditSteps::clear()
{
    m_steps.clear();
    m_at = 0;
}

StepRecorder::StepRecorder(const QHash<RowId, RowEdit> &rows, QList<RowId> newRows, QString text)
    : m_rows(rows)
    , m_step{.text = std::move(text), .newBefore = std::move(newRows)}
{
}

RowEdit &StepRecorder::edit(RowId row)
{
    const auto found = m_now.find(row);
    if (found != m_now.end())
        return found->second;
    const auto before = m_rows.constFind(row);
    const bool known = before != m_rows.cend();
    m_step.before.append({row, known ? std::optional<RowEdit>(*before) : std::nullopt});
    return m_now.emplace(row, known ? *before : RowEdit{}).first->second;
}

void StepRecorder::remove(RowId row)
{
    edit(row);
    m_removed.insert(row);
}

std::optional<EditStep> StepRecorder::take(const QList<RowId> *newRows)
{
    if (m_step.before.isEmpty())
        return {};
    for (const auto &entry : std::as_const(m_step.before)) {
        const RowId row = entry.first;
        if (m_removed.contains(row))
            m_step.after.append({row, std::nullopt});
        else
            m_step.after.append({row, m_now.at(row)});
    }
    m_step.newAfter = newRows ? *newRows : m_step.newBefore;
    return std::move(m_step);
}

} // namespace core::edit
