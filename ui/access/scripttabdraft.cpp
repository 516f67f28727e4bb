// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed is kept on disk, and shown again without a server.
#include "ui/access/accessdraft.h"
#include "ui/access/scripttab.h"
#include "ui/base/banner.h"
#include "ui/forms/sqlpanel.h"

#include <QLocale>

namespace ui::access {

void ScriptTab::typed()
{
    m_typed = true;
    if (!draftTab().isEmpty() && !m_draftDelay.isActive()) // who types without a pause is kept too
        m_draftDelay.start();
}

bool ScriptTab::isModified() const
{
    return m_restored || (m_typed && !draftTab().isEmpty() && (m_awaited || !m_script.isEmpty()));
}

void ScriptTab::keepDraft()
{
    m_draftDelay.stop();
    if (m_restored)
        return; // it is on the disk as it is
    if (!m_typed) {
        dropDraft();
        return;
    }
    if (m_awaited)
        return; // showScript() comes
    if (m_draftId.isEmpty())
        m_draftId = core::workspace::Drafts::newId();
    const AccessDraft draft{.profile = place().profile,
                            .database = place().database,
                            .tab = draftTab(),
                            .context = m_context,
                            .before = form().before(),
                            .now = form().values(),
                            .more = draftMore(),
                            .script = m_script};
    m_services.drafts.put({m_draftId, AccessDraftKind, title(), toJson(draft)});
}

void ScriptTab::dropDraft()
{
    m_draftDelay.stop();
    if (!m_draftId.isEmpty())
        m_services.drafts.remove(m_draftId);
}

void ScriptTab::showFields(const core::forms::Context &context)
{
    m_context = context;
    form().setForm(fields(), context);
    if (std::exchange(m_restored, false)) // it was read
        form().setReadOnly({});
}

void ScriptTab::restore(const core::workspace::Draft &draft, const AccessDraft &content)
{
    m_draftId = draft.id;
    m_typed = true;
    showFields(content.context);
    m_restored = true;
    form().setValues(content.before, content.now);
    restoreMore(content.more);
    form().setReadOnly(tr("Not connected: this is what was typed"));
    showScript(content.script, tr("not connected"));
    showState();
    m_banner->setMessage(Banner::Tone::Info,
                         tr("This was typed before the program ended (%1). It is not connected, and nothing "
                            "was run.")
                             .arg(QLocale().toString(draft.changed.toLocalTime(), QLocale::ShortFormat)));
    m_banner->setClosable(false);
    m_banner->addButton(
        tr("Connect and go on"), [this] { reload(); }, true);
    emit titleChanged();
}

} // namespace ui::access
