// SPDX-License-Identifier: GPL-3.0-or-later
// What cures a missing right, one to be chosen: the smallest first, each with what else it would give.
// Thread: GUI.
#pragma once

#include "core/access/explain.h"
#include "ui/access/textrows.h"
#include "ui/base/theme.h"

class QButtonGroup;

namespace ui::access {

class CureList : public TextRows
{
    Q_OBJECT

public:
    explicit CureList(const Theme &theme, QWidget *parent = nullptr);

    /// The first is chosen.
    void setCures(const QList<core::access::Cure> &cures);
    /// Null where there are none.
    const core::access::Cure *chosen() const;

signals:
    void changed();

private:
    const Theme &m_theme;
    QList<core::access::Cure> m_cures;
    QButtonGroup *m_group = nullptr;
};

} // namespace ui::access
