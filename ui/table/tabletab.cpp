// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/tabletab.h"

#include "core/catalog/objectkind.h"
#include "ui/base/banner.h"
#include "ui/edit/editdraft.h"
#include "ui/edit/rowediting.h"
#include "ui/grid/gridview.h"
#include "ui/query/resultpage.h"
#include "ui/query/resulttools.h"
#include "ui/query/seeasbar.h"
#include "ui/query/seeasmode.h"
#include "ui/query/tabsession.h"
#include "ui/table/conditionfield.h"
#include "ui/table/placechanges.h"
#include "ui/table/references.h"
#include "ui/table/rowcounter.h"
#include "ui/table/rowsnote.h"
#include "ui/table/sidesession.h"
#include "ui/table/tablebar.h"
#include "ui/table/tablehabits.h"
#include "ui/table/tablereading.h"

#include <QKeyEvent>
#include <QPointer>
#include <QVBoxLayout>

namespace ui::table {

using core::Error;
using core::browse::TableInfo;
using core::browse::TableQuery;
using core::query::Outcome;
using core::session::Session;
using query::ResultPage;

TableTab::TableTab(query::QueryServices services, const core::catalog::ObjectKinds &kinds,
                   std::shared_ptr<core::settings::TableMemory> memory, QWidget *parent)
    : Tab(parent)
    , m_services(services)
    , m_kinds(kinds)
    , m_session(new query::TabSession(services.pool, services.connector, this))
    , m_facts(new TableFacts(services.pool, this))
    , m_counter(new RowCounter(services.pool, this))
    , m_editing(new edit::RowEditing({services.theme, services.icons, services.prompts, services.pool,
                                      services.drafts, services.undoLog},
                                     this))
    , m_side(new SideSession(services.pool, this))
    , m_seeAs(new query::SeeAsMode(services, false, this,
                                   [this](query::SeeAsBar *bar) { m_layout->insertWidget(0, bar); }))
    , m_reading(std::make_unique<TableReading>(services, *m_session, *m_seeAs))
    , m_habits(new TableHabits(std::move(memory), this))
    , m_banner(new Banner(services.theme, services.icons, this))
    , m_bar(new TableBar(services.theme, services.icons, this))
    , m_empty(new QWidget(this))
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_banner);
    m_layout->addWidget(m_bar);
    m_layout->addWidget(m_empty, 1);
    m_empty->setAutoFillBackground(true);
    m_empty->setBackgroundRole(QPalette::Base);
    m_empty->setFocusPolicy(Qt::ClickFocus);
    m_empty->setObjectName(QStringLiteral("tableEmpty"));
    m_empty->setAccessibleName(tr("No rows yet"));

    m_clock.setInterval(250);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        showRows();
        emit statusChanged();
    });
    connect(m_session, &query::TabSession::opened, m_banner, &Banner::clear);
    // a scan that joins another one under way would begin in the middle of the table: not what one expects
    // to see on opening it twice
    connect(m_session, &query::TabSession::opened, this, [this] {
        (void)m_session->session()->run<bool>(
            tr("Preparing the session"), [](core::session::Link &link, core::session::Job &job) {
                return link.execute(job, "SET synchronize_seqscans = off")
                    .transform([](const core::session::PgResult &) { return true; });
            });
    });
    connectReading();
    connectSeeing();
    connect(m_session, &query::TabSession::failed, this, &TableTab::sessionFailed);
    connect(m_session, &query::TabSession::lost, this, &TableTab::sessionLost);
    connect(m_session, &query::TabSession::changed, this, &Tab::statusChanged);
    connect(m_bar, &TableBar::runRequested, this, &TableTab::runStatement);
    connect(m_bar, &TableBar::refreshRequested, this, &TableTab::runStatement);
    connect(m_bar, &TableBar::backRequested, this, &TableTab::back);
    connect(m_bar, &TableBar::forwardRequested, this, &TableTab::forward);
    connect(m_bar, &TableBar::orderRemoved, this, [this](int index) {
        TablePlace next = place();
        next.order.removeAt(index);
        follow(next);
    });
    connect(m_bar, &TableBar::historyChosen, this, [this](const QString &condition) {
        m_bar->field().setText(condition);
        runStatement();
    });
    connect(m_habits, &TableHabits::conditionsChanged, this,
            [this] { m_bar->setHistory(m_habits->conditions()); });
    connect(m_bar, &TableBar::openSqlRequested, this,
            [this] { emit openSqlRequested(QString::fromUtf8(m_statement.sql) + QStringLiteral(";\n")); });
    connect(m_bar, &TableBar::exportRequested, this, [this] {
        if (m_page)
            emit exportRequested(m_page);
    });
    connect(m_bar, &TableBar::countRequested, this, &TableTab::countRows);
    connect(m_bar, &TableBar::countCancelled, m_counter, &RowCounter::cancel);
    connect(m_counter, &RowCounter::changed, this, [this] {
        if (m_counter->isRunning())
            m_clock.start();
        else if (!m_reading->isUnderWay())
            m_clock.stop();
        showRows();
    });
    connect(m_counter, &RowCounter::failed, this, [this](const Error &error) {
        Error told = error;
        told.message = tr("The rows could not be counted: %1").arg(error.message);
        m_banner->setError(told);
    });
    connect(m_bar, &TableBar::addRowRequested, this, [this] { m_editing->run(edit::Command::AddRow); });
    connect(m_side, &SideSession::failed, m_banner, &Banner::setError);
    connect(m_editing, &edit::RowEditing::changed, this, [this] {
        m_bar->setCanAddRow(m_editing->can(edit::Command::AddRow));
        emit titleChanged(); // the mark of something that is not saved
        emit statusChanged();
    });
    connect(m_editing, &edit::RowEditing::refreshWanted, this, [this] {
        if (!m_reading->isUnderWay())
            runStatement();
        else if (m_page) // what waits to be read is not thrown away for it
            m_page->tell(tr("Undone on the server: refresh to see the rows as they are now"));
    });
    setFocusProxy(&m_bar->field());
}

