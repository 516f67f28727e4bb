// SPDX-License-Identifier: GPL-3.0-or-later
// How SQL is formatted: kept in the settings, chosen in a small dialog. Thread: GUI.
#pragma once

#include "core/settings/settings.h"
#include "core/sql/formatter.h"
#include "ui/editor/sqleditor.h"

#include <QObject>

namespace ui::query {

class FormatMemory : public QObject
{
    Q_OBJECT

public:
    /// The editor is the parent.
    FormatMemory(core::settings::Settings &settings, editor::SqlEditor &editor);

private:
    core::sql::FormatOptions read() const;
    void choose();

    core::settings::Settings &m_settings;
    editor::SqlEditor &m_editor;
};

} // namespace ui::query
