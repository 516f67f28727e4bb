// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/tabletab.h"

#include "core/base/sqlquote.h"

#include "core/analysis/filtersql.h"
#include "core/catalog/objectkind.h"
#include "ui/base/amounts.h"
#include "ui/base/banner.h"
#include "ui/edit/editdraft.h"
#include "ui/edit/rowediting.h"
#include "ui/grid/gridview.h"
#include "ui/query/readingsettings.h"
#include "ui/query/resultpage.h"
#include "ui/query/resulttools.h"
#include "ui/query/seeasbar.h"
#include "ui/query/seeasmode.h"
#include "ui/query/tabsession.h"
#include "ui/table/conditionfield.h"
#include "ui/table/references.h"
#include "ui/table/rowcounter.h"
#include "ui/table/sidesession.h"
#include "ui/table/tablebar.h"

#include <QJsonArray>
#include <QKeyEvent>
#include <QLocale>
#include <QVBoxLayout>

namespace ui::table {

using core::Error;
using core::browse::OrderBy;
using core::browse::TableInfo;
using core::browse::TableQuery;
using core::query::Outcome;
using core::query::ScriptRun;
using core::session::Session;
using query::ResultPage;

namespace {

constexpr qsizetype LongestPath = 100;
constexpr qsizetype ConditionsKept = 30;
constexpr qsizetype LongestCondition = 10000;

QString seconds(qint64 milliseconds)
{
    return durationText(std::chrono::milliseconds(milliseconds / 1000 * 1000));
}

} // namespace

TableTab::TableTab(query::QueryServices services, const core::catalog::ObjectKinds &kinds,
                   std::shared_ptr<core::settings::TableMemory> memory, QWidget *parent)
    : Tab(parent)
    , m_services(services)
    , m_kinds(kinds)
    , m_memory(std::move(memory))
    , m_session(new query::TabSession(services.pool, services.connector, this))
    , m_facts(new TableFacts(services.pool, this))
    , m_counter(new RowCounter(services.pool, this))
    , m_editing(new edit::RowEditing({services.theme, services.icons, services.prompts, services.pool,
                                      services.drafts, services.undoLog},
                                     this))
    , m_side(new SideSession(services.pool, this))
    , m_seeAs(new query::SeeAsMode(services, false, this,
                                   [this](query::SeeAsBar *bar) { m_layout->insertWidget(0, bar); }))
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

    m_remember.setSingleShot(true);
    m_remember.setInterval(500);
    connect(&m_remember, &QTimer::timeout, this, &TableTab::remember);
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
        else if (!m_run)
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
        if (!m_run)
            runStatement();
        else if (m_page) // what waits to be read is not thrown away for it
            m_page->tell(tr("Undone on the server: refresh to see the rows as they are now"));
    });
    setFocusProxy(&m_bar->field());
}

TableTab::~TableTab()
{
    if (m_remember.isActive())
        remember();
    delete std::exchange(m_page, nullptr); // while there is still somebody to hear it
    m_run.reset();
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
    status.state = stateText();
    status.canRun = true;
    status.placeIsFixed = true;
    status.paused = m_run && m_run->isPaused();
    status.running = (m_run && !status.paused) || m_session->isConnecting();
    status.lost = m_session->isLost();
    status.canSeeAs = m_session->profile().has_value();
    status.seeing = m_seeAs->isOn();
    status.seenAs = m_seeAs->role();
    return status;
}

