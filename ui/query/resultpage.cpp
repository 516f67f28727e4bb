// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/resultpage.h"

#include "ui/base/amounts.h"
#include "ui/edit/rowediting.h"
#include "ui/grid/copyas.h"
#include "ui/grid/gotorow.h"
#include "ui/grid/gridview.h"
#include "ui/grid/recordview.h"
#include "ui/grid/resultstatus.h"
#include "ui/query/messagesview.h"
#include "ui/query/pausebar.h"
#include "ui/query/resulttools.h"

#include <QApplication>
#include <QMenu>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::query {

using core::result::ResultSet;

ResultPage::ResultPage(const Theme &theme, const Icons &icons, core::settings::Settings &settings,
                       ResultSet *result, QByteArray statement, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icons(icons)
    , m_result(result)
    , m_statement(std::move(statement))
    , m_column(new QVBoxLayout(this))
    , m_view(new grid::GridView(theme, this))
    , m_goToRow([this] {
        auto *made = new grid::GoToRow(m_theme, *m_view, this);
        m_column->insertWidget(
            m_column->indexOf(m_pause.ifMade() ? static_cast<QWidget *>(m_pause.get()) : m_status), made);
        return made;
    })
    , m_pause([this] {
        auto *made = new PauseBar(m_theme, m_result, this);
        m_column->insertWidget(m_column->indexOf(m_status), made);
        return made;
    })
    , m_status(new grid::ResultStatus(theme, this))
{
    m_result->setParent(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setObjectName(QStringLiteral("recordSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_view);
    m_view->setResult(m_result);
    m_column->addWidget(m_splitter, 1);
    m_column->addWidget(m_status);
    m_tools = new ResultTools(theme, icons, settings, *m_view, *m_status, {m_column, m_splitter}, this);
    m_clock.start();
    connect(m_result, &ResultSet::pausedChanged, this, &ResultPage::tellOfPause);
    tellOfPause();
    connect(m_result, &ResultSet::pausedChanged, this, &ResultPage::refresh);
    connect(m_result, &ResultSet::pausedChanged, this, &ResultPage::fetchNearTheEnd);
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this, &ResultPage::fetchNearTheEnd);

    connect(m_result, &ResultSet::rowsAppended, this, [this] {
        if (m_firstRow < 0)
            m_firstRow = m_clock.elapsed();
        if (!m_refresh.isActive()) { // figures change at most ten times a second: nobody reads faster
            refresh();
            m_refresh.start();
        }
    });
    connect(m_result, &ResultSet::ended, this, &ResultPage::refresh);
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(100);
    connect(&m_refresh, &QTimer::timeout, this, &ResultPage::refresh);
    connect(m_view, &grid::GridView::currentCellChanged, this, [this] {
        const qsizetype row = m_view->currentResultRow();
        const int column = m_view->currentResultColumn();
        const bool valid = row >= 0 && column >= 0 && column < m_result->columnCount();
        m_status->setCurrentCell(valid ? row : -1, valid ? m_result->columns()[column].name : QString());
        emit currentCellChanged();
    });
    connect(m_tools, &ResultTools::notice, this, &ResultPage::notice);
    connect(m_view, &grid::GridView::copyRefused, this,
            [this](const core::Error &error) { emit notice(error.toText()); });
    m_copyAs = new grid::CopyAs(*m_view);
    connect(m_copyAs, &grid::CopyAs::refused, this,
            [this](const core::Error &error) { emit notice(error.toText()); });
    connect(m_copyAs, &grid::CopyAs::copied, this, &ResultPage::tell);
    connect(m_view, &grid::GridView::copied, this, &ResultPage::tell);
    connect(m_view, &grid::GridView::aboutToShowCellMenu, this, [this](QMenu *menu) {
        auto *formats = new QMenu(tr("Copy as"), menu);
        formats->setObjectName(QStringLiteral("copyAsMenu"));
        formats->setToolTipsVisible(true);
        m_copyAs->fillMenu(formats);
        const QList<QAction *> actions = menu->actions(); // after the entries that copy
        QAction *before = nullptr;
        for (QAction *action : actions) {
            if (action->isSeparator()) {
                before = action;
                break;
            }
        }
        menu->insertMenu(before, formats);
    });
    m_told.setSingleShot(true);
    m_told.setInterval(6000);
    connect(&m_told, &QTimer::timeout, this, &ResultPage::refresh);
    refresh();
}

ResultPage::~ResultPage()
{
    // children die in no order to rely on: nobody hears any more that the result goes
    blockSignals(true);
    if (m_editing) {
        const QSignalBlocker quiet(m_editing); // who listens may be half gone
        setEditing(nullptr);
    }
    m_view->setResult(nullptr);
    m_view->disconnect(this);
    m_view->verticalScrollBar()->disconnect(this);
}

void ResultPage::setSeenAs(const QString &role)
{
    m_seenAs = role;
    m_status->setReadOnly(tr("Rows as %1 sees them: only to look at").arg(role));
}

void ResultPage::setEditing(edit::RowEditing *editing)
{
    if (m_editing == editing)
        return;
    if (m_editing) {
        m_editing->leave(); // first: it may keep the result
        m_editing->disconnect(this);
        if (QWidget *bars = m_editing->bars()) {
            bars->hide();
            bars->setParent(nullptr);
        }
        m_status->setReadOnly({});
    }
    m_editing = editing;
    if (!editing)
        return;
    m_column->insertWidget(m_column->indexOf(m_status), editing->bars());
    editing->bars()->show();
    connect(editing, &edit::RowEditing::told, this, &ResultPage::tell);
    connect(editing, &edit::RowEditing::changed, this, &ResultPage::showLock);
    showLock();
}

/// In the line beneath: whether the rows can be edited, and why not.
void ResultPage::showLock()
{
    const QString why = m_editing ? m_editing->whyNot() : QString();
    m_status->setReadOnly(why.isEmpty() ? QString() : tr("Read-only: %1").arg(why));
}

void ResultPage::tell(const QString &text)
{
    m_status->setState(text, Token::Ok);
    m_told.start();
}

void ResultPage::goToRow()
{
    m_goToRow->open();
}

void ResultPage::setRecordShown(bool shown, bool focus)
{
    if (shown && !m_record) {
        m_record = new grid::RecordView(m_theme, m_icons, *m_view, this);
        m_record->setMinimumWidth(160);
        m_splitter->addWidget(m_record);
        m_splitter->setStretchFactor(0, 1);
        m_splitter->setStretchFactor(1, 0);
        m_splitter->setSizes({std::max(200, width() - 360), std::min(360, width() / 2)});
        connect(m_record, &grid::RecordView::closeRequested, this, [this] { setRecordShown(false); });
    }
    if (!m_record)
        return;
    const bool hadFocus = m_record->isAncestorOf(QApplication::focusWidget());
    m_record->setVisible(shown);
    if (shown && focus)
        m_record->setFocus();
    else if (!shown && hadFocus)
        m_view->setFocus();
}

bool ResultPage::isRecordShown() const
{
    return m_record && m_record->isVisibleTo(this);
}

void ResultPage::setOutcome(const core::query::Outcome &outcome)
{
    m_outcome = outcome;
    refresh();
}

void ResultPage::refresh()
{
    const qint64 rows = m_result->rowCount();
    const bool running
        = m_result->state() == ResultSet::State::Receiving && !m_outcome && !m_result->isPaused();
    m_status->setRows(rows);
    m_status->setMemory(m_result->memory());
    m_status->setRunning(running);
    if (m_outcome) {
        m_status->setFirstRow(m_outcome->firstRow);
        const double seconds = double((m_outcome->total - m_outcome->paused).count()) / 1e6;
        m_status->setRate(rows > 1000 && seconds > 0 ? double(rows) / seconds : -1);
        if (m_outcome->error)
            m_status->setState(m_outcome->error->isCancelled() ? tr("cancelled, incomplete")
                                                               : tr("failed, incomplete"),
                               Token::Warn);
        else if (m_outcome->stoppedByReader)
            m_status->setState(m_result->endedByIdleness() ? tr("ended after waiting, more on the server")
                                                           : tr("stopped, more on the server"),
                               Token::Warn);
        else
            m_status->setState(durationText(m_outcome->total));
    } else if (m_result->isPaused()) {
        m_status->setRate(-1);
        m_status->setState(tr("paused"));
    } else {
        m_status->setState({});
        m_status->setFirstRow(std::chrono::milliseconds(m_firstRow));
        m_status->setRate(m_clock.elapsed() > 200 ? double(rows) * 1000 / double(m_clock.elapsed()) : -1);
    }
    // an empty grid must not look like one that still waits
    QString empty;
    if (rows == 0 && m_outcome && !m_outcome->error) {
        const QString changed = affectedText(*m_outcome);
        empty = changed.isEmpty() ? tr("0 rows: nothing matched.") : changed;
    } else if (rows == 0 && m_outcome) {
        empty = m_outcome->error->isCancelled() ? tr("Cancelled before the first row came.")
                                                : tr("Failed before the first row came; see Messages.");
    }
    m_view->setEmptyText(empty);
    emit rowsChanged();
}

void ResultPage::tellOfPause()
{
    // once made it follows the result by itself
    if (m_result->isPaused() || m_result->isStopping() || m_result->isFetchingAll())
        m_pause.get();
}

/// Whoever looks at the last rows wants to see more; one step each time. Not who is at a row that is new: it
/// stands behind the last one, wherever that is.
void ResultPage::fetchNearTheEnd()
{
    const QScrollBar *bar = m_view->verticalScrollBar();
    if (m_result->isPaused() && m_view->isVisible() && m_view->rowOrder().isAsReceived()
        && !m_view->currentRowRef().added && bar->value() >= bar->maximum() - bar->pageStep() / 2)
        m_result->fetchMore();
}

} // namespace ui::query