TableTab::~TableTab()
{
    delete std::exchange(m_page, nullptr); // while there is still somebody to hear it
}

QString TableTab::iconName() const
{
    const auto *kind = m_kinds.find(place().kind);
    return kind ? kind->icon : QStringLiteral("table");
}

tabs::TabStatus TableTab::status() const
{
    tabs::TabStatus status;
    status.profile = m_session->profile();
    status.database = m_session->database();
    status.session = m_session->info();
    status.state = m_reading->stateText();
    status.canRun = true;
    status.placeIsFixed = true;
    status.paused = m_reading->isPaused();
    status.running = (m_reading->isUnderWay() && !status.paused) || m_session->isConnecting();
    status.lost = m_session->isLost();
    status.canSeeAs = m_session->profile().has_value();
    status.seeing = m_seeAs->isOn();
    status.seenAs = m_seeAs->role();
    return status;
}

void TableTab::focusWork()
{
    if (m_page)
        m_page->view().setFocus();
    else
        m_empty->setFocus(); // the rows take it over
}

void TableTab::countRows()
{
    if (core::browse::checkCondition(place().where) && m_session->profile())
        m_counter->start(*m_session->profile(), m_session->wantedDatabase(),
                         core::browse::countStatement(query()).sql,
                         m_seeAs->frame().value_or(core::query::Frame()).enter);
}

// --- the path

void TableTab::settle(const core::profile::ConnectionProfile &profile, const QString &database,
                      const TablePlace &place)
{
    m_session->setPlace(profile, database);
    m_facts->setPlace(profile, m_session->wantedDatabase());
    m_seeAs->setPlace(profile, m_session->wantedDatabase());
    m_path.begin(place);
}

void TableTab::open(const core::profile::ConnectionProfile &profile, const QString &database,
                    const TablePlace &place)
{
    settle(profile, database, place);
    arrive();
}