QString TableTab::stateText() const
{
    if (m_session->isConnecting())
        return tr("connecting…");
    if (m_run && m_run->isPaused())
        return tr("paused, %1 so far").arg(rowsText(m_run->result()->rowCount()));
    if (m_run) {
        const QString text = m_run->isCancelling() ? tr("cancelling…") : tr("running");
        return m_run->elapsed() < 1000 ? text : text + QLatin1Char(' ') + seconds(m_run->elapsed());
    }
    if (m_session->isLost())
        return tr("connection lost");
    return m_session->session() ? tr("idle") : tr("not connected");
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
    m_path = {place};
    m_at = 0;
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
    if (next == place()) {
        arrive();
        return;
    }
    m_path = m_path.mid(0, m_at + 1);
    m_path << next;
    m_path.last().row = -1; // a new station begins at its first row
    if (m_path.size() > LongestPath)
        m_path.removeFirst();
    m_at = m_path.size() - 1;
    arrive();
}

void TableTab::back()
{
    if (m_at > 0)
        goTo(m_at - 1);
}

void TableTab::forward()
{
    if (m_at + 1 < m_path.size())
        goTo(m_at + 1);
}

void TableTab::goTo(qsizetype station)
{
    guardEdits(m_path.at(station).name, [this, station] {
        if (station >= m_path.size())
            return;
        leave();
        m_at = station;
        arrive();
    });
}

/// Keeps where one stood, for coming back.
void TableTab::leave()
{
    if (!m_page || m_pageName != place().name || !m_pageOfRun)
        return;
    m_path[m_at].row = m_page->view().currentResultRow();
    const int column = m_page->view().currentResultColumn();
    if (column >= 0)
        m_path[m_at].column = m_page->result().columns()[column].name;
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
    m_path[m_at].row = -1;
}

/// Brings everything in line with place() and runs its statement.
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
    recall();
    emit titleChanged();
}

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
    if (m_run) {
        m_again = true;
        endRun();
        emit statusChanged();
        return;
    }
    m_session->open([this] { begin(); });
}

void TableTab::begin()
{
    if (m_run)
        return;
    ScriptRun::Options options = query::readingOptions(m_services.settings, m_services.storage, false);
    options.frame = m_seeAs->frame();
    m_shownAs.reset();
    if (options.frame)
        m_shownAs = m_seeAs->seeAs();
    showSeeing();
    m_run = std::make_unique<ScriptRun>(*m_session->session(), QList<QByteArray>{m_statement.sql}, options);
    connect(m_run.get(), &ScriptRun::frameFailed, this, [this](const Error &error) {
        if (error.connectionLost || error.isCancelled() || m_again)
            return;
        Error told = error;
        told.message = tr("Not read as %1: %2").arg(m_shownAs->role, error.message);
        m_banner->setError(told);
        m_seeAs->readRoles();
    });
    connect(m_run.get(), &ScriptRun::resultStarted, this,
            [this](int, core::result::ResultSet *result) { resultStarted(result); });
    connect(m_run.get(), &ScriptRun::statementFinished, this,
            [this](int, const Outcome &outcome) { statementFinished(outcome); });
    connect(m_run.get(), &ScriptRun::finished, this, &TableTab::runFinished);
    connect(m_run.get(), &ScriptRun::pausedChanged, this, &Tab::statusChanged);
    m_pageOfRun = false;
    m_clock.start();
    emit statusChanged();
    m_run->start();
}

