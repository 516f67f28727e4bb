// SPDX-License-Identifier: GPL-3.0-or-later
// A draft with undo and redo. Thread: as a value.
#pragma once

#include "core/json/draft.h"

namespace core::json {

class History
{
public:
    History() = default;
    explicit History(Draft draft)
        : m_now{std::move(draft), {}}
    {
    }

    const Draft &draft() const { return m_now.draft; }
    /// The next state; `name` says what was done ("Rename"), for the menu. Forgets what could be redone, and
    /// the oldest past MostSteps.
    void push(Draft draft, const QString &name);
    bool canUndo() const { return !m_undo.isEmpty(); }
    bool canRedo() const { return !m_redo.isEmpty(); }
    void undo();
    void redo();

    static constexpr qsizetype MostSteps = 1000;

private:
    struct State
    {
        Draft draft;
        QString name; ///< of the edit that led here
    };

    State m_now;
    QList<State> m_undo;
    QList<State> m_redo;
};

} // namespace core::json
