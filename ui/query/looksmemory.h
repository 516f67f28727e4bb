// SPDX-License-Identifier: GPL-3.0-or-later
// The size of an editor's text and whether it wraps: kept in the settings, the same in all SQL tabs. Thread:
// GUI.
#pragma once

#include "core/settings/settings.h"
#include "ui/editor/sqleditor.h"

#include <QObject>

namespace ui::query {

class LooksMemory : public QObject
{
    Q_OBJECT

public:
    /// The editor is the parent.
    LooksMemory(core::settings::Settings &settings, editor::SqlEditor &editor);

private:
    void apply();

    core::settings::Settings &m_settings;
    editor::SqlEditor &m_editor;
};

} // namespace ui::query
