// SPDX-License-Identifier: GPL-3.0-or-later
// Reading the object, and laying what was changed here over what is read.
#include "core/session/borrow.h"
#include "ui/base/banner.h"
#include "ui/forms/formaccess.h"
#include "ui/forms/formtab.h"
#include "ui/forms/formview.h"
#include "ui/forms/scriptframe.h"
#include "ui/forms/sqlpanel.h"

#include <QApplication>

#include <algorithm>

namespace ui::forms {

using core::Error;
using core::Result;
using core::ddl::Reading;
using core::forms::Values;

void FormTab::begin(const FormPlace &place, const core::catalog::ObjectRef &ref,
                    const std::optional<core::catalog::ObjectRef> &above)
{
    m_access->setPlace(place);
    m_ref = ref;
    m_above = above;
    m_objectForm = m_services.forms.find(ref.kind);
    if (m_objectForm && !m_objectForm->saveText.isEmpty())
        m_sql->setDangerText(m_objectForm->saveText);
    m_reading.reset();
    if (m_draftId.isEmpty())
        m_draftId = core::workspace::Drafts::newId();
    showHead();
    emit titleChanged();
}

void FormTab::open(const FormPlace &place, const core::catalog::ObjectRef &ref,
                   const std::optional<core::catalog::ObjectRef> &above)
{
    begin(place, ref, above);
    read();
}

void FormTab::openWith(const FormPlace &place, const core::catalog::ObjectRef &ref, const Values &changes,
                       const std::optional<core::catalog::ObjectRef> &above)
{
    m_changes = changes;
    open(place, ref, above);
}

void FormTab::reload()
{
    if (!isBusy())
        read();
}

void FormTab::read()
{
    if (!m_objectForm) {
        m_banner->setError(
            Error::internal(tr("There is no form for objects of the kind “%1”").arg(m_ref.kind)));
        setState(State::Unread);
        return;
    }
    if (!m_replace)
        m_banner->clear(); // "Saved." stays while what was saved is read
    setState(State::Reading);
    core::session::borrow<Reading>(
        m_access->shared(), this, tr("Reading %1").arg(title()),
        [form = *m_objectForm, library = m_services.library, ref = m_ref](core::session::Link &link,
                                                                          core::session::Job &job) {
            return form.read(link, job, library, ref);
        },
        borrowing(), [this](Result<Reading> reading) { readDone(std::move(reading)); });
}

/// Of what is asked now: an answer that comes after something newer was asked is dropped.
core::session::Borrowing FormTab::borrowing()
{
    return {.wanted = [this, serial = ++m_serial] { return serial == m_serial; },
            .stoppable = [this](std::function<void()> stop) { m_stop = std::move(stop); },
            .lent = [this](const core::session::SessionInfo &info) { m_info = info; }};
}

void FormTab::readDone(Result<Reading> reading)
{
    m_stop = {};
    if (!reading) {
        readFailed(reading.error());
        return;
    }
    setState(State::Ready);
    takeReading(*reading);
    emit readingDone();
}

void FormTab::readFailed(const Error &error)
{
    const bool gone = error.kind == Error::Kind::Input;
    setState(gone ? State::Gone : m_reading ? State::Ready : State::Unread);
    if (gone && m_reading) {
        m_banner->setMessage(Banner::Tone::Warn,
                             tr("It is gone: somebody has dropped it. %1").arg(error.message));
        m_banner->addButton(tr("Make it anew"), [this] {
            m_banner->clear();
            const Values now = m_form->values();
            m_ref.oid = 0;
            m_reading->context.creating = true;
            setState(State::Ready);
            showForm(now);
        });
        m_form->setReadOnly(tr("It is gone"));
        return;
    }
    if (error.isCancelled())
        m_banner->setMessage(Banner::Tone::Info, tr("Reading was stopped."));
    else
        m_banner->setError(error);
    m_banner->addButton(
        error.connectionLost || error.kind == Error::Kind::Connection ? tr("Reconnect") : tr("Read again"),
        [this] { read(); }, true);
}

/// The first time it fills the form; later what was changed here stays on top of what is read.
void FormTab::takeReading(const Reading &reading)
{
    const bool keep = m_reading && !std::exchange(m_replace, false);
    if (!keep) {
        m_reading = reading;
        Values now = reading.values;
        if (m_changes) {
            const QStringList fields = m_changes->differences(Values());
            for (const QString &field : fields)
                now.take(field, *m_changes);
            m_changes.reset();
        }
        showForm(now);
        loadSections(false);
        return;
    }
    const core::forms::FormSpec spec = m_objectForm->spec(reading.context);
    const Values before = m_reading->values;
    const Values mine = m_form->values();
    const auto differences = differencesOf(spec, before, reading.values, mine);
    const bool conflict = std::any_of(differences.begin(), differences.end(),
                                      [](const Difference &one) { return one.conflict; });
    if (conflict) {
        m_theirs = reading;
        tellConflict(reading.values);
        return;
    }
    m_reading = reading;
    showForm(merged(spec, before, reading.values, mine, differences));
    loadSections(true);
}

void FormTab::loadSections(bool keepChanges)
{
    QJsonObject restored = std::exchange(m_restoredSections, {});
    for (const Section &section : std::as_const(m_sections)) {
        QJsonObject draft;
        if (restored.contains(section.title))
            draft = restored.value(section.title).toObject();
        else if (keepChanges && section.widget->isModified())
            draft = section.widget->draft();
        section.widget->load(place(), m_ref, *m_reading);
        section.widget->setReadOnly(readOnlyReason());
        section.widget->setValues(m_form->values());
        if (!draft.isEmpty())
            section.widget->restore(draft);
    }
}

void FormTab::showForm(const Values &now)
{
    const QWidget *focus = m_form->hasFieldFocus() ? QApplication::focusWidget() : nullptr;
    const QString focused = focus ? focus->objectName() : QString();
    m_form->setForm(m_objectForm->spec(m_reading->context), m_reading->context);
    m_form->setValues(m_reading->values, now);
    const QString reason = readOnlyReason();
    m_form->setReadOnly(reason);
    if (reason.isEmpty())
        m_frame->readOnly().clear();
    else
        m_frame->readOnly().setMessage(Banner::Tone::Info, reason);
    showHead();
    refreshScript();
    emit titleChanged();
    if (!focused.isEmpty() && m_form->field(focused))
        m_form->focusField(focused);
    else if (focus || hasFocus())
        m_form->focusFirst();
    if (isModified())
        m_draftDelay.start();
}

QString FormTab::readOnlyReason() const
{
    if (m_state == State::Restored)
        return tr("Not connected: this is what was typed");
    if (m_reading && !m_reading->context.readOnly.isEmpty())
        return m_reading->context.readOnly;
    if (place().profile.readOnly)
        return tr("The connection is opened read-only");
    if (m_info && m_info->standby)
        return tr("The server is a standby: it takes no changes");
    return {};
}

} // namespace ui::forms
