// SPDX-License-Identifier: GPL-3.0-or-later
// What may be edited, and the editor over a cell; commands are in rowcommands.cpp, saving in rowsaving.cpp.
#include "ui/edit/rowediting.h"

#include "core/catalog/sqllibrary.h"
#include "ui/base/banner.h"
#include "ui/edit/cellfacts.h"
#include "ui/edit/conflictband.h"
#include "ui/edit/editbar.h"
#include "ui/edit/rowsaver.h"
#include "ui/edit/scriptband.h"
#include "ui/edit/stagedbuffer.h"
#include "ui/grid/gridview.h"
#include "ui/inspector/buffersink.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QMenu>

namespace ui::edit {

using core::edit::CellValue;
using core::edit::Editable;
using core::edit::EditBuffer;
using core::result::ResultSet;
using editors::CellEditor;
using grid::GridView;

namespace {

// A result that is complete by then is asked about on its own session, which knows its temporary tables.
constexpr int Patience = 250; // milliseconds

} // namespace

RowEditing::RowEditing(const EditServices &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_staged(new StagedBuffer(m_buffer, this))
    , m_sink(new inspector::BufferSink(
          m_buffer,
          {[this] {
               return !isSaving() && m_place.profile.environment != core::profile::Environment::Production;
           },
           [this] { save(); }, [this] { return m_known && m_result && m_buffer.result() == m_result; }},
          this))
    , m_commands(editCommands())
    , m_saver(new RowSaver(this))
    , m_bars(new QWidget)
    , m_bar([this] { return makeBar(); })
    , m_conflicts([this] { return makeConflicts(); })
    , m_script([this] { return makeScript(); })
    , m_failure([this] { return makeFailure(); })
{
    m_bars->setObjectName(QStringLiteral("editBars"));
    m_bars->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *rows = new QGridLayout(m_bars);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);

    m_patience.setSingleShot(true);
    m_patience.setInterval(Patience);
    connect(&m_patience, &QTimer::timeout, this, [this] { learn(false); });
    if (services.drafts)
        m_journal = std::make_unique<core::edit::PendingJournal>(m_buffer, *services.drafts);
    connect(&m_buffer, &EditBuffer::changed, this, [this] {
        showState();
        emit changed();
    });
    connect(m_saver, &RowSaver::progressed, this, [this](qsizetype statement, qsizetype count) {
        if (isSaving())
            m_bar->showSaving(tr("statement %1 of %2").arg(statement + 1).arg(count));
    });
    connect(m_saver, &RowSaver::finished, this, &RowEditing::savingEnded);
    connect(this, &RowEditing::changed, m_sink, &values::CellSink::changed);
}

RowEditing::~RowEditing()
{
    blockSignals(true);
    m_buffer.disconnect(this);
    if (m_journal)
        m_journal->flush(); // what was discarded is not offered again
    leave();
    m_journal.reset(); // the draft stays: whoever closes the tab has decided about the edits before
    if (m_bars && !m_bars->parent())
        delete m_bars;
}

values::CellSink &RowEditing::sink() const
{
    return *m_sink;
}

// --- the rows

void RowEditing::show(GridView &view, ResultSet &result, const EditPlace &place)
{
    leave();
    ++m_serial;
    m_view = &view;
    m_result = &result;
    m_place = place;
    m_known = false;
    m_whyNot.clear();
    if (m_journal)
        m_journal->setContext(place.title, place.content);
    view.installEventFilter(this);
    view.setEditStarter(
        [this](qsizetype row, int column, const QString &typed) { return startEditor(row, column, typed); });
    connect(&view, &GridView::aboutToShowCellMenu, this, [this](QMenu *menu) { fillMenu(menu); });
    connect(&view, &GridView::currentCellChanged, this, &RowEditing::showCurrentRow);
    connect(&result, &ResultSet::columnsKnown, this, &RowEditing::learnIfWanted);
    connect(&result, &ResultSet::ended, this, &RowEditing::learnIfWanted);
    m_wanted = place.eager || isDirty() || m_restore;
    if (m_place.profile.readOnly)
        setWhyNot(tr("the connection is read-only"));
    learnIfWanted();
    showState();
    emit changed();
}

void RowEditing::leave()
{
    if (m_sink->isReady())
        emit m_sink->leaving();
    ++m_serial; // answers that are under way are about nothing any more
    m_patience.stop();
    m_borrowing.requestStop();
    if (m_learning)
        m_learning->requestStop();
    m_learning.reset();
    if (m_view) {
        commitOpenEditor();
        m_view->closeEditor();
        m_view->removeEventFilter(this);
        m_view->setEditStarter({});
        m_view->setStaged(nullptr);
        m_view->disconnect(this);
    }
    m_view = nullptr;
    if (m_result) {
        m_result->disconnect(this);
        // what was seen in it is compared when the edits are saved
        if (m_buffer.result() == m_result && m_buffer.isDirty()) {
            m_result->setParent(nullptr);
            m_heldResult.reset(m_result);
        } else if (m_buffer.result() == m_result) {
            (void)m_buffer.setResult(nullptr, {});
        }
    }
    m_result = nullptr;
    m_known = false;
    m_waiting.reset();
}

void RowEditing::restoreLater(core::edit::PendingEdits pending, const QString &draft)
{
    m_restore = std::move(pending);
    m_restoreDraft = draft;
    if (m_known)
        adopt(core::edit::Editable(m_buffer.editable()));
    else
        want();
}

// --- what may be edited

/// On the result's own session once that is free; a result that goes on coming, or waits for its reader, is
/// asked about on another one.
void RowEditing::learnIfWanted()
{
    if (!m_wanted || !m_result)
        return;
    const auto state = m_result->state();
    if (state == ResultSet::State::Complete || state == ResultSet::State::Partial) {
        m_patience.stop();
        learn(true);
    } else if (m_result->columnCount() > 0 && !m_patience.isActive()) {
        m_patience.start();
    }
}

void RowEditing::want()
{
    if (!std::exchange(m_wanted, true))
        learnIfWanted();
}

void RowEditing::learn(bool ownSession)
{
    if (!m_result || m_known || !m_whyNot.isEmpty())
        return;
    if (m_result->columnCount() == 0)
        return setWhyNot(tr("there are no columns"));
    using core::session::Session;
    const auto ask = [this, serial = m_serial](Session &session) {
        if (serial != m_serial || !m_result)
            return;
        m_learning = session.run<Editable>(
            tr("Asking what may be edited"),
            [columns = m_result->columns(), source = m_place.source,
             statement = m_place.statement](core::session::Link &link, core::session::Job &job) {
                return core::edit::readEditable(link, job, core::catalog::SqlLibrary(), columns, source,
                                                statement);
            });
        core::whenDone(*m_learning, this, [this, serial](const core::Result<Editable> &answer) {
            m_borrowed.release();
            if (serial == m_serial && !m_known)
                learned(answer);
        });
    };
    if (ownSession) {
        m_place.session(false, [ask, self = QPointer(this), serial = m_serial](Session *session) {
            if (self && session)
                ask(*session);
            else if (self && serial == self->m_serial)
                self->setWhyNot(tr("there is no session any more"));
        });
        return;
    }
    m_borrowing = m_services.pool.shared(m_place.profile, m_place.database);
    core::whenDone(m_borrowing, this,
                   [this, ask, serial = m_serial](core::Result<core::session::Lease> lease) {
                       if (serial != m_serial || m_known)
                           return;
                       if (!lease)
                           return setWhyNot(lease.error().message);
                       m_borrowed = *std::move(lease);
                       ask(*m_borrowed.session());
                   });
}

void RowEditing::learned(const core::Result<Editable> &answer)
{
    m_learning.reset();
    if (!answer) {
        if (!answer.error().isCancelled())
            setWhyNot(answer.error().message);
        return;
    }
    adopt(*answer);
}

void RowEditing::adopt(const Editable &editable)
{
    if (m_buffer.result() != m_result) {
        if (auto laid = m_buffer.setResult(m_result, editable); !laid) {
            m_known = true;
            setWhyNot(laid.error().message);
            return;
        }
        m_heldResult.reset();
    }
    m_known = true;
    m_whyNot = editable.whyNot;
    if (m_restore && m_whyNot.isEmpty()) {
        const core::edit::PendingEdits pending = *std::exchange(m_restore, std::nullopt);
        if (auto restored = m_buffer.restore(pending); !restored)
            m_failure->setError(restored.error()); // the draft stays on disk
        else
            tellRestored();
    }
    if (m_view)
        m_view->setStaged(m_whyNot.isEmpty() ? m_staged : nullptr);
    showState();
    emit changed();
    const auto waiting = std::exchange(m_waiting, std::nullopt);
    if (waiting && m_view && m_view->hasFocus() && m_view->currentRow() == waiting->row
        && m_view->currentColumn() == waiting->column)
        startEditor(waiting->row, waiting->column, waiting->typed, waiting->expression);
}

/// What is typed from now on is kept in the draft that they came from.
void RowEditing::tellRestored()
{
    if (m_journal)
        m_journal->setContext(m_place.title, m_place.content, m_restoreDraft);
    m_failureRow.reset();
    m_failure->setMessage(
        Banner::Tone::Info,
        tr("These edits were not saved when the program ended: %1. Save or discard them.").arg(summary()));
}

void RowEditing::setWhyNot(const QString &reason)
{
    m_whyNot = reason;
    emit changed();
}

bool RowEditing::isSaving() const
{
    return m_saver->isRunning();
}

// --- the editor over a cell

bool RowEditing::startEditor(qsizetype row, int column, const QString &typed, bool expression)
{
    if (!m_view || !m_view->rowRef(row).isValid())
        return false;
    if (!m_known && m_whyNot.isEmpty()) {
        want();
        // whoever typed ahead of the answer finds the cell open when it is there
        if (m_waiting && m_waiting->row == row && m_waiting->column == column)
            m_waiting->typed += typed;
        else
            m_waiting = Waiting{row, column, typed, expression};
        return true;
    }
    if (!m_whyNot.isEmpty()) {
        emit told(tr("Read-only: %1").arg(m_whyNot));
        return false;
    }
    const core::edit::RowId id = m_staged->idOf(m_view->rowRef(row));
    const int resultColumn = m_view->columnMap().resultColumn(column);
    if (const QString why = m_buffer.whyNot(id, resultColumn); !why.isEmpty()) {
        emit told(why);
        return true;
    }
    const editors::EditorTools tools{
        m_services.theme, m_services.icons, m_services.prompts,
        [pool = &m_services.pool, profile = m_place.profile, database = m_place.database] {
            return pool->shared(profile, database);
        }};
    auto made
        = editors::makeCellEditor(cellFacts(m_buffer.editable(), m_result->columns(), resultColumn), tools);
    CellEditor *editor = made.release();
    editor->setObjectName(QStringLiteral("cellEditor"));
    m_editor = editor;
    m_editedRow = id;
    m_editedColumn = resultColumn;
    // "= now()": the sign says that what follows is SQL; a text that begins with it is typed after F2
    expression = expression || typed == QLatin1String("=");
    const CellValue now = m_buffer.value(id, resultColumn);
    editor->setValue(expression && now.kind != CellValue::Kind::Expression ? CellValue::expression({}) : now);
    connect(editor, &CellEditor::committed, this, &RowEditing::takeValue);
    connect(editor, &CellEditor::cancelled, this, [this] {
        m_editor = nullptr;
        if (m_view)
            m_view->closeEditor();
    });
    m_view->openEditor(editor, row, column, [editor](const QRect &cell) { editor->placeOver(cell); });
    if (!typed.isEmpty() && !expression)
        editor->startWith(typed);
    return true;
}

void RowEditing::takeValue(editors::Next next)
{
    CellEditor *editor = m_editor;
    if (!editor)
        return;
    m_editor = nullptr; // the focus that leaves commits once more
    editor->disconnect(this);
    if (editor->isTouched()) {
        QList<EditBuffer::CellEdit> edits{{m_editedRow, m_editedColumn, editor->value()}};
        for (const editors::Alongside &other : editor->alongside()) {
            const int column = siblingOf(m_buffer.editable(), m_editedColumn, other.column);
            if (column >= 0)
                edits << EditBuffer::CellEdit{m_editedRow, column, CellValue::fromCell(other.value)};
        }
        if (auto set = m_buffer.setCells(edits); !set)
            refused(set.error());
        else if (const QString problem = editor->problem(); !problem.isEmpty())
            emit told(problem); // kept all the same: what was typed is not thrown away
    }
    if (!m_view)
        return;
    m_view->closeEditor();
    switch (next) {
    case editors::Next::Stay:
        break;
    case editors::Next::Down:
        m_view->stepCell(0, 1);
        break;
    case editors::Next::Up:
        m_view->stepCell(0, -1);
        break;
    case editors::Next::Right:
        m_view->stepCell(1, 0);
        break;
    case editors::Next::Left:
        m_view->stepCell(-1, 0);
        break;
    }
}

bool RowEditing::commitOpenEditor()
{
    if (!m_editor)
        return false;
    takeValue(editors::Next::Stay);
    return true;
}

// --- keys

bool RowEditing::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::FocusIn)
        want();
    if (watched != m_view || (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress))
        return QObject::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const CommandSpec *spec = commandOf(m_commands, *key);
    if (!spec || spec->command == Command::EditCell)
        return QObject::eventFilter(watched, event); // the grid asks for the editor by itself
    // a key that the editor over a cell did not want
    if (m_editor && spec->command != Command::Save)
        return QObject::eventFilter(watched, event);
    // with nothing staged, Ctrl+S and Ctrl+Z mean what they mean elsewhere
    if (!can(spec->command) && (!isReady() || spec->command == Command::Save))
        return QObject::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress) {
        const bool plainDelete = key->key() == Qt::Key_Delete && key->modifiers() == Qt::NoModifier;
        run(plainDelete && selectsWholeRows() ? Command::DeleteRows : spec->command);
    }
    return true;
}

} // namespace ui::edit
