// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

#include "core/kinds/forms.h"
#include "core/kinds/kinds.h"
#include "ui/access/accessforms.h"
#include "ui/access/scripttab.h"
#include "ui/base/banner.h"
#include "ui/browser/browserpanel.h"
#include "ui/browser/objectsource.h"
#include "ui/connections/welcome.h"
#include "ui/edit/rowediting.h"
#include "ui/editor/codearea.h"
#include "ui/grid/gridview.h"
#include "ui/inspector/cellinspector.h"
#include "ui/palette/commandpalette.h"
#include "ui/query/messagesview.h"
#include "ui/query/resultpage.h"
#include "ui/query/resultspane.h"
#include "ui/query/sqltab.h"
#include "ui/query/tabfile.h"
#include "ui/settings/settingstab.h"
#include "ui/table/references.h"
#include "ui/table/tabletab.h"
#include "ui/tabs/tabarea.h"
#include "ui/values/cellsink.h"
#include "ui/window/accessdesk.h"
#include "ui/window/closinground.h"
#include "ui/window/completiondesk.h"
#include "ui/window/connectiondesk.h"
#include "ui/window/connectionmenus.h"
#include "ui/window/exportdesk.h"
#include "ui/window/importdesk.h"
#include "ui/window/indexdesk.h"
#include "ui/window/jsondesk.h"
#include "ui/window/playgrounddesk.h"
#include "ui/window/resultactions.h"
#include "ui/window/runchoices.h"
#include "ui/window/scriptdesk.h"
#include "ui/window/statusline.h"
#include "ui/window/tableactions.h"
#include "ui/window/topbar.h"
#include "ui/workspace/sidezone.h"
#include "ui/workspace/tabkeeper.h"

#include <QApplication>
#include <QCloseEvent>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QScreen>
#include <QSplitter>
#include <QVBoxLayout>

namespace ui::window {

using core::Error;
using core::profile::ConnectionProfile;
using core::session::Lease;
using query::SqlTab;
using settings::SettingsTab;

namespace keys = core::settings::keys;

namespace {

/// The one file of this machine that is dragged; empty if it is something else.
QString draggedFile(const QMimeData *data)
{
    const QList<QUrl> urls = data ? data->urls() : QList<QUrl>();
    if (urls.size() != 1 || !urls.first().isLocalFile())
        return {};
    const QString path = urls.first().toLocalFile();
    return QFileInfo(path).isFile() ? path : QString();
}

} // namespace

MainWindow::MainWindow(const Services &services)
    : m_services(services)
    , m_actions(services.icons)
    , m_kinds(core::kinds::all())
    , m_forms(core::kinds::forms().list() + access::accessForms())
    , m_profiles(services.profiles)
    , m_catalog(services.pool, core::catalog::Reader(m_kinds, core::catalog::SqlLibrary()),
                [this](const QUuid &id) { return m_profiles.find(id); })
    , m_browserModel(m_catalog, m_kinds)
    , m_passwords(new connections::PromptArea(services.theme, services.icons, this))
    , m_connector(std::make_unique<connections::Connector>(services.pool, services.secrets, *m_passwords))
    , m_notice([this] { return makeNotice(); })
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Howdah"));
    addOwnActions();

