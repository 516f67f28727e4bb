// SPDX-License-Identifier: GPL-3.0-or-later
// Saving and trying: what the buttons beside the SQL do.
#include "core/catalog/reader.h"
#include "core/ddl/multirun.h"
#include "core/ddl/scriptrunner.h"
#include "ui/base/banner.h"
#include "ui/forms/conflictpanel.h"
#include "ui/forms/field.h"
#include "ui/forms/formaccess.h"
#include "ui/forms/formtab.h"
#include "ui/forms/formview.h"
#include "ui/forms/scriptframe.h"
#include "ui/forms/scriptsteps.h"
#include "ui/forms/sqlpanel.h"

#include <QApplication>
#include <QScrollArea>

#include <algorithm>

namespace ui::forms {

using core::Error;
using core::Result;
using core::catalog::ObjectRef;
using core::ddl::SaveOutcome;
using core::ddl::TryReport;
using core::forms::Values;

// --- saving

void FormTab::save(std::function<void(bool)> then)
{
    const auto refuse = [&] {
        if (then)
            then(false);
    };
    m_refresh.stop();
    refreshScript();
    if (m_state != State::Ready || !readOnlyReason().isEmpty() || m_conflicts->isVisibleTo(this)) {
        refuse();
        return;
    }
    if (!m_form->check()) {
        showFocused();
        refuse();
        return;
    }
    for (const Section &section : std::as_const(m_sections)) {
        if (const QString problem = section.widget->problem(); !problem.isEmpty()) {
            m_banner->setMessage(Banner::Tone::Warn, problem);
            m_frame->scroll().ensureWidgetVisible(section.widget);
            refuse();
            return;
        }
    }
    if (m_script.isEmpty()) {
        refuse();
        return;
    }
    askForProduction(m_services.prompts, this, place(), m_script,
                     [this, then = std::move(then)](bool may) mutable {
                         if (may && m_state == State::Ready)
                             runSave(std::move(then));
                         else if (then)
                             then(false);
                     });
}

void FormTab::runSave(std::function<void(bool)> then)
{
    m_afterSave = std::move(then);
    m_banner->clear();
    m_form->setProblems({});
    core::ddl::SaveOptions options;
    if (!m_reading->context.creating) {
        options.reread = core::ddl::Reread{
            m_reading->values,
            [form = *m_objectForm, library = m_services.library, ref = m_ref](core::session::Link &link,
                                                                              core::session::Job &job) {
                return form.read(link, job, library, ref);
            },
            m_ref.kind + QLatin1Char(' ') + QString::number(m_ref.oid),
            core::ddl::guardOf(m_ref.kind, m_ref.oid, m_reading->values.text(m_objectForm->nameField))};
    }
    for (const Section &section : std::as_const(m_sections))
        options.rechecks += section.widget->rechecks();
    m_run = std::make_unique<core::ddl::MultiRun>(
        [this](const QString &database) { return m_access->shared(database); }, m_script, options);
    connect(m_run.get(), &core::ddl::MultiRun::finished, this, &FormTab::saveDone, Qt::QueuedConnection);
    m_stop = [this] { m_run->cancel(); };
    setState(State::Saving);
    m_run->start();
}

void FormTab::saveDone(const SaveOutcome &outcome)
{
    m_run.reset();
    m_stop = {};
    setState(State::Ready);
    using Fate = SaveOutcome::Fate;
    switch (outcome.fate) {
    case Fate::Done:
        afterSave();
        return;
    case Fate::Conflict:
        if (outcome.theirs) {
            m_theirs = *m_reading;
            m_theirs->values = *outcome.theirs;
            tellConflict(*outcome.theirs);
        } else {
            tellMeanwhile(outcome.meanwhile);
        }
        break;
    case Fate::Nothing:
    case Fate::Partly:
    case Fate::Unknown:
        saveFailed(outcome);
        break;
    }
    endSave(false);
}

void FormTab::endSave(bool saved)
{
    if (auto then = std::exchange(m_afterSave, {}))
        then(saved);
}

void FormTab::saveFailed(const SaveOutcome &outcome)
{
    const QString ours = outcome.summary(m_script);
    const Error error = outcome.error ? *outcome.error : Error::internal(ours);
    if (error.isCancelled() && outcome.fate == SaveOutcome::Fate::Nothing) {
        m_banner->setMessage(Banner::Tone::Info, ours);
        return;
    }
    showError(error, ours, outcome.failed);
    if (outcome.fate == SaveOutcome::Fate::Unknown && !outcome.transaction.isEmpty()) {
        m_banner->addButton(
            tr("Find out"), [this, transaction = outcome.transaction] { findOut(transaction); }, true);
    } else if (outcome.fate == SaveOutcome::Fate::Partly && isNew() && m_above) {
        m_banner->addButton(
            tr("Go on with what was made"),
            [this] {
                m_banner->clear();
                m_replace = false; // what is not done yet stays a change
                findCreated(m_form->values().text(m_objectForm->nameField));
            },
            true);
        emit saved(m_ref);
    } else if (outcome.fate != SaveOutcome::Fate::Nothing) {
        m_banner->addButton(
            tr("Read it again"), [this] { reload(); }, true);
        emit saved(m_ref); // a part of it is there
    } else if (error.connectionLost || error.kind == Error::Kind::Connection) {
        m_banner->addButton(
            tr("Save again"), [this] { save(); }, true);
    }
}

/// The server's words whole in the banner, and at the field that asked for the statement.
void FormTab::showError(const Error &error, const QString &ours, qsizetype statement)
{
    Error told = error;
    if (!ours.isEmpty())
        told.hint = told.hint.isEmpty() ? ours : told.hint + QLatin1Char('\n') + ours;
    m_banner->setError(told);
    if (statement < 0 || statement >= m_script.statements.size())
        return;
    const core::ddl::Statement &failed = m_script.statements.at(statement);
    QString field = m_objectForm->fieldOf ? m_objectForm->fieldOf(error, failed) : QString();
    if (field.isEmpty())
        field = failed.field;
    if (!m_form->field(field))
        return;
    m_form->setProblems({{.field = field, .text = error.message}});
    showFocused();
}

void FormTab::showFocused()
{
    if (QWidget *focus = QApplication::focusWidget(); focus && m_frame->scroll().isAncestorOf(focus))
        m_frame->scroll().ensureWidgetVisible(focus, 24, 48);
}

/// Asks the server what became of a transaction whose end was not heard of. Reads, changes nothing.
void FormTab::findOut(const QString &transaction)
{
    setState(State::Reading);
    core::session::borrow<std::optional<bool>>(
        m_access->shared(), this, tr("Finding out what was saved"),
        [transaction](core::session::Link &link, core::session::Job &job) {
            return core::ddl::wasCommitted(link, job, transaction);
        },
        borrowing(),
        [this, transaction](const Result<std::optional<bool>> &answer) {
            m_stop = {};
            setState(State::Ready);
            if (answer && *answer && **answer) {
                afterSave();
                return;
            }
            if (!answer)
                m_banner->setError(answer.error());
            else if (*answer)
                m_banner->setMessage(Banner::Tone::Warn, tr("It has not taken effect: nothing is changed."));
            else
                m_banner->setMessage(Banner::Tone::Warn, tr("It is still not known."));
            m_banner->addButton(
                tr("Find out"), [this, transaction] { findOut(transaction); }, !answer);
        });
}

/// What is typed is on the server: until it is read again, that is what was read.
void FormTab::forgetChanges()
{
    Values now = m_form->values();
    const QStringList secrets = secretsTyped();
    for (const QString &field : secrets)
        now.setSecret(field, {});
    m_reading->values = now;
    m_form->setValues(now, now);
    for (const Section &section : std::as_const(m_sections))
        section.widget->revert();
    refreshScript();
}

void FormTab::afterSave()
{
    dropDraft();
    m_frame->hideReport();
    m_replace = true;
    m_banner->setMessage(Banner::Tone::Ok, tr("Saved."));
    if (isNew()) {
        findCreated(m_form->values().text(m_objectForm->nameField));
        return;
    }
    const QString name = m_form->values().text(m_objectForm->nameField);
    if (!name.isEmpty() && name != m_ref.name) {
        m_ref.name = name;
        m_ref.label.clear();
    }
    forgetChanges();
    emit saved(m_ref);
    endSave(true);
    read();
}

/// A role that may not log in is listed as another kind than one that may: forms of one make share their
/// icon.
bool FormTab::isSameMake(const QString &kind) const
{
    const core::ddl::ObjectForm *form = m_services.forms.find(kind);
    return form && form->icon == m_objectForm->icon;
}

/// Where in the tree it can have come to stand.
QList<ObjectRef> FormTab::placesOf(const ObjectRef &above) const
{
    QList<ObjectRef> places{above};
    const core::catalog::ObjectKind *parent = m_services.kinds.find(above.parentKind);
    if (!above.folder || !parent)
        return places;
    for (const QString &kind : parent->children) {
        if (kind == above.kind || !isSameMake(kind))
            continue;
        ObjectRef folder = above;
        folder.kind = kind;
        places << folder;
    }
    return places;
}

/// Its oid: the objects of its kind are listed as the tree lists them.
void FormTab::findCreated(const QString &name)
{
    const auto given = [this] {
        // it is there; only not to be found from here
        forgetChanges();
        m_sql->setScript({});
        m_sql->setReadOnly(true);
        m_form->setReadOnly(tr("It is saved. Open it from the tree to change it again"));
        emit saved(m_ref);
        endSave(true);
    };
    if (!m_above) {
        given();
        return;
    }
    setState(State::Reading);
    core::session::borrow<QList<ObjectRef>>(
        m_access->shared(), this, tr("Finding %1").arg(name),
        [reader = core::catalog::Reader(m_services.kinds, m_services.library), places = placesOf(*m_above)](
            core::session::Link &link, core::session::Job &job) -> Result<QList<ObjectRef>> {
            QList<ObjectRef> all;
            for (const ObjectRef &place : places) {
                auto found = reader.children(link, job, place, {.system = true});
                if (!found)
                    return found;
                all += *found;
            }
            return all;
        },
        borrowing(),
        [this, name, given](const Result<QList<ObjectRef>> &list) {
            m_stop = {};
            setState(State::Ready);
            const auto isIt = [&](const ObjectRef &ref) {
                return !ref.folder && ref.name == name && isSameMake(ref.kind);
            };
            const auto found
                = list ? std::find_if(list->begin(), list->end(), isIt) : QList<ObjectRef>::const_iterator();
            if (!list || found == list->end()) {
                given();
                return;
            }
            m_ref = *found;
            if (m_replace)
                forgetChanges();
            emit saved(m_ref);
            endSave(true);
            read();
        });
}

// --- somebody else

void FormTab::tellConflict(const Values &theirs)
{
    const core::forms::FormSpec spec = m_objectForm->spec(m_reading->context);
    QList<ConflictModel::Row> rows;
    const auto differences = differencesOf(spec, m_reading->values, theirs, m_form->values());
    for (const Difference &one : differences) {
        const Field *field = m_form->field(one.field);
        const core::forms::FieldSpec *known = spec.find(one.field);
        if (field && known)
            rows << ConflictModel::Row{one, known->label, field->toText(m_reading->values),
                                       field->toText(theirs), field->toText(m_form->values())};
    }
    askAbout(rows);
}

/// What the sections looked at is not as it was.
void FormTab::tellMeanwhile(const QList<core::ddl::Meanwhile> &changes)
{
    m_theirs.reset();
    askAbout(rowsOf(changes));
}

void FormTab::askAbout(const QList<ConflictModel::Row> &rows)
{
    m_form->setEnabled(false);
    m_sql->setReadOnly(true);
    m_banner->clear();
    m_conflicts->askAboutSave(rows);
}

void FormTab::decided(const QList<Difference> &differences)
{
    m_form->setEnabled(true);
    m_sql->setReadOnly(!readOnlyReason().isEmpty());
    if (!m_theirs) {
        for (const Section &section : std::as_const(m_sections))
            section.widget->giveUp(givenUp(differences));
        reload();
        return;
    }
    const core::forms::FormSpec spec = m_objectForm->spec(m_theirs->context);
    const Values before = m_reading->values;
    const Values mine = m_form->values();
    m_reading = *std::exchange(m_theirs, {});
    showForm(merged(spec, before, m_reading->values, mine, differences));
    loadSections(true);
    m_draftDelay.start();
}

// --- trying

void FormTab::tryOut()
{
    m_refresh.stop();
    refreshScript();
    if (m_state != State::Ready || m_script.isEmpty())
        return;
    m_banner->clear();
    m_form->setProblems({});
    m_tried = m_script;
    setState(State::Trying);
    tryOn(*m_access, this, m_tried, borrowing(), [this](const Result<TryReport> &report) {
        m_stop = {};
        setState(State::Ready);
        if (report)
            tried(*report);
        else
            m_banner->setError(report.error());
    });
}

void FormTab::tried(const TryReport &report)
{
    m_frame->showReport(report, m_tried);
    if (report.error)
        showError(*report.error, report.rolledBack ? tr("It was only tried; nothing is changed.") : QString(),
                  report.failed);
}

} // namespace ui::forms
