// SPDX-License-Identifier: GPL-3.0-or-later
// The chain of an explanation, one step under the other: what has to hold, whether it does (icon and word),
// and what the server says about it. Thread: GUI.
#pragma once

#include "core/access/explain.h"
#include "ui/access/textrows.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"

namespace ui::access {

class StepList : public TextRows
{
    Q_OBJECT

public:
    StepList(const Theme &theme, const Icons &icons, QWidget *parent = nullptr);

    void setSteps(const QList<core::access::Step> &steps);
    const QList<core::access::Step> &steps() const { return m_steps; }
    /// "ok", "missing", "note".
    static QString word(core::access::Step::State state);

private:
    const Theme &m_theme;
    const Icons &m_icons;
    QList<core::access::Step> m_steps;
};

} // namespace ui::access