void TableTab::openUnread(const core::profile::ConnectionProfile &profile, const QString &database,
                          const TablePlace &place, const QString &why)
{
    settle(profile, database, place);
    showPlace();
    m_statement = core::browse::selectStatement(query());
    m_bar->setStatement(m_statement.sql);
    m_banner->setMessage(Banner::Tone::Info, why);
    m_banner->addButton(
        tr("Read the rows"), [this] { arrive(); }, true);
}

// Edits go along with another order or condition of the same table; another table has no place for them.
void TableTab::guardEdits(const core::browse::TableName &next, std::function<void()> then)
{
    if (next == place().name || !m_editing->isDirty())
        return then();
    m_editing->askToLeave(tr("go on"), [self = QPointer(this), then = std::move(then)](bool agreed) {
        if (self && agreed)
            then();
    });
}

void TableTab::follow(const TablePlace &next)
{
    guardEdits(next.name, [this, next] { goOn(next); });
}

void TableTab::goOn(const TablePlace &next)
{
    leave();
    if (next != place())
        m_path.goOn(next);
    arrive();
}

void TableTab::back()
{
    if (canGoBack())
        goTo(m_path.at() - 1);
}

void TableTab::forward()
{
    if (canGoForward())
        goTo(m_path.at() + 1);
}

void TableTab::goTo(qsizetype station)
{
    guardEdits(m_path.station(station).name, [this, station] {
        if (station >= m_path.size())
            return;
        leave();
        m_path.goTo(station);
        arrive();
    });
}

/// Keeps where one stood, for coming back.
void TableTab::leave()
{
    if (!m_page || m_pageName != place().name || !m_pageOfRun)
        return;
    const int column = m_page->view().currentResultColumn();
    m_path.keepCell(m_page->view().currentResultRow(),
                    column >= 0 ? m_page->result().columns()[column].name : QString());
}

/// Goes back to the cell one stood on, once its row is here; not if another one was chosen meanwhile.
void TableTab::returnToCell()
{
    const TablePlace &here = place();
    if (!m_page || here.row < 0 || m_page->view().currentResultRow() > 0)
        return;
    if (here.row >= m_page->result().rowCount())
        return;
    for (int i = 0; i < m_page->result().columnCount(); ++i) {
        if (m_page->result().columns()[i].name == here.column)
            m_page->view().revealCell(here.row, i);
    }
    m_path.forgetRow();
}

/// What is to be seen of the place before its rows are there.
void TableTab::showPlace()
{
    const TablePlace &here = place();
    m_columns.clear();
    m_bar->setPath(canGoBack(), canGoForward());
    m_bar->setOrder(here.order);
    if (m_bar->field().text() != here.where)
        m_bar->field().setText(here.where);
    m_bar->clearError();
    m_banner->clear();
    m_counter->reset();
    m_seeAs->setTable({0, here.name.schema, here.name.table});
    if (m_page && m_pageName != here.name)
        dropPage(); // another table's rows under this title would deceive
    m_habits->recall({m_session->profile() ? m_session->profile()->id : QUuid(), m_session->wantedDatabase(),
                      here.name.schema, here.name.table});
    emit titleChanged();
}

/// Brings everything in line with place() and runs its statement.
void TableTab::arrive()
{
    showPlace();
    readFacts();
    run();
}

void TableTab::runStatement()
{
    TablePlace next = place();
    next.where = m_bar->field().text();
    if (next == place())
        m_facts->forget(); // read again, as the rows are
    follow(next);
}

// --- the statement

TableQuery TableTab::query() const
{
    const TablePlace &here = place();
    TableQuery query{here.name.schema, here.name.table, m_columns, here.where, here.order, {}};
    query.expressions = here.expressions;
    if (const TableInfo *info = m_facts->known(here.name))
        query.tiebreak = info->primaryKey();
    return query;
}

void TableTab::run()
{
    m_statement = core::browse::selectStatement(query());
    m_bar->setStatement(m_statement.sql);
    if (auto checked = core::browse::checkCondition(place().where); !checked) {
        m_bar->showError(checked.error(), checked.error().position);
        return;
    }
    if (!m_seeAs->problem().isEmpty())
        return; // the bar tells; the rows stay as they are
    m_reading->read(m_statement);
    emit statusChanged();
}