    m_top = new TopBar(services.theme, services.icons, m_actions, this);
    m_status = new StatusLine(services.theme, this);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setObjectName(QStringLiteral("mainSplitter"));
    m_splitter->setChildrenCollapsible(false);
    addBrowser();
    addTabs();
    m_inspector = new inspector::CellInspector(services.theme, services.icons, services.settings,
                                               services.prompts, this);
    m_inspector->setMinimumWidth(200);
    m_indexDesk = new IndexDesk(
        {{services.theme, services.icons, services.pool, services.prompts},
         *m_browser,
         *m_tabs,
         [this] { return currentTableTab(); },
         [this](const QUuid &id) { return m_profiles.find(id); },
         [this](const ConnectionProfile &profile, const QString &database, const QString &title,
                const QString &sql) { newSqlTab(profile, database, title, sql); }},
        this);
    m_jsonDesk
        = new JsonDesk({services.theme, services.icons, services.pool, *m_inspector, *m_tabs,
                        [this] { return currentTableTab(); },
                        [this](const table::TableTab *tab, const QString &sql) {
                            if (const tabs::TabStatus status = tab->status(); status.profile)
                                newSqlTab(*status.profile, status.database, tab->place().name.table, sql);
                        },
                        [this](const QString &column, const QString &condition) {
                            m_indexDesk->openForTable(column, condition);
                        }},
                       this);
    m_splitter->addWidget(m_inspector);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 0);

    auto *center = new QWidget(this);
    auto *layout = new QVBoxLayout(center);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_top);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_status);
    setCentralWidget(center);

    m_palette = new palette::CommandPalette(services.theme, services.icons, this);
    m_actionSource = std::make_unique<palette::ActionSource>(m_actions);
    m_palette->addSource(m_actionSource.get());
    m_objectSource = std::make_unique<browser::ObjectSource>(m_browserModel, m_catalog);
    m_palette->addSource(m_objectSource.get());
    connect(m_objectSource.get(), &browser::ObjectSource::changed, m_palette,
            &palette::CommandPalette::refresh);
    connect(m_objectSource.get(), &browser::ObjectSource::chosen, this, &MainWindow::goTo);
    m_completions = std::make_unique<CompletionDesk>(services);
    connect(m_completions.get(), &CompletionDesk::goToRequested, this,
            [this](const core::catalog::ObjectRef &ref) {
                if (m_browser->isVisible())
                    reveal(ref);
                if (!openObject(ref))
                    goTo(ref);
            });

    addWorkspace();
    addConnections();
    addPlayground();
    addTransfers();
    addFormEntries();
    addObjectEntries();
    addPrivilegeEntries();
    addAccess();
    addRoleEntries();
    addSelectionEntries();
    addSeeAsEntries();
    restoreLayout();
    m_browserModel.setProfiles(m_profiles.all());
    m_browser->restoreState(services.settings.get(keys::browserState));
    currentTabChanged();
    m_welcome->focusFirst();
    restoreDrafts();
}

MainWindow::~MainWindow() = default;

// --- the zones

void MainWindow::addBrowser()
{
    m_browser = new browser::BrowserPanel(m_browserModel, m_services.theme, m_services.icons, this);
    addSide();
    connect(m_browser, &browser::BrowserPanel::openTable, this, &MainWindow::openTable);
    connect(
        m_browser, &browser::BrowserPanel::queryRequested, this,
        [this](const QUuid &id, const QString &database, const QString &sql, const QString &title, bool run) {
            const auto profile = m_profiles.find(id);
            if (!profile)
                return;
            SqlTab *tab = newSqlTab(*profile, database, title, sql);
            if (run)
                tab->runScript();
        });
}

void MainWindow::addTabs()
{
    auto *middle = new QWidget(this);
    auto *layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_tabs = new tabs::TabArea(m_services.theme, m_services.icons, middle);
    layout->addWidget(m_passwords);
    layout->addWidget(m_tabs, 1);
    m_splitter->addWidget(middle);

    m_welcome = new connections::Welcome(m_services.theme, m_services.icons, m_services.profiles, this);
    m_tabs->setEmptyPage(m_welcome);
    m_closing = std::make_unique<ClosingRound>(*m_tabs);
    // not from within the event that asked: where no tab had to ask, that is still under way
    connect(m_closing.get(), &ClosingRound::agreed, this, &QWidget::close, Qt::QueuedConnection);
    connect(m_closing.get(), &ClosingRound::refused, this, [this] { keepTexts(false); });
    connect(m_tabs, &tabs::TabArea::newTabRequested, this, [this] { newSqlTab(); });
    connect(m_tabs, &tabs::TabArea::currentChanged, this, &MainWindow::currentTabChanged);
    connect(m_tabs, &tabs::TabArea::currentStatusChanged, this, &MainWindow::showStatus);
    connect(m_tabs, &tabs::TabArea::currentInspectionChanged, this, &MainWindow::showInspection);
}

Banner *MainWindow::makeNotice()
{
    QWidget *middle = m_tabs->parentWidget();
    auto *notice = new Banner(m_services.theme, m_services.icons, middle);
    notice->setObjectName(QStringLiteral("windowBanner"));
    auto *layout = static_cast<QVBoxLayout *>(middle->layout());
    layout->insertWidget(layout->indexOf(m_tabs), notice);
    return notice;
}

// --- the desks

