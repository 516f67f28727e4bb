// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/looksmemory.h"

#include "core/settings/settingkeys.h"

namespace ui::query {

namespace keys = core::settings::keys;

LooksMemory::LooksMemory(core::settings::Settings &settings, editor::SqlEditor &editor)
    : QObject(&editor)
    , m_settings(settings)
    , m_editor(editor)
{
    apply();
    connect(&settings, &core::settings::Settings::changed, this, &LooksMemory::apply);
    connect(&editor, &editor::SqlEditor::fontSizeChosen, this, [this](int pixels) {
        if (pixels > 0)
            m_settings.set(keys::editorFontSize, pixels);
        else
            m_settings.reset(keys::editorFontSize);
    });
    connect(&editor, &editor::SqlEditor::wrapChosen, this,
            [this](bool wrapped) { m_settings.set(keys::editorWrap, wrapped); });
}

void LooksMemory::apply()
{
    m_editor.setFontSize(m_settings.get(keys::editorFontSize));
    m_editor.setWrapped(m_settings.get(keys::editorWrap));
}

} // namespace ui::query