void TableTab::connectReading()
{
    TableReading *reading = m_reading.get();
    connect(reading, &TableReading::began, this, [this] {
        showSeeing();
        m_pageOfRun = false;
        m_clock.start();
        emit statusChanged();
    });
    connect(reading, &TableReading::resultStarted, this, &TableTab::resultStarted);
    connect(reading, &TableReading::pausedChanged, this, &Tab::statusChanged);
    connect(reading, &TableReading::finished, this, [this](const Outcome &outcome) {
        if (m_page && m_pageOfRun)
            m_page->setOutcome(outcome);
    });
    connect(reading, &TableReading::failed, this, &TableTab::statementFailed);
    connect(reading, &TableReading::notSeen, m_banner, &Banner::setError);
    connect(reading, &TableReading::ended, this, &TableTab::readingEnded);
}

void TableTab::resultStarted(core::result::ResultSet *result)
{
    if (core::browse::isCondition(place().where))
        m_habits->addCondition(place().where);
    const bool record = m_page && m_page->isRecordShown();
    dropPage();
    m_page = new ResultPage(m_services.theme, m_services.icons, m_services.settings, result,
                            m_reading->statement().sql, this);
    m_pageName = place().name;
    m_pageOfRun = true;
    if (m_reading->seenAs())
        m_page->setSeenAs(m_reading->seenAs()->role);
    connect(m_page, &ResultPage::currentCellChanged, this, &Tab::inspectionChanged);
    connect(m_page, &ResultPage::notice, this,
            [this](const QString &text) { m_banner->setMessage(Banner::Tone::Info, text); });
    connect(&m_page->view(), &grid::GridView::sortRequested, this,
            [this](const QList<core::result::SortKey> &keys) {
                follow(sorted(place(), m_page->result().columns(), keys));
            });
    query::ResultTools &tools = m_page->tools();
    tools.setArrangedByServer();
    connect(&tools, &query::ResultTools::filterRequested, this,
            [this](const QList<core::analysis::Filter> &filters) {
                follow(filtered(place(), m_page->result().columns(), filters));
            });
    connect(&tools, &query::ResultTools::quickFilterRequested, this,
            [this] { m_bar->field().setFocus(Qt::ShortcutFocusReason); });
    auto *references = new References(*m_page, *m_facts);
    connect(references, &References::followRequested, this, &TableTab::follow);
    connect(references, &References::notice, m_page, &ResultPage::notice);
    if (!m_habits->columns().isEmpty())
        m_page->view().setColumnLayout(m_habits->columns());
    connect(&m_page->view(), &grid::GridView::columnLayoutChanged, this, [this] {
        if (m_pageName == place().name)
            m_habits->setColumns(m_page->view().columnLayout());
    });
    m_page->view().setSortKeys(sortMarks(place(), m_page->result().columns()));
    m_layout->addWidget(m_page, 1);
    m_page->show();
    if (record)
        m_page->setRecordShown(true, false);
    if (m_empty->hasFocus())
        m_page->view().setFocus();
    m_empty->hide();
    m_session->nameTypes(result);
    if (!m_reading->seenAs()) // another role's rows are only to look at
        editPage();
    connect(result, &core::result::ResultSet::rowsAppended, this, &TableTab::returnToCell);
    returnToCell();
    emit inspectionChanged();
}

void TableTab::dropPage()
{
    if (!m_page)
        return;
    ResultPage *old = std::exchange(m_page, nullptr);
    const bool focused = old->isAncestorOf(focusWidget() ? focusWidget() : this);
    old->setEditing(nullptr); // first: it may keep the rows that edits were made over
    old->hide();
    m_layout->removeWidget(old);
    old->deleteLater();
    m_empty->show();
    if (focused)
        m_empty->setFocus(); // until the next rows come: see resultStarted()
    emit inspectionChanged();
}