void TableTab::resultStarted(core::result::ResultSet *result)
{
    if (m_again)
        return; // it goes with the run
    if (core::browse::isCondition(place().where))
        addToHistory(place().where);
    const bool record = m_page && m_page->isRecordShown();
    dropPage();
    m_page = new ResultPage(m_services.theme, m_services.icons, m_services.settings, result, m_statement.sql,
                            this);
    m_pageName = place().name;
    m_pageOfRun = true;
    if (m_shownAs)
        m_page->setSeenAs(m_shownAs->role);
    connect(m_page, &ResultPage::currentCellChanged, this, &Tab::inspectionChanged);
    connect(m_page, &ResultPage::notice, this,
            [this](const QString &text) { m_banner->setMessage(Banner::Tone::Info, text); });
    connect(&m_page->view(), &grid::GridView::sortRequested, this, &TableTab::sort);
    query::ResultTools &tools = m_page->tools();
    tools.setArrangedByServer();
    connect(&tools, &query::ResultTools::filterRequested, this, &TableTab::filter);
    connect(&tools, &query::ResultTools::quickFilterRequested, this,
            [this] { m_bar->field().setFocus(Qt::ShortcutFocusReason); });
    auto *references = new References(*m_page, *m_facts);
    connect(references, &References::followRequested, this, &TableTab::follow);
    connect(references, &References::notice, m_page, &ResultPage::notice);
    if (!m_columnLayout.isEmpty())
        m_page->view().setColumnLayout(m_columnLayout);
    connect(&m_page->view(), &grid::GridView::columnLayoutChanged, this, [this] {
        if (m_pageName != place().name)
            return;
        m_columnLayout = m_page->view().columnLayout();
        m_remember.start();
    });
    showSortMarks();
    m_layout->addWidget(m_page, 1);
    m_page->show();
    if (record)
        m_page->setRecordShown(true, false);
    if (m_empty->hasFocus())
        m_page->view().setFocus();
    m_empty->hide();
    m_session->nameTypes(result);
    if (!m_shownAs) // another role's rows are only to look at
        editPage();
    connect(result, &core::result::ResultSet::rowsAppended, this, &TableTab::returnToCell);
    returnToCell();
    emit inspectionChanged();
}

void TableTab::sort(const QList<core::result::SortKey> &keys)
{
    TablePlace next = place();
    next.order.clear();
    for (const core::result::SortKey &key : keys) {
        if (key.column >= 0 && key.column < m_page->result().columnCount())
            next.order << OrderBy{m_page->result().columns()[key.column].name, key.descending};
    }
    follow(next);
}

// "Filter by this value": one more condition in the field, where it can be seen and changed.
void TableTab::filter(const QList<core::analysis::Filter> &filters)
{
    TablePlace next = place();
    QList<core::result::Column> columns = m_page->result().columns();
    // a condition cannot name what stands in the SELECT list: the expression itself takes the name's place
    const QString token = QUuid::createUuid().toString(QUuid::Id128);
    const qsizetype first = columns.size() - next.expressions.size();
    QHash<QString, QString> names;
    for (qsizetype i = std::max<qsizetype>(first, 0); i < columns.size(); ++i) {
        const core::browse::Expression &expression = next.expressions.at(i - first);
        if (columns.at(i).name != expression.name)
            continue; // the rows of another place are still there
        columns[i].name = QStringLiteral("%1 %2.").arg(token).arg(i);
        names.insert(core::quoteIdentifier(columns.at(i).name),
                     QLatin1Char('(') + expression.sql + QLatin1Char(')'));
    }
    QString added = core::analysis::whereClause(columns, filters);
    for (auto name = names.cbegin(); name != names.cend(); ++name)
        added.replace(name.key(), name.value());
    next.where = core::browse::bothConditions(next.where, added);
    follow(next);
}

void TableTab::showSortMarks()
{
    QList<core::result::SortKey> keys;
    for (const OrderBy &key : place().order) {
        for (int i = 0; i < m_page->result().columnCount(); ++i) {
            if (m_page->result().columns()[i].name == key.column)
                keys << core::result::SortKey{i, key.descending};
        }
    }
    m_page->view().setSortKeys(keys);
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

void TableTab::statementFinished(const Outcome &outcome)
{
    if (m_page && m_pageOfRun)
        m_page->setOutcome(outcome);
    if (!m_again && outcome.error && !outcome.error->isCancelled() && !outcome.error->connectionLost)
        statementFailed(*outcome.error);
}

void TableTab::statementFailed(const Error &error)
{
    const qsizetype at = m_statement.conditionPosition(error.position, place().where.size());
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
                emit whyRequested(QString::fromUtf8(m_statement.sql), acting);
            });
        });
        if (!m_shownAs) // what one may read oneself
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

