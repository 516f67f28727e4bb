// SPDX-License-Identifier: GPL-3.0-or-later
// Every action of the table as a palette item, with its shortcut and its present state. Thread: GUI.
#pragma once

#include "ui/base/actions.h"
#include "ui/palette/palettesource.h"

namespace ui::palette {

class ActionSource : public PaletteSource
{
public:
    explicit ActionSource(const Actions &actions)
        : m_actions(actions)
    {
    }

    QList<PaletteItem> items(const QString &query, int limit) override;

private:
    const Actions &m_actions;
};

} // namespace ui::palette
