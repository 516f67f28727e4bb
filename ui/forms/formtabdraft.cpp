// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed is kept on disk, and shown again without a server.
#include "ui/base/banner.h"
#include "ui/forms/formtab.h"
#include "ui/forms/formview.h"
#include "ui/forms/scriptframe.h"

#include <QLocale>

namespace ui::forms {

void FormTab::restore(const FormPlace &place, const core::workspace::Draft &draft, const FormDraft &content)
{
    m_draftId = draft.id;
    begin(place, content.ref, content.above);
    if (!m_objectForm)
        return;
    m_reading = content.reading;
    m_restoredSections = content.sections;
    setState(State::Restored);
    showForm(content.now);
    m_frame->readOnly().clear();
    QString text
        = tr("This was typed before the program ended (%1). It is not connected, and nothing was run.")
              .arg(QLocale().toString(draft.changed.toLocalTime(), QLocale::ShortFormat));
    if (!content.secrets.isEmpty())
        text += QLatin1Char(' ') + tr("Passwords are never kept: they have to be typed again.");
    for (auto it = content.sections.begin(); it != content.sections.end(); ++it) {
        if (!it.key().isEmpty())
            text += QLatin1Char(' ')
                + tr("What was changed in “%1” is shown once it is connected.").arg(it.key());
    }
    m_banner->setMessage(Banner::Tone::Info, text);
    m_banner->setClosable(false);
    m_banner->addButton(
        tr("Connect and go on"),
        [this] {
            m_banner->setClosable(true);
            read();
        },
        true);
}

QStringList FormTab::secretsTyped() const
{
    QStringList fields;
    for (const auto &group : m_objectForm->spec(m_reading->context).groups) {
        for (const auto &field : group.fields) {
            if (field.type == core::forms::FieldSpec::Type::Secret
                && !m_form->values().secret(field.id).isEmpty())
                fields << field.id;
        }
    }
    return fields;
}

void FormTab::keepDraft()
{
    m_draftDelay.stop();
    if (!m_reading || m_state == State::Restored)
        return; // it is on the disk as it is
    if (!isModified()) {
        m_services.drafts.remove(m_draftId);
        return;
    }
    FormDraft draft{place().profile, place().database, m_ref,         m_above,
                    *m_reading,      m_form->values(), secretsTyped()};
    draft.sections = m_restoredSections; // those that wait for what is read
    for (const Section &section : std::as_const(m_sections)) {
        if (section.widget->isModified())
            draft.sections.insert(section.title, section.widget->draft());
    }
    m_services.drafts.put({m_draftId, FormDraftKind, title(), toJson(draft)});
}

void FormTab::dropDraft()
{
    m_draftDelay.stop();
    m_services.drafts.remove(m_draftId);
}

} // namespace ui::forms