void MainWindow::addConnections()
{
    m_connections = std::make_unique<ConnectionDesk>(
        ConnectionDesk::Services{m_services.theme, m_services.icons, m_services.prompts, m_services.profiles,
                                 m_services.secrets, m_services.canceller, m_services.pool, *m_connector,
                                 m_profiles, *m_browser, m_browserModel, *m_tabs, *m_status, m_notice});
    ConnectionDesk *desk = m_connections.get();
    const auto makeNew = [desk] { desk->edit({}); };
    connect(m_browser, &browser::BrowserPanel::disconnectRequested, desk, &ConnectionDesk::disconnectFrom);
    connect(m_browser, &browser::BrowserPanel::editRequested, desk, &ConnectionDesk::edit);
    connect(m_browser, &browser::BrowserPanel::deleteRequested, desk, &ConnectionDesk::askToDelete);
    connect(m_browser, &browser::BrowserPanel::newConnectionRequested, desk, makeNew);
    connect(m_welcome, &connections::Welcome::newConnection, desk, makeNew);
    connect(m_welcome, &connections::Welcome::connectTo, desk, &ConnectionDesk::connectTo);
    connect(m_welcome, &connections::Welcome::connectAdHoc, desk, &ConnectionDesk::connectForThisRun);
    connect(desk, &ConnectionDesk::up, this, &MainWindow::connectionUp);
    connect(desk, &ConnectionDesk::disconnected, m_completions.get(), &CompletionDesk::forget);
    connect(&m_profiles, &KnownProfiles::changed, this,
            [this] { m_browserModel.setProfiles(m_profiles.all()); });
    auto *menus = new ConnectionMenus(
        m_top->connectionMenu(), m_top->databaseMenu(), m_services.pool, m_services.icons,
        {[this] { return m_profiles.all(); },
         [this] { return m_tabs->current() ? m_tabs->current()->status() : tabs::TabStatus(); },
         [this] {
             QList<QAction *> more{m_actions.action(QLatin1StringView("connection.new"))};
             if (!m_profiles.playground())
                 more << m_actions.action(QLatin1StringView("playground.start"));
             return more;
         }},
        this);
    connect(menus, &ConnectionMenus::connectionChosen, this, [this](const ConnectionProfile &profile) {
        tabs::Tab *tab = m_tabs->current();
        if (tab && tab->status().canRun && !tab->status().placeIsFixed)
            choose(tab, profile, {});
        else
            m_connections->connectTo(profile);
    });
    connect(menus, &ConnectionMenus::databaseChosen, this,
            [this](const ConnectionProfile &profile, const QString &database) {
                if (tabs::Tab *tab = m_tabs->current())
                    choose(tab, profile, database);
            });
}

void MainWindow::addPlayground()
{
    m_playground = std::make_unique<PlaygroundDesk>(PlaygroundDesk::Services{
        m_services.playground, m_services.prompts, m_profiles, m_browserModel, *m_welcome, *m_status});
    PlaygroundDesk *desk = m_playground.get();
    connect(desk, &PlaygroundDesk::started, m_connections.get(), &ConnectionDesk::connectTo);
    connect(desk, &PlaygroundDesk::leaving, m_connections.get(), &ConnectionDesk::disconnectFrom);
    connect(desk, &PlaygroundDesk::failed, this, &MainWindow::playgroundFailed);
    connect(m_welcome, &connections::Welcome::startPlayground, desk, &PlaygroundDesk::start);
    connect(m_browser, &browser::BrowserPanel::playgroundRequested, desk, &PlaygroundDesk::start);
    connect(&m_browserModel, &browser::BrowserModel::connectRequested, this,
            [this](const ConnectionProfile &profile) {
                if (profile.id == KnownProfiles::playgroundId() && !m_profiles.playground())
                    m_playground->start();
                else
                    m_connections->connectInTree(profile);
            });
}