void TableTab::runFinished()
{
    m_run.release()->deleteLater(); // we are inside its signal; the result was taken over
    if (!m_counter->isRunning())
        m_clock.stop();
    m_side->release();
    emit statusChanged();
    if (std::exchange(m_again, false))
        m_session->open([this] { begin(); });
    else
        lendNow();
}

void TableTab::endRun()
{
    if (m_run->isPaused())
        m_run->result()->stopHere();
    else
        m_run->cancel();
}

void TableTab::cancel()
{
    if (m_run)
        endRun();
    else if (m_session->isConnecting())
        m_session->cancel();
    else
        m_counter->cancel();
    m_again = false;
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
    here.statement = m_statement.sql;
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
    if (m_run && forWriting)
        return m_side->lend(*m_session->profile(), m_session->wantedDatabase(), std::move(then));
    if (m_lending || (m_run && m_run->isPaused()))
        return then(nullptr);
    m_lending = std::move(then);
    if (!m_run)
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
            m_path[m_at].kind = info->kind;
            emit titleChanged();
        }
    }
    showRows();
}

void TableTab::showRows()
{
    if (m_counter->isRunning()) {
        m_bar->setRows(m_counter->elapsed() < 1000 ? tr("counting…")
                                                   : tr("counting… %1").arg(seconds(m_counter->elapsed())),
                       {}, true);
        return;
    }
    if (const auto count = m_counter->count()) {
        m_bar->setRows(core::browse::isCondition(place().where) ? tr("%1 match").arg(rowsText(*count))
                                                                : rowsText(*count),
                       tr("Counted exactly at %1, in %2")
                           .arg(QLocale().toString(m_counter->countedAt().time(), QStringLiteral("HH:mm:ss")),
                                durationText(std::chrono::milliseconds(m_counter->elapsed()))),
                       false);
        return;
    }
    const TableInfo *info = m_facts->known(place().name);
    const qint64 estimate = info ? info->estimate : -1;
    m_bar->setRows(estimate < 0 ? QString() : QLatin1Char('~') + rowsText(estimate),
                   tr("The whole table, as the server estimates it since its last ANALYZE or VACUUM"), false);
}

// --- what is remembered of it

core::settings::TableKey TableTab::memoryKey() const
{
    const core::browse::TableName &name = place().name;
    return {m_session->profile() ? m_session->profile()->id : QUuid(), m_session->wantedDatabase(),
            name.schema, name.table};
}

void TableTab::recall()
{
    const core::settings::TableKey key = memoryKey();
    if (m_recalled == key)
        return;
    if (m_remember.isActive())
        remember();
    m_recalled = key;
    const QJsonObject entry = m_memory->read(key);
    const auto layout = grid::ColumnLayout::fromJson(entry.value(QLatin1String("columns")).toObject());
    m_columnLayout = layout ? *layout : grid::ColumnLayout();
    m_conditions.clear();
    for (const QJsonValue &condition : entry.value(QLatin1String("conditions")).toArray())
        m_conditions << condition.toString();
    m_bar->setHistory(m_conditions);
}

void TableTab::remember()
{
    m_remember.stop();
    if (!m_recalled)
        return;
    QJsonObject entry;
    if (!m_columnLayout.isEmpty())
        entry.insert(QLatin1String("columns"), m_columnLayout.toJson());
    if (!m_conditions.isEmpty())
        entry.insert(QLatin1String("conditions"), QJsonArray::fromStringList(m_conditions));
    m_memory->write(*m_recalled, entry);
}

void TableTab::addToHistory(const QString &condition)
{
    if (condition.size() > LongestCondition || m_conditions.value(0) == condition)
        return;
    m_conditions.removeAll(condition);
    m_conditions.prepend(condition);
    m_conditions = m_conditions.mid(0, ConditionsKept);
    m_bar->setHistory(m_conditions);
    m_remember.start();
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