void TableTab::statementFailed(const Error &error)
{
    const qsizetype at = m_reading->statement().conditionPosition(error.position, place().where.size());
    if (at >= 0) {
        m_bar->showError(error, at);
        m_bar->field().setFocus();
        return;
    }
    m_banner->setError(error);
    m_banner->addButton(
        tr("Try again"), [this] { runStatement(); }, true);
    if (error.sqlState == QLatin1String("42501")) {
        // as it is now, whenever it is asked about
        m_banner->addButton(tr("Why?"), [this, as = query::ActingThen::of(m_session->session(), this)] {
            as->tell([this](const query::Acting &acting) {
                emit whyRequested(QString::fromUtf8(m_reading->statement().sql), acting);
            });
        });
        if (!m_reading->seenAs()) // what one may read oneself
            offerReadableColumns();
    }
}

void TableTab::offerReadableColumns()
{
    m_facts->read(place().name, this, [this, name = place().name](const core::Result<TableInfo> &info) {
        if (!info || name != place().name || !m_columns.isEmpty())
            return;
        const QStringList readable = info->readableColumns();
        if (readable.isEmpty() || readable.size() == info->columns.size())
            return;
        m_banner->addButton(readable.size() == 1
                                ? tr("Show the one column that can be read")
                                : tr("Show the %1 columns that can be read").arg(readable.size()),
                            [this, readable] {
                                m_banner->clear();
                                m_columns = readable;
                                run();
                            });
    });
}

void TableTab::readingEnded(bool again)
{
    if (!m_counter->isRunning())
        m_clock.stop();
    m_side->release();
    emit statusChanged();
    if (!again)
        lendNow();
}

void TableTab::cancel()
{
    if (m_reading->isUnderWay())
        m_reading->stop();
    else if (m_session->isConnecting())
        m_session->cancel();
    else
        m_counter->cancel();
    m_reading->dropNext();
    emit statusChanged();
}

void TableTab::sessionFailed(const Error &error)
{
    if (error.isCancelled())
        m_banner->setMessage(Banner::Tone::Info, tr("Connecting was cancelled; nothing was read."));
    else
        m_banner->setError(error);
    if (const auto then = std::exchange(m_lending, {}))
        then(nullptr);
    m_banner->addButton(
        tr("Try again"),
        [this] {
            m_banner->clear();
            run();
        },
        true);
}

void TableTab::sessionLost(const Error &error)
{
    Error told = error;
    told.message = tr("The session was lost: %1").arg(error.message);
    m_banner->setError(told);
    m_banner->addButton(
        tr("Reconnect and read again"),
        [this] {
            m_banner->clear();
            run();
        },
        true);
}

// --- as another role

void TableTab::connectSeeing()
{
    connect(m_seeAs, &query::SeeAsMode::changed, this, [this] {
        showSeeing();
        emit statusChanged();
    });
    connect(m_seeAs, &query::SeeAsMode::submitted, this, &TableTab::runStatement);
    connect(m_seeAs, &query::SeeAsMode::leaveRequested, this, [this] { setSeeing(false); });
    connect(m_seeAs, &query::SeeAsMode::countFailed, this, [this](const Error &error) {
        Error told = error;
        told.message = tr("The hidden rows could not be counted: %1").arg(error.message);
        m_banner->setError(told);
    });
}

void TableTab::setSeeing(bool on, const QString &role)
{
    if (on == m_seeAs->isOn() && (role.isEmpty() || role == m_seeAs->role())) {
        emit statusChanged(); // who asked shows the truth again
        return;
    }
    if (m_editing->isDirty()) {
        m_editing->askToLeave(tr("see as another role"), [self = QPointer(this), on, role](bool agreed) {
            if (self && agreed)
                self->setSeeing(on, role);
            else if (self)
                emit self->statusChanged();
        });
        return;
    }
    if (!on) {
        m_seeAs->turnOff();
        runStatement();
        focusWork();
        return;
    }
    if (m_page)
        m_page->setEditing(nullptr); // it would be saved as oneself
    m_seeAs->turnOn(role);
    m_seeAs->setTable({0, place().name.schema, place().name.table});
    if (!role.isEmpty())
        runStatement();
}