void MainWindow::addTransfers()
{
    m_exports = std::make_unique<ExportDesk>(
        ExportDesk::Services{m_services.pool, m_services.settings, m_services.prompts, m_services.theme,
                             m_services.icons, m_kinds, m_profiles, *m_tabs, this});
    connect(m_browser, &browser::BrowserPanel::exportRequested, m_exports.get(), &ExportDesk::exportTable);
    connect(m_browser, &browser::BrowserPanel::exportTablesRequested, m_exports.get(),
            &ExportDesk::exportTables);
    m_imports = std::make_unique<ImportDesk>(ImportDesk::Services{
        m_services.pool, *m_connector, m_services.settings, m_services.prompts, m_services.theme,
        m_services.icons, m_services.profiles, m_kinds, m_profiles, *m_tabs, this});
    connect(m_browser, &browser::BrowserPanel::importRequested, m_imports.get(), &ImportDesk::importInto);
    connect(m_browser, &browser::BrowserPanel::copyTableRequested, m_imports.get(), &ImportDesk::copyTable);
    connect(m_imports.get(), &ImportDesk::databaseChanged, this, &MainWindow::refreshBrowser);
    setAcceptDrops(true);
}

void MainWindow::addAccess()
{
    m_access = std::make_unique<AccessDesk>(
        AccessDesk::Services{formServices(), m_profiles, *m_browser, *m_tabs}, m_actions);
    addActions(m_actions.group(tr("Privileges")));
    connect(m_access.get(), &AccessDesk::openSqlRequested, this,
            [this](const ConnectionProfile &profile, const QString &database, const QString &title,
                   const QString &sql) { newSqlTab(profile, database, title, sql); });
    connect(m_access.get(), &AccessDesk::seeAsRequested, this, &MainWindow::seeAsRole);
}

void MainWindow::restoreLayout()
{
    const auto &settings = m_services.settings;
    if (!restoreGeometry(settings.get(keys::windowGeometry))) {
        // with room for a frame: a window higher than the screen hides its status line
        const QScreen *at = screen();
        resize(at ? QSize(1440, 900).boundedTo(at->availableSize() - QSize(16, 48)) : QSize(1440, 900));
    }
    if (!m_splitter->restoreState(settings.get(keys::mainSplitter)))
        m_splitter->setSizes({282, 858, 300});
    const bool browserShown = settings.get(keys::browserVisible);
    m_side->setVisible(browserShown);
    m_actions.action(QLatin1StringView("view.browser"))->setChecked(browserShown);
    const bool inspectorShown = settings.get(keys::inspectorVisible);
    m_inspector->setVisible(inspectorShown);
    m_actions.action(QLatin1StringView("view.inspector"))->setChecked(inspectorShown);
}

void MainWindow::saveLayout()
{
    auto &settings = m_services.settings;
    settings.set(keys::windowGeometry, saveGeometry());
    settings.set(keys::mainSplitter, m_splitter->saveState());
    settings.set(keys::browserVisible, m_actions.action(QLatin1StringView("view.browser"))->isChecked());
    settings.set(keys::browserState, m_browser->state());
    settings.set(keys::inspectorVisible,
                 m_inspectorFolded || m_actions.action(QLatin1StringView("view.inspector"))->isChecked());
}

// --- the current tab

SqlTab *MainWindow::currentSqlTab() const
{
    return qobject_cast<SqlTab *>(m_tabs->current());
}

table::TableTab *MainWindow::currentTableTab() const
{
    return qobject_cast<table::TableTab *>(m_tabs->current());
}

query::ResultPage *MainWindow::currentPage() const
{
    if (const SqlTab *tab = currentSqlTab())
        return tab->results().currentPage();
    const table::TableTab *tab = currentTableTab();
    return tab ? tab->page() : nullptr;
}

void MainWindow::currentTabChanged()
{
    const tabs::Tab *tab = m_tabs->current();
    m_inspector->setVisible(m_actions.action(QLatin1StringView("view.inspector"))->isChecked()
                            && (!tab || tab->hasInspection()));
    showStatus();
    showInspection();
}

