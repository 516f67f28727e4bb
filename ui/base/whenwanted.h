// SPDX-License-Identifier: GPL-3.0-or-later
// A child widget that most users of its window never see: it is made when it is wanted for the first time.
// Its Qt parent owns it. Thread: GUI.
#pragma once

#include <functional>

namespace ui {

template <class T> class WhenWanted
{
public:
    /// make: the widget, parented, laid out and connected. It runs once, within the first access.
    explicit WhenWanted(std::function<T *()> make)
        : m_make(std::move(make))
    {
    }

    /// Null while nobody has wanted it.
    T *ifMade() const { return m_made; }
    T *get() const
    {
        if (!m_made)
            m_made = m_make();
        return m_made;
    }
    T *operator->() const { return get(); }
    T &operator*() const { return *get(); }

private:
    std::function<T *()> m_make;
    mutable T *m_made = nullptr;
};

} // namespace ui