/// The bar speaks of the rows that are shown, not of those that could be.
void TableTab::showSeeing()
{
    if (query::SeeAsBar *bar = m_seeAs->bar(); bar && m_seeAs->isOn())
        bar->setPending(m_reading->seenAs() != m_seeAs->seeAs());
}

// --- editing

bool TableTab::isModified() const
{
    return m_editing->isDirty();
}

void TableTab::requestClose(std::function<void(bool)> agree)
{
    m_editing->askToLeave(tr("close"), std::move(agree));
}

void TableTab::editPage()
{
    edit::EditPlace here;
    here.profile = *m_session->profile();
    here.database = m_session->wantedDatabase();
    here.source = core::edit::Source::Table;
    here.eager = true;
    here.statement = m_reading->statement().sql;
    here.title = place().name.table;
    here.content = edit::toJson(
        edit::EditDraft{here.profile, here.database, place().name, place().where, place().order, {}});
    here.session = [self = QPointer(this)](bool end, std::function<void(core::session::Session *)> then) {
        if (self)
            self->lendSession(end, std::move(then));
    };
    here.openScript = [self = QPointer(this)](const QString &sql) {
        if (self)
            emit self->openSqlRequested(sql);
    };
    m_page->setEditing(m_editing);
    m_editing->show(m_page->view(), m_page->result(), here);
}

/// forWriting: while the rows are read, or wait for that, on another session; their reading goes on. It is a
/// session of ours alone, with nothing set on it, so that another one is the same.
void TableTab::lendSession(bool forWriting, std::function<void(core::session::Session *)> then)
{
    if (m_reading->isUnderWay() && forWriting)
        return m_side->lend(*m_session->profile(), m_session->wantedDatabase(), std::move(then));
    if (m_lending || m_reading->isPaused())
        return then(nullptr);
    m_lending = std::move(then);
    if (!m_reading->isUnderWay())
        lendNow();
}

void TableTab::lendNow()
{
    if (!m_lending)
        return;
    m_session->open([this] {
        if (const auto then = std::exchange(m_lending, {}))
            then(m_session->session());
    });
}

// --- what is known of the table

void TableTab::readFacts()
{
    showFacts();
    m_facts->read(place().name, this, [this, name = place().name](const core::Result<TableInfo> &info) {
        if (info && name == place().name)
            showFacts();
    });
}

void TableTab::showFacts()
{
    m_bar->field().setTable(place().name);
    const TableInfo *info = m_facts->known(place().name);
    if (info) {
        m_bar->field().setColumns(info->columnNames());
        if (place().kind.isEmpty() && !info->kind.isEmpty()) {
            m_path.setKind(info->kind);
            emit titleChanged();
        }
    }
    showRows();
}

void TableTab::showRows()
{
    const TableInfo *info = m_facts->known(place().name);
    const RowsNote note
        = rowsNote(*m_counter, core::browse::isCondition(place().where), info ? info->estimate : -1);
    m_bar->setRows(note.text, note.toolTip, note.counting);
}

bool TableTab::event(QEvent *event)
{
    // these keys belong to the tab while the focus is in it, whatever the window does with them elsewhere
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const auto is = [key](Qt::KeyboardModifier modifier, int code) {
            return key->modifiers().testFlag(modifier)
                && !(key->modifiers() & ~(modifier | Qt::KeypadModifier)) && key->key() == code;
        };
        const bool refresh = is(Qt::ControlModifier, Qt::Key_R);
        const bool left = is(Qt::AltModifier, Qt::Key_Left);
        const bool right = is(Qt::AltModifier, Qt::Key_Right);
        if (refresh || left || right) {
            event->accept();
            if (event->type() == QEvent::KeyPress) {
                if (refresh)
                    runStatement();
                else
                    left ? back() : forward();
            }
            return true;
        }
    }
    return Tab::event(event);
}

} // namespace ui::table