void MainWindow::showStatus()
{
    const tabs::Tab *tab = m_tabs->current();
    const tabs::TabStatus status = tab ? tab->status() : tabs::TabStatus();
    m_top->setStatus(status);
    m_status->setStatus(status);
    const auto enable
        = [this](const char *id, bool on) { m_actions.action(QLatin1String(id))->setEnabled(on); };
    enable("query.run", status.canRun && !status.running);
    enable("query.runScript", status.canRun && !status.running && !status.placeIsFixed);
    enable("query.runFile", status.canRun && !status.running && !status.placeIsFixed);
    enable("query.cancel", status.running || status.paused);
    enable("transaction.commit",
           status.inTransaction && !status.transactionFailed && !status.running && !status.seeing);
    enable("transaction.rollback", status.inTransaction && !status.running);
    enable("transaction.auto", status.canRun && !status.placeIsFixed && !status.seeing);
    enable("transaction.manual", status.canRun && !status.placeIsFixed && !status.seeing);
    showSeeAs(status);
    enable("tab.close", tab != nullptr);
    const SqlTab *sql = currentSqlTab();
    enable("file.save",
           sql != nullptr || currentFormTab() || qobject_cast<access::ScriptTab *>(m_tabs->current()));
    enable("file.saveAs", sql != nullptr);
    enable("result.export", currentPage());
    m_tableActions->update();
    m_resultActions->update();
    enable("export.tables", m_tabs->current() && m_tabs->current()->status().profile);
    enable("table.copy", currentTableTab() && currentTableTab()->status().profile);
    enable("import.file", m_tabs->current() && m_tabs->current()->status().profile);
    setWindowTitle(tab ? tab->title() + QStringLiteral(" — Howdah") : QStringLiteral("Howdah"));
}

void MainWindow::showInspection()
{
    m_resultActions->update();
    query::ResultPage *page = currentPage();
    m_actions.action(QLatin1StringView("result.export"))->setEnabled(page != nullptr);
    if (!m_inspector->isVisibleTo(this))
        return;
    m_inspector->setResult(page ? &page->result() : nullptr);
    m_inspector->setSink(page && page->editing() ? &page->editing()->sink() : nullptr);
    m_jsonDesk->showOffers();
    m_indexDesk->watchTable();
    if (page)
        m_inspector->showCell(page->view().currentResultRow(), page->view().currentResultColumn());
    else
        m_inspector->clear();
}

SqlTab *MainWindow::addSqlTab(bool kept)
{
    auto *tab = new SqlTab({m_services.theme, m_services.icons, m_services.pool, *m_connector,
                            m_services.settings, m_services.prompts, m_services.resultStorage,
                            &m_services.drafts, &m_undoLog, &m_services.history},
                           m_tabs);
    if (kept)
        m_keeper->keep(tab);
    connect(tab, &SqlTab::exportRequested, m_exports.get(), &ExportDesk::exportPage);
    connect(tab, &SqlTab::openSqlRequested, this, [this, tab](const QString &sql) {
        const tabs::TabStatus status = tab->status();
        if (status.profile)
            newSqlTab(*status.profile, status.database, tab->title(), sql);
    });
    connect(tab, &SqlTab::whyRequested, this,
            [this, tab](const QString &statement, const query::Acting &acting) {
                m_access->explain(*tab, statement, acting);
            });
    auto *facts = new table::TableFacts(m_services.pool, tab);
    connect(&tab->results(), &query::ResultsPane::pageAdded, this,
            [this, tab, facts](query::ResultPage *page) {
                const tabs::TabStatus status = tab->status();
                if (!status.profile)
                    return;
                facts->setPlace(*status.profile, status.database);
                auto *references = new table::References(*page, *facts);
                connect(references, &table::References::notice, page, &query::ResultPage::notice);
                connect(references, &table::References::followRequested, this,
                        [this, profile = *status.profile, database = status.database,
                         page](const table::TablePlace &place) {
                            table::TableTab *opened = showTable(profile, database, place);
                            if (!page->seenAs().isEmpty()) // on as whom one came
                                opened->setSeeing(true, page->seenAs());
                        });
            });
    m_completions->attach(tab);
    connect(tab, &SqlTab::catalogChanged, facts, &table::TableFacts::forget);
    connect(tab, &SqlTab::catalogChanged, this, [this, tab] {
        const tabs::TabStatus status = tab->status();
        if (!status.profile)
            return;
        refreshBrowser(status.profile->id, status.database);
    });
    return tab;
}

SqlTab *MainWindow::newSqlTab()
{
    // it starts where the user is: the current tab's place, else what is selected in the tree, else the first
    // that is up
    std::optional<ConnectionProfile> profile;
    QString database;
    if (const tabs::Tab *current = m_tabs->current()) {
        profile = current->status().profile;
        database = current->status().database;
    }
    if (!profile) {
        const auto ref = m_browser->currentRef();
        profile = m_profiles.find(ref.profile);
        database = ref.database;
    }
    if (!profile) {
        for (const ConnectionProfile &known : m_profiles.all()) {
            if (m_browserModel.isConnected(known.id)) {
                profile = known;
                break;
            }
        }
    }
    // with one connection alone there is nothing to choose; it is opened at the first run
    if (const QList<ConnectionProfile> known = m_profiles.all(); !profile && known.size() == 1)
        profile = known.first();
    SqlTab *tab = addSqlTab();
    if (profile)
        tab->setConnection(*profile, database);
    tab->setTitle(tr("Query %1").arg(++m_tabNumber));
    m_tabs->add(tab);
    tab->focusWork();
    return tab;
}

