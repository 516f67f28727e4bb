// SPDX-License-Identifier: GPL-3.0-or-later
// RowEditing: saving, what came of it, and what is said beneath the rows.
#include "core/base/pooltask.h"
#include "core/edit/editsql.h"
#include "ui/base/amounts.h"
#include "ui/base/banner.h"
#include "ui/edit/conflictband.h"
#include "ui/edit/editbar.h"
#include "ui/edit/rowediting.h"
#include "ui/edit/rowsaver.h"
#include "ui/edit/scriptband.h"
#include "ui/edit/stagedbuffer.h"
#include "ui/grid/gridview.h"
#include "ui/inspector/buffersink.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>

#include <algorithm>

namespace ui::edit {

using core::edit::EditBuffer;
using core::edit::RowChange;
using core::edit::RowId;
using core::edit::SaveOutcome;

namespace {

constexpr qsizetype ShownStatements = 200;
constexpr qsizetype ShownValue = 2000; // bytes of a value in a script that is only looked at

void addBand(const QWidget &bars, QWidget *band, int row)
{
    static_cast<QGridLayout *>(bars.layout())->addWidget(band, row, 0);
}

} // namespace

// --- the bars beneath the grid, from top to bottom

ScriptBand *RowEditing::makeScript()
{
    auto *made = new ScriptBand(m_services.theme, m_services.icons, m_bars);
    addBand(*m_bars, made, 0);
    connect(made, &ScriptBand::closeRequested, this, [this] { setSqlShown(false); });
    connect(made, &ScriptBand::copyRequested, this, [this] {
        fullScript([this](const QString &sql) {
            QGuiApplication::clipboard()->setText(sql);
            emit told(tr("Copied the script"));
        });
    });
    connect(made, &ScriptBand::openRequested, this, [this] {
        fullScript([this](const QString &sql) {
            if (m_place.openScript)
                m_place.openScript(sql);
        });
    });
    return made;
}

ConflictBand *RowEditing::makeConflicts()
{
    auto *made = new ConflictBand(m_services.theme, m_bars);
    addBand(*m_bars, made, 1);
    connect(made, &ConflictBand::chosen, this, [this](RowId row, const QList<EditBuffer::Choice> &choices) {
        m_buffer.resolve(row, choices);
        goToProblem();
    });
    connect(made, &ConflictBand::chosenDeleted, this, [this](RowId row, bool keepMine) {
        m_buffer.resolveDeleted(row, keepMine);
        goToProblem();
    });
    return made;
}

Banner *RowEditing::makeFailure()
{
    auto *made = new Banner(m_services.theme, m_services.icons, m_bars);
    made->setObjectName(QStringLiteral("rowFailure"));
    addBand(*m_bars, made, 2);
    return made;
}

EditBar *RowEditing::makeBar()
{
    auto *made = new EditBar(m_services.theme, m_services.icons, m_bars);
    addBand(*m_bars, made, 3);
    connect(made, &EditBar::saveRequested, this, [this] { save(); });
    connect(made, &EditBar::discardRequested, this, &RowEditing::discard);
    connect(made, &EditBar::cancelRequested, this, &RowEditing::cancelSaving);
    connect(made, &EditBar::sqlWanted, this, &RowEditing::setSqlShown);
    connect(made, &EditBar::undoRequested, this, &RowEditing::undoLastSave);
    connect(made, &EditBar::problemWanted, this, &RowEditing::goToProblem);
    return made;
}

/// Nothing failed any more that would have to be told.
void RowEditing::endFailure()
{
    m_failureRow.reset();
    if (Banner *failure = m_failure.ifMade())
        failure->clear();
}

// --- what is said

QList<core::result::Column> RowEditing::columns() const
{
    return m_buffer.result() ? m_buffer.result()->columns() : QList<core::result::Column>();
}

QString RowEditing::summary() const
{
    const EditBuffer::Counts counts = m_buffer.counts();
    QStringList parts;
    if (counts.changed > 0)
        parts << (counts.changed == 1 ? tr("1 row changed") : tr("%1 rows changed").arg(counts.changed));
    if (counts.added > 0)
        parts << tr("%1 new").arg(counts.added);
    if (counts.deleted > 0)
        parts << tr("%1 deleted").arg(counts.deleted);
    QString text = parts.join(QStringLiteral(", "));
    if (counts.aside > 0)
        text += (text.isEmpty() ? QString() : QStringLiteral(" · "))
            + (counts.aside == 1 ? tr("1 of them is not among these rows")
                                 : tr("%1 of them are not among these rows").arg(counts.aside));
    return text;
}

void RowEditing::showState()
{
    if (isSaving())
        return;
    if (!isDirty()) {
        if (EditBar *bar = m_bar.ifMade())
            bar->showNothing();
        setSqlShown(false);
    } else {
        const EditBuffer::Counts counts = m_buffer.counts();
        QStringList problems;
        if (counts.conflicts > 0)
            problems << (counts.conflicts == 1 ? tr("1 conflict") : tr("%1 conflicts").arg(counts.conflicts));
        if (counts.failed > 0)
            problems << (counts.failed == 1 ? tr("1 refused") : tr("%1 refused").arg(counts.failed));
        m_bar->showStaged(summary(), problems.join(QStringLiteral(", ")));
        updateScript();
    }
    showCurrentRow();
}

QString RowEditing::rowName(const core::edit::Conflict &conflict) const
{
    const core::edit::Editable &editable = m_buffer.editable();
    QString table;
    if (conflict.origin >= 0 && conflict.origin < editable.origins.size())
        table = editable.tables.value(editable.origins.at(conflict.origin).table).name.text();
    return conflict.row >= 0 ? tr("row %1 of %2").arg(countText(conflict.row + 1), table)
                             : tr("a row of %1 that is not shown").arg(table);
}

/// What the row under the cursor needs to be told.
void RowEditing::showCurrentRow()
{
    const RowId row = m_view && m_view->currentRowRef().isValid() && m_view->staged()
        ? m_staged->idOf(m_view->currentRowRef())
        : RowId(-1);
    const bool any = m_view && m_view->currentRowRef().isValid() && m_view->staged();
    const core::edit::RowFailure *failure = any ? m_buffer.failure(row) : nullptr;
    if (failure) {
        if (m_failureRow != row || m_failure->isHidden()) {
            m_failureRow = row;
            m_failure->setError(failure->error);
        }
    } else if (m_failureRow) {
        endFailure();
    }
    const core::edit::Conflict *conflict = any ? m_buffer.conflict(row) : nullptr;
    ConflictBand *shown = m_conflicts.ifMade();
    if (shown && shown->isHidden())
        shown = nullptr;
    if (conflict && !isSaving()) {
        if (!shown || shown->row() != row)
            showConflict(*conflict);
    } else if (shown && (!m_buffer.conflict(shown->row()) || shown->row() >= 0)) {
        shown->hide(); // settled, or another row is looked at
    }
}

void RowEditing::showConflict(const core::edit::Conflict &conflict)
{
    QStringList names;
    for (const core::result::Column &column : columns())
        names << column.name;
    m_conflicts->ask(conflict, names, rowName(conflict), int(m_buffer.counts().conflicts) - 1,
                     m_buffer.editable().insertOrigin >= 0);
}

/// To the first row that was refused or is in conflict.
void RowEditing::goToProblem()
{
    const QList<RowId> rows = m_buffer.stagedRows();
    for (const RowId row : rows) {
        const core::edit::Conflict *conflict = m_buffer.conflict(row);
        const core::edit::RowFailure *failure = m_buffer.failure(row);
        if (!conflict && !failure)
            continue;
        const grid::RowRef ref = m_staged->refOf(row);
        if (ref.isValid() && m_view && m_view->shownRow(ref) >= 0) {
            reveal(row, failure ? failure->column : -1);
        } else if (conflict) {
            showConflict(*conflict);
        } else {
            m_failureRow = row;
            m_failure->setError(failure->error);
        }
        return;
    }
}

// --- the SQL

bool RowEditing::isSqlShown() const
{
    return m_script.ifMade() && !m_script->isHidden();
}

void RowEditing::setSqlShown(bool shown)
{
    shown = shown && isDirty();
    if (shown)
        commitOpenEditor();
    if (shown || m_script.ifMade())
        m_script->setVisible(shown);
    if (shown || m_bar.ifMade())
        m_bar->setSqlShown(shown);
    if (shown)
        updateScript();
}

void RowEditing::updateScript()
{
    if (!isSqlShown())
        return;
    QList<RowChange> changes = m_buffer.changes();
    const qsizetype all = changes.size();
    changes = changes.mid(0, ShownStatements);
    const auto sql = core::edit::script(m_buffer.editable(), changes, false, ShownValue);
    QString note
        = all == 1 ? tr("1 statement, one transaction") : tr("%1 statements, one transaction").arg(all);
    if (all > ShownStatements)
        note += tr(" · the first %1 are shown").arg(ShownStatements);
    m_script->setScript(sql ? QString::fromUtf8(*sql) : sql.error().message, note);
}

void RowEditing::fullScript(std::function<void(const QString &)> then)
{
    auto task = core::runInPool<QByteArray>(
        [editable = m_buffer.editable(), changes = m_buffer.changes()](const std::stop_token &) {
            return core::edit::script(editable, changes, false);
        });
    core::whenDone(task, this, [this, then = std::move(then)](const core::Result<QByteArray> &sql) {
        if (sql)
            then(QString::fromUtf8(*sql));
        else
            refused(sql.error());
    });
}

// --- saving

void RowEditing::save(std::function<void(bool)> then)
{
    commitOpenEditor();
    const auto answer = [&then](bool saved) {
        if (then)
            then(saved);
    };
    if (isSaving() || m_afterSaving)
        return answer(false);
    if (!isDirty())
        return answer(true);
    if (m_buffer.counts().conflicts > 0) {
        emit told(tr("Somebody else has changed a row: choose first whose values go on"));
        goToProblem();
        return answer(false);
    }
    m_afterSaving = [then = std::move(then)](bool saved) {
        if (then)
            then(saved);
    };
    confirmSaving([this] { saveNow(); });
}

void RowEditing::endSaving(bool saved)
{
    if (const auto then = std::exchange(m_afterSaving, {}))
        then(saved);
}

/// On production nothing is written before its SQL was seen.
void RowEditing::confirmSaving(std::function<void()> go)
{
    if (m_place.profile.environment != core::profile::Environment::Production)
        return go();
    QList<RowChange> changes = m_buffer.changes();
    const qsizetype all = changes.size();
    changes = changes.mid(0, ShownStatements);
    const auto sql = core::edit::script(m_buffer.editable(), changes, false, ShownValue);
    Question question;
    question.title = tr("Save this on production?");
    question.text = tr("%1 is a production connection: %2.").arg(m_place.profile.title(), summary());
    question.detail = sql ? QString::fromUtf8(*sql) : sql.error().message;
    if (all > ShownStatements)
        question.detail += QLatin1Char('\n') + tr("-- and %1 more statements").arg(all - ShownStatements);
    question.answers = {{tr("Save on production"), Question::Role::Danger}};
    m_services.prompts.ask(question, this, [this, go = std::move(go)](int answer) {
        if (answer == 0)
            go();
        else
            endSaving(false);
    });
}

void RowEditing::saveNow()
{
    m_place.session(true, [self = QPointer(this)](core::session::Session *session) {
        if (!self)
            return;
        if (session)
            self->startSaving(session);
        else
            self->endSaving(false);
    });
}

void RowEditing::startSaving(core::session::Session *session)
{
    if (isSaving() || !isDirty())
        return endSaving(!isDirty());
    endFailure();
    if (ConflictBand *conflicts = m_conflicts.ifMade())
        conflicts->hide();
    m_bar->showSaving({});
    m_saver->start(*session, {m_buffer.editable(), m_buffer.changes()});
    emit changed();
}

void RowEditing::cancelSaving()
{
    m_saver->cancel();
}

void RowEditing::savingEnded(const SaveOutcome &outcome)
{
    switch (outcome.fate) {
    case SaveOutcome::Fate::Saved:
        m_buffer.applySaved(m_saver->request().changes, outcome.saved, outcome.inTransaction);
        tellSaved(outcome);
        emit saved();
        break;
    case SaveOutcome::Fate::Nothing:
        m_buffer.applyProblems(outcome.conflicts, outcome.failures);
        showState();
        if (outcome.error && outcome.error->isCancelled()) {
            emit told(tr("Saving was cancelled; nothing was saved"));
        } else if (outcome.error) {
            m_failureRow.reset();
            m_failure->setError(*outcome.error);
        }
        goToProblem();
        break;
    case SaveOutcome::Fate::Unknown:
        showState();
        return lostInCommit(outcome);
    }
    emit changed();
    endSaving(outcome.fate == SaveOutcome::Fate::Saved && !isDirty());
}

void RowEditing::tellSaved(const SaveOutcome &outcome)
{
    const qsizetype rows = outcome.saved.size();
    QString text = rows == 1
        ? tr("Saved 1 row in %1").arg(durationText(m_saver->elapsed()))
        : tr("Saved %1 rows in %2").arg(countText(rows), durationText(m_saver->elapsed()));
    const auto aside = std::count_if(outcome.saved.begin(), outcome.saved.end(),
                                     [](const core::edit::SavedRow &row) { return row.through.has_value(); });
    if (aside > 0) // their triggers have seen them twice
        text += aside == 1
            ? tr(" · 1 row went through a free value while others exchanged theirs")
            : tr(" · %1 rows went through a free value while others exchanged theirs").arg(aside);
    if (outcome.inTransaction)
        text += tr(" · within the open transaction, not committed yet");
    showState();
    if (!isDirty())
        m_bar->showSaved(text, false);
    else
        emit told(text);
    keepForUndo(outcome);
}

/// The connection went while it was committed: the server is asked, nothing is sent again.
void RowEditing::lostInCommit(const SaveOutcome &outcome)
{
    m_failureRow.reset();
    m_failure->setMessage(Banner::Tone::Warn,
                          tr("The connection was lost while the rows were committed; asking the server "
                             "whether they were…"));
    const auto again = [self = QPointer(this), outcome] {
        if (self)
            self->lostInCommit(outcome);
    };
    auto lease = m_services.pool.shared(m_place.profile, m_place.database);
    core::whenDone(lease, this, [this, outcome, again](core::Result<core::session::Lease> answer) {
        if (!answer) {
            m_failure->setError(answer.error());
            m_failure->addButton(tr("Ask again"), again, true);
            return endSaving(false);
        }
        m_borrowed = *std::move(answer);
        auto asked = m_borrowed->run<std::optional<bool>>(
            tr("Asking what became of a transaction"),
            [transaction = outcome.transaction](core::session::Link &link, core::session::Job &job) {
                return core::edit::wasCommitted(link, job, transaction);
            });
        core::whenDone(asked, this, [this, outcome, again](const core::Result<std::optional<bool>> &was) {
            m_borrowed.release();
            if (was && *was == true) {
                m_failure->clear();
                m_buffer.applySaved(m_saver->request().changes, outcome.saved, false);
                tellSaved(outcome);
                emit saved();
            } else if (was && *was == false) {
                m_failure->setMessage(Banner::Tone::Info,
                                      tr("The connection was lost before anything was saved; the edits are "
                                         "still here."));
            } else {
                if (!was)
                    m_failure->setError(was.error());
                else
                    m_failure->setMessage(Banner::Tone::Warn,
                                          tr("The server cannot say yet whether the rows were saved. Look "
                                             "before you save them again."));
                m_failure->addButton(tr("Ask again"), again, true);
            }
            emit changed();
            endSaving(!isDirty());
        });
    });
}

void RowEditing::discard()
{
    if (m_editor && m_view) {
        m_editor->disconnect(this);
        m_editor = nullptr;
        m_view->closeEditor();
    }
    if (isSaving())
        return;
    endFailure();
    m_buffer.revertAll();
}

void RowEditing::stageTyped()
{
    commitOpenEditor();
    if (!isSaving() && m_sink->isReady())
        emit m_sink->leaving();
}

void RowEditing::askToLeave(const QString &what, std::function<void(bool)> agree)
{
    stageTyped();
    if (isSaving()) {
        emit told(tr("The rows are being saved"));
        return agree(false);
    }
    if (!isDirty())
        return agree(true);
    Question question;
    question.title = tr("Keep the edits of “%1”?").arg(m_place.title);
    question.text = tr("Not saved yet: %1.").arg(summary());
    question.answers = {{tr("Save and %1").arg(what), Question::Role::Primary},
                        {tr("Discard and %1").arg(what), Question::Role::Danger}};
    m_services.prompts.ask(question, this, [this, agree = std::move(agree)](int answer) {
        if (answer == 0)
            return save(agree);
        if (answer == 1)
            discard();
        agree(answer == 1);
    });
}

void RowEditing::transactionEnded(bool committed)
{
    if (!m_buffer.hasUncommitted())
        return;
    m_buffer.transactionEnded(committed);
    keepUncommitted(committed);
    if (!committed)
        emit told(tr("The transaction was rolled back: the edits saved in it are not saved any more"));
}

} // namespace ui::edit
