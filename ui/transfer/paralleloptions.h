// SPDX-License-Identifier: GPL-3.0-or-later
// By how many sessions a table is read, and whether its rows may stand in any order. Remembered.
#pragma once

#include "core/settings/settings.h"

#include <QWidget>

class QCheckBox;
class QSpinBox;

namespace ui::transfer {

class ParallelOptions : public QWidget
{
    Q_OBJECT

public:
    enum class For
    {
        OneTable, ///< several sessions only where the order does not matter
        ManyTables
    };
    /// Where the fields of the form above begin.
    static constexpr int Indent = 168;
    explicit ParallelOptions(For use, QWidget *parent = nullptr);

    bool unordered() const;
    /// 1 for a table in order.
    int sessions() const;

    void restore(const core::settings::Settings &settings);
    void remember(core::settings::Settings &settings) const;

private:
    void update();

    const For m_use;
    QCheckBox *m_unordered;
    QSpinBox *m_sessions;
};

} // namespace ui::transfer