SqlTab *MainWindow::newSqlTab(const ConnectionProfile &profile, const QString &database, const QString &title,
                              const QString &sql)
{
    SqlTab *tab = addSqlTab();
    tab->setConnection(profile, database);
    tab->setTitle(title.isEmpty() ? tr("Query %1").arg(++m_tabNumber) : title);
    tab->editor().load(sql.toUtf8());
    tab->editor().setModified(false);
    m_tabs->add(tab);
    tab->focusWork();
    return tab;
}

// --- connections

void MainWindow::startPlayground()
{
    m_playground->start();
}

void MainWindow::connectTo(const ConnectionProfile &profile)
{
    m_connections->connectTo(profile);
}

void MainWindow::connectAdHoc(const ConnectionProfile &profile, const core::Secret &password)
{
    m_connections->connectForThisRun(profile, password);
}

void MainWindow::connectionUp(const ConnectionProfile &profile)
{
    if (profile.id == KnownProfiles::playgroundId()) {
        m_browser->reveal(profile.id,
                          {QStringLiteral("shop"), QStringLiteral("public"), QStringLiteral("Tables")});
        if (m_tabs->count() == 0)
            newSqlTab(profile, QString(), tr("best customers"), PlaygroundDesk::firstQuery());
        emit playgroundReady();
        return;
    }
    m_browser->reveal(profile.id);
    if (m_tabs->count() == 0)
        newSqlTab(profile, QString(), QString(), QString());
}

// --- objects

void MainWindow::goTo(const core::catalog::ObjectRef &ref)
{
    const core::catalog::ObjectKind *kind = m_kinds.find(ref.kind);
    if (!kind)
        return;
    if (kind->is(core::catalog::ObjectKind::HasRows)) {
        openTable(ref);
        return;
    }
    // as a double click in the tree: what opens there is shown there, the rest opens its form
    if (kind->children.isEmpty() && (openForm(ref) || openObject(ref)))
        return;
    reveal(ref);
    m_browser->focusTree();
}

void MainWindow::reveal(const core::catalog::ObjectRef &ref)
{
    const core::catalog::ObjectKind *kind = m_kinds.find(ref.kind);
    if (!kind)
        return;
    // the way down as the tree shows it
    QStringList path;
    if (!ref.database.isEmpty() && !kind->is(core::catalog::ObjectKind::OwnDatabase))
        path << ref.database;
    if (!ref.schema.isEmpty() && kind->is(core::catalog::ObjectKind::InSchema))
        path << ref.schema;
    if (const auto *above = m_kinds.find(ref.parentKind); above && !ref.parent.isEmpty())
        path << above->plural << ref.parent;
    if (kind->listing == core::catalog::ObjectKind::Listing::Folder)
        path << kind->plural;
    path << ref.text();
    m_actions.action(QLatin1StringView("view.browser"))->setChecked(true);
    m_side->setVisible(true);
    m_side->show(workspace::SideZone::Objects);
    m_browser->reveal(ref.profile, path);
}

void MainWindow::choose(tabs::Tab *tab, const ConnectionProfile &profile, const QString &database)
{
    tab->setConnection(profile, database);
    tab->focusWork(); // what is typed next is SQL, not for the button
}

// --- tables and files

void MainWindow::openTable(const core::catalog::ObjectRef &ref)
{
    const auto profile = m_profiles.find(ref.profile);
    if (!profile)
        return;
    showTable(*profile, ref.database, {{ref.schema, ref.name}, ref.kind});
}

