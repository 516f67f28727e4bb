// SPDX-License-Identifier: GPL-3.0-or-later
// RowEditing: saves that are taken back on the server, the last one and those before it.
#include "core/base/pooltask.h"
#include "core/edit/undolog.h"
#include "ui/base/amounts.h"
#include "ui/base/banner.h"
#include "ui/edit/editbar.h"
#include "ui/edit/rowediting.h"
#include "ui/edit/rowsaver.h"
#include "ui/grid/gridview.h"

#include <QLocale>
#include <QMenu>

namespace ui::edit {

using core::edit::SaveOutcome;
using core::edit::UndoEntry;
using core::edit::UndoOutcome;

namespace {

constexpr qsizetype ListedSaves = 20;
constexpr qsizetype ShownValue = 2000;     // bytes
constexpr qsizetype ShownScript = 100'000; // bytes

} // namespace

QString RowEditing::entryText(const UndoEntry &entry)
{
    QStringList parts;
    if (entry.changed > 0)
        parts << tr("%1 changed").arg(entry.changed);
    if (entry.added > 0)
        parts << tr("%1 new").arg(entry.added);
    if (entry.deleted > 0)
        parts << tr("%1 deleted").arg(entry.deleted);
    return QStringLiteral("%1 · %2 · %3")
        .arg(QLocale().toString(entry.saved.toLocalTime(), QLocale::ShortFormat),
             entry.tables.join(QStringLiteral(", ")), parts.join(QStringLiteral(", ")));
}

/// What takes the save back is made beside the window's thread; it may hold every deleted row.
void RowEditing::keepForUndo(const SaveOutcome &outcome)
{
    auto task = core::runInPool<UndoEntry>(
        [request = m_saver->request(), rows = outcome.saved, database = m_place.database,
         user = m_place.profile.user](const std::stop_token &) -> core::Result<UndoEntry> {
            return core::edit::inverse(request.editable, request.changes, rows, database, user);
        });
    core::whenDone(task, this, [this, open = outcome.inTransaction](const core::Result<UndoEntry> &entry) {
        if (!entry)
            return;
        if (open) {
            m_uncommitted << *entry; // counts from the COMMIT on
            return;
        }
        m_lastSaved = *entry;
        if (m_services.undoLog)
            (void)m_services.undoLog->put(m_place.profile.id, *entry);
        m_bar->offerUndo(entry->canBeUndone());
    });
}

void RowEditing::keepUncommitted(bool committed)
{
    const QList<UndoEntry> entries = std::exchange(m_uncommitted, {});
    if (!committed || !m_services.undoLog)
        return;
    for (const UndoEntry &entry : entries)
        (void)m_services.undoLog->put(m_place.profile.id, entry);
}

void RowEditing::undoLastSave()
{
    if (!m_lastSaved)
        return;
    const bool quiet = m_lastSaved->beyond.isEmpty() && m_lastSaved->missing.isEmpty()
        && m_place.profile.environment != core::profile::Environment::Production;
    if (quiet)
        undoEntry(*m_lastSaved);
    else
        askToUndo(*m_lastSaved);
}

void RowEditing::askToUndo(const UndoEntry &entry)
{
    Question question;
    question.title = tr("Undo this save on the server?");
    QStringList lines{entryText(entry)};
    if (!entry.missing.isEmpty())
        lines << tr("Cannot be brought back whole: %1").arg(entry.missing.join(QStringLiteral("; ")));
    if (!entry.beyond.isEmpty())
        lines << tr("Stays as it is: %1").arg(entry.beyond.join(QStringLiteral("; ")));
    question.text = lines.join(QLatin1Char('\n'));
    question.detail = QString::fromUtf8(core::edit::undoScript(entry, ShownValue).left(ShownScript));
    question.answers = {{tr("Undo the save"), Question::Role::Danger}};
    m_services.prompts.ask(question, this, [this, entry](int answer) {
        if (answer == 0)
            undoEntry(entry);
    });
}

void RowEditing::undoEntry(const UndoEntry &entry)
{
    m_place.session(true, [self = QPointer(this), entry](core::session::Session *session) {
        if (!self || !session)
            return;
        auto task = session->run<UndoOutcome>(
            tr("Undoing a save"),
            [entry](core::session::Link &link, core::session::Job &job) -> core::Result<UndoOutcome> {
                return core::edit::undoSaved(link, job, entry);
            });
        core::whenDone(task, self, [editing = self.data(), entry](const core::Result<UndoOutcome> &outcome) {
            if (outcome) {
                editing->undone(entry, *outcome);
                return;
            }
            editing->m_failureRow.reset();
            editing->m_failure->setError(outcome.error());
        });
    });
}

void RowEditing::undone(UndoEntry entry, const UndoOutcome &outcome)
{
    m_failureRow.reset();
    if (outcome.fate == SaveOutcome::Fate::Saved) {
        entry.undone = QDateTime::currentDateTimeUtc();
        if (m_lastSaved && m_lastSaved->id == entry.id)
            m_lastSaved.reset();
        if (m_services.undoLog && !outcome.inTransaction)
            (void)m_services.undoLog->put(m_place.profile.id, entry);
        const qsizetype rows = entry.statements.size();
        m_bar->showSaved(rows == 1 ? tr("Undone on the server: 1 row")
                                   : tr("Undone on the server: %1 rows").arg(countText(rows)),
                         false);
        emit saved();
        emit refreshWanted();
        return;
    }
    if (outcome.fate == SaveOutcome::Fate::Unknown)
        m_failure->setMessage(Banner::Tone::Warn,
                              tr("The connection was lost while the save was undone; read the rows again to "
                                 "see whether it was."));
    else if (!outcome.changedSince.isEmpty())
        m_failure->setMessage(
            Banner::Tone::Warn,
            outcome.changedSince.size() == 1
                ? tr("Nothing was undone: one of the rows was changed since by somebody else.")
                : tr("Nothing was undone: %1 of the rows were changed since by somebody else.")
                      .arg(outcome.changedSince.size()));
    else if (!outcome.failures.isEmpty())
        m_failure->setError(outcome.failures.first().second);
    else if (outcome.error)
        m_failure->setError(*outcome.error);
}

void RowEditing::listSavedEdits()
{
    if (!m_services.undoLog || !m_view)
        return;
    auto task = m_services.undoLog->list(m_place.profile.id);
    core::whenDone(task, this, [this](const core::Result<QList<UndoEntry>> &entries) {
        if (!m_view)
            return;
        if (!entries)
            return refused(entries.error());
        auto *menu = new QMenu(m_view);
        menu->setObjectName(QStringLiteral("savedEdits"));
        menu->setAccessibleName(tr("Saved edits"));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setToolTipsVisible(true);
        qsizetype listed = 0;
        for (const UndoEntry &entry : *entries) {
            if (entry.database != m_place.database || listed++ >= ListedSaves)
                continue;
            QString text = entryText(entry);
            if (entry.undone.isValid())
                text += tr(" · undone");
            QAction *action = menu->addAction(text.replace(QLatin1Char('&'), QLatin1String("&&")), this,
                                              [this, entry] { askToUndo(entry); });
            action->setEnabled(entry.canBeUndone());
            action->setToolTip(tr("Undo this save on the server"));
        }
        if (listed == 0)
            menu->addAction(tr("Nothing was saved on this connection yet"))->setEnabled(false);
        menu->popup(m_view->viewport()->mapToGlobal(QPoint(24, 24)));
    });
}

} // namespace ui::edit