table::TableTab *MainWindow::showTable(const ConnectionProfile &profile, const QString &database,
                                       const table::TablePlace &place, const QString &unread)
{
    const QString wanted = database.isEmpty() ? profile.database : database;
    for (int i = 0; i < m_tabs->count(); ++i) {
        auto *open = qobject_cast<table::TableTab *>(m_tabs->at(i));
        const tabs::TabStatus status = open ? open->status() : tabs::TabStatus();
        if (!open || !status.profile || status.profile->id != profile.id || status.database != wanted)
            continue;
        // a table opened from the tree is found again under whatever condition it is looked at
        const bool same = open->place() == place
            || (open->place().name == place.name && place.where.isEmpty() && place.order.isEmpty());
        if (same) {
            m_tabs->setCurrent(open);
            open->focusWork();
            return open;
        }
    }
    auto *tab = new table::TableTab({m_services.theme, m_services.icons, m_services.pool, *m_connector,
                                     m_services.settings, m_services.prompts, m_services.resultStorage,
                                     &m_services.drafts, &m_undoLog},
                                    m_kinds, m_tableMemory, m_tabs);
    m_completions->attach(tab);
    connect(tab, &table::TableTab::exportRequested, m_exports.get(), &ExportDesk::exportPage);
    connect(tab, &table::TableTab::whyRequested, this,
            [this, tab](const QString &statement, const query::Acting &acting) {
                m_access->explain(*tab, statement, acting);
            });
    connect(tab, &table::TableTab::openSqlRequested, this, [this, tab](const QString &sql) {
        const tabs::TabStatus status = tab->status();
        if (status.profile)
            newSqlTab(*status.profile, status.database, tab->place().name.table, sql);
    });
    if (unread.isEmpty())
        tab->open(profile, database, place);
    else
        tab->openUnread(profile, database, place, unread);
    m_tabs->add(tab);
    tab->focusWork();
    return tab;
}

void MainWindow::openScript()
{
    FileQuestion question;
    question.title = tr("Open SQL file");
    question.suggestion = m_services.settings.get(keys::scriptFolder);
    question.filters = {tr("SQL files (*.sql)"), tr("All files (*)")};
    m_services.prompts.openFile(question, this, [this](const QString &path) {
        if (path.isEmpty())
            return;
        m_services.settings.set(keys::scriptFolder, QFileInfo(path).absolutePath());
        newSqlTab()->file().open(path);
    });
}

/// There is one page of them.
void MainWindow::showSettings()
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (auto *open = qobject_cast<SettingsTab *>(m_tabs->at(i))) {
            m_tabs->setCurrent(open);
            open->focusWork();
            return;
        }
    }
    auto *tab = new SettingsTab(m_services.theme, m_services.icons, m_services.settings, m_tabs);
    m_tabs->add(tab);
    tab->focusWork();
}

// --- files that are dropped

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const tabs::Tab *tab = m_tabs->current();
    if (tab && tab->status().profile && !draggedFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QString file = draggedFile(event->mimeData());
    if (file.isEmpty())
        return;
    event->acceptProposedAction();
    if (file.endsWith(QLatin1String(".sql"), Qt::CaseInsensitive))
        newSqlTab()->file().open(file);
    else
        m_imports->importHere(file);
}

// --- the size

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    // in a narrow window the text needs the room; the inspector comes back with the width, or with F4
    QAction *action = m_actions.action(QLatin1StringView("view.inspector"));
    const bool narrow = width() < 1000;
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    if (narrow ? action->isChecked() : m_inspectorFolded) {
        action->setChecked(!narrow); // its handler takes this for the user's wish
        m_inspectorFolded = narrow;
        if (const tabs::Tab *tab = m_tabs->current(); tab && !tab->hasInspection())
            m_inspector->hide(); // a tab with nothing to inspect needs the room at any width
    }
}

// --- the end

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_closing->hasAgreed() || m_tabs->count() == 0) {
        saveLayout();
        event->accept();
        return;
    }
    event->ignore();
    if (m_closing->isUnderWay())
        return;
    keepTexts(!m_notKept);
    m_closing->begin();
}

void MainWindow::about()
{
    Question question;
    question.title = QStringLiteral("Howdah %1").arg(QStringLiteral(HOWDAH_VERSION));
    question.text = tr("PostgreSQL administration: fast, calm and safe. Free software under the GNU General "
                       "Public License, version 3 or later. Qt %1, libpq %2.")
                        .arg(QLatin1String(qVersion()))
                        .arg(core::ServerVersion{PQlibVersion()}.toString());
    question.answers = {{tr("Close"), Question::Role::Primary}};
    question.escape = 0;
    m_services.prompts.ask(question, this, [](int) {});
}

} // namespace ui::window
