// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

#include "core/kinds/kinds.h"
#include "core/profile/conninfo.h"
#include "ui/base/amounts.h"
#include "ui/base/banner.h"
#include "ui/browser/browserpanel.h"
#include "ui/browser/objectsource.h"
#include "ui/connections/connectionform.h"
#include "ui/connections/environmentlook.h"
#include "ui/connections/welcome.h"
#include "ui/editor/codearea.h"
#include "ui/grid/cellinspector.h"
#include "ui/grid/gridview.h"
#include "ui/palette/commandpalette.h"
#include "ui/query/messagesview.h"
#include "ui/query/resultpage.h"
#include "ui/query/resultspane.h"
#include "ui/query/sqltab.h"
#include "ui/tabs/tabarea.h"
#include "ui/transfer/exportpanel.h"
#include "ui/window/connectiontab.h"
#include "ui/window/statusline.h"
#include "ui/window/topbar.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QFile>
#include <QFileInfo>
#include <QMenu>
#include <QScreen>
#include <QSplitter>
#include <QVBoxLayout>

namespace ui::window {

using core::Error;
using core::profile::ConnectionProfile;
using core::session::Lease;
using query::SqlTab;

namespace keys = core::settings::keys;

namespace {

const QUuid PlaygroundId(QStringLiteral("{8f9a1c52-5d1b-4a6e-9f35-70b1a9d0c001}"));

Theme::Mode themeModeOf(core::settings::ThemeMode mode)
{
    return Theme::Mode(int(mode));
}

} // namespace

MainWindow::MainWindow(const Services &services)
    : m_services(services)
    , m_actions(services.icons)
    , m_kinds(core::kinds::all())
    , m_catalog(services.pool, core::catalog::Reader(m_kinds, core::catalog::SqlLibrary()),
                [this](const QUuid &id) { return profileById(id); })
    , m_browserModel(m_catalog, m_kinds)
    , m_passwords(new connections::PromptArea(services.theme, services.icons, this))
    , m_connector(std::make_unique<connections::Connector>(services.pool, services.secrets, *m_passwords))
    , m_exporter(services.pool)
    , m_playgroundId(PlaygroundId)
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Howdah"));
    addActions();

    m_top = new TopBar(services.theme, services.icons, m_actions, this);
    m_status = new StatusLine(services.theme, this);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setObjectName(QStringLiteral("mainSplitter"));
    m_splitter->setChildrenCollapsible(false);
    addBrowser();
    addTabs();
    m_inspector = new grid::CellInspector(services.theme, services.icons, this);
    m_inspector->setMinimumWidth(200);
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

    addConnections();
    restoreLayout();
    refreshProfiles();
    currentTabChanged();
    m_welcome->focusFirst();
}

MainWindow::~MainWindow() = default;

// --- what can be done

void MainWindow::addActions()
{
    const auto onTab = [this](void (tabs::Tab::*method)()) {
        return [this, method] {
            if (tabs::Tab *tab = m_tabs->current())
                (tab->*method)();
        };
    };
    const auto key = [](const char *text) { return QKeySequence(QLatin1String(text)); };
    const auto add = [this](ActionSpec spec, std::function<void()> handler) {
        addAction(m_actions.add(spec, std::move(handler)));
    };
    const auto addChecked = [this](const ActionSpec &spec, std::function<void(bool)> handler) {
        addAction(m_actions.addCheckable(spec, std::move(handler)));
    };

    add({.id = QStringLiteral("query.run"),
         .text = tr("Run statement"),
         .icon = QStringLiteral("run"),
         .shortcuts = {key("F5"), key("Ctrl+Return"), key("Ctrl+Enter")},
         .toolTip = tr("Run the statement under the caret, or the selection"),
         .group = tr("Query")},
        onTab(&tabs::Tab::runStatement));
    add({.id = QStringLiteral("query.runScript"),
         .text = tr("Run script"),
         .icon = QStringLiteral("script"),
         .shortcuts = {key("Ctrl+Shift+Return"), key("Ctrl+Shift+Enter")},
         .toolTip = tr("Run every statement of the text, one after the other"),
         .group = tr("Query")},
        onTab(&tabs::Tab::runScript));
    add({.id = QStringLiteral("query.cancel"),
         .text = tr("Cancel"),
         .icon = QStringLiteral("stop"),
         .shortcuts = {key("Esc")},
         .toolTip = tr("Cancel what is running"),
         .group = tr("Query")},
        onTab(&tabs::Tab::cancel));
    add({.id = QStringLiteral("transaction.commit"),
         .text = tr("Commit"),
         .icon = QStringLiteral("commit"),
         .shortcuts = {key("Ctrl+Alt+Return")},
         .toolTip = tr("Commit the open transaction"),
         .group = tr("Transaction")},
        onTab(&tabs::Tab::commit));
    add({.id = QStringLiteral("transaction.rollback"),
         .text = tr("Roll back"),
         .icon = QStringLiteral("rollback"),
         .shortcuts = {key("Ctrl+Alt+Backspace")},
         .toolTip = tr("Roll the open transaction back"),
         .group = tr("Transaction")},
        onTab(&tabs::Tab::rollback));
    auto *commitModes = new QActionGroup(this);
    const auto setMode = [this](bool automatic) {
        if (tabs::Tab *tab = m_tabs->current()) {
            tab->setAutoCommit(automatic);
            tab->focusWork();
        }
    };
    addChecked({.id = QStringLiteral("transaction.auto"),
                .text = tr("Auto-commit"),
                .toolTip = tr("Every statement is committed by itself"),
                .group = tr("Transaction")},
               [setMode](bool on) {
                   if (on)
                       setMode(true);
               });
    addChecked({.id = QStringLiteral("transaction.manual"),
                .text = tr("Manual commit"),
                .toolTip = tr("The first statement opens a transaction; you commit or roll back"),
                .group = tr("Transaction")},
               [setMode](bool on) {
                   if (on)
                       setMode(false);
               });
    commitModes->addAction(m_actions.action(QLatin1StringView("transaction.auto")));
    commitModes->addAction(m_actions.action(QLatin1StringView("transaction.manual")));

    add({.id = QStringLiteral("tab.new"),
         .text = tr("New SQL tab"),
         .icon = QStringLiteral("plus"),
         .shortcuts = {key("Ctrl+T")},
         .group = tr("Tabs")},
        [this] { newSqlTab(); });
    add({.id = QStringLiteral("tab.close"),
         .text = tr("Close tab"),
         .icon = QStringLiteral("close"),
         .shortcuts = {key("Ctrl+W")},
         .group = tr("Tabs")},
        [this] {
            if (tabs::Tab *tab = m_tabs->current())
                m_tabs->close(tab);
        });
    add({.id = QStringLiteral("tab.next"),
         .text = tr("Next tab"),
         .shortcuts = {key("Ctrl+Tab")},
         .group = tr("Tabs")},
        [this] { m_tabs->step(1); });
    add({.id = QStringLiteral("tab.previous"),
         .text = tr("Previous tab"),
         .shortcuts = {key("Ctrl+Shift+Tab")},
         .group = tr("Tabs")},
        [this] { m_tabs->step(-1); });

    add({.id = QStringLiteral("file.open"),
         .text = tr("Open SQL file…"),
         .icon = QStringLiteral("open"),
         .shortcuts = {key("Ctrl+O")},
         .group = tr("File")},
        [this] { openScript(); });
    add({.id = QStringLiteral("file.save"),
         .text = tr("Save SQL"),
         .icon = QStringLiteral("save"),
         .shortcuts = {key("Ctrl+S")},
         .group = tr("File")},
        [this] {
            if (SqlTab *tab = currentSqlTab())
                tab->save();
        });
    add({.id = QStringLiteral("file.saveAs"),
         .text = tr("Save SQL as…"),
         .icon = QStringLiteral("save"),
         .shortcuts = {key("Ctrl+Shift+S")},
         .group = tr("File")},
        [this] {
            if (SqlTab *tab = currentSqlTab())
                tab->saveAs();
        });
    add({.id = QStringLiteral("result.export"),
         .text = tr("Export result to CSV…"),
         .icon = QStringLiteral("export"),
         .shortcuts = {key("Ctrl+Shift+E")},
         .group = tr("Result")},
        [this] {
            SqlTab *tab = currentSqlTab();
            if (tab && tab->results().currentPage())
                exportPage(tab->results().currentPage());
        });

    add({.id = QStringLiteral("playground.start"),
         .text = tr("Start the playground"),
         .icon = QStringLiteral("playground"),
         .toolTip = tr("A local server with a sample database, yours alone"),
         .group = tr("Connections")},
        [this] { startPlayground(); });
    add({.id = QStringLiteral("playground.stop"),
         .text = tr("Stop the playground"),
         .icon = QStringLiteral("stop"),
         .toolTip = tr("Ends its server; the data stay. It runs on by itself when Howdah is closed"),
         .group = tr("Connections")},
        [this] { stopPlayground(); });
    add({.id = QStringLiteral("playground.reset"),
         .text = tr("Make the playground anew…"),
         .icon = QStringLiteral("refresh"),
         .toolTip = tr("Throws its data away and makes the sample database again"),
         .group = tr("Connections")},
        [this] { askResetPlayground(); });
    add({.id = QStringLiteral("connection.new"),
         .text = tr("Connect to a server…"),
         .icon = QStringLiteral("connect"),
         .shortcuts = {key("Ctrl+Shift+N")},
         .group = tr("Connections")},
        [this] { editConnection({}); });
    add({.id = QStringLiteral("browser.filter"),
         .text = tr("Filter objects"),
         .icon = QStringLiteral("search"),
         .shortcuts = {key("Ctrl+Shift+F")},
         .group = tr("Browser")},
        [this] { m_browser->focusFilter(); });
    add({.id = QStringLiteral("browser.refresh"),
         .text = tr("Refresh objects"),
         .icon = QStringLiteral("refresh"),
         .shortcuts = {key("Ctrl+R")},
         .group = tr("Browser")},
        [this] { m_browser->refreshCurrent(); });
    addChecked(
        {.id = QStringLiteral("browser.system"), .text = tr("Show system objects"), .group = tr("Browser")},
        [this](bool on) { m_browserModel.setShowSystem(on); });

    addChecked({.id = QStringLiteral("view.browser"),
                .text = tr("Object browser"),
                .icon = QStringLiteral("panel-left"),
                .shortcuts = {key("Ctrl+B")},
                .group = tr("View")},
               [this](bool on) { m_browser->setVisible(on); });
    addChecked({.id = QStringLiteral("view.inspector"),
                .text = tr("Inspector"),
                .icon = QStringLiteral("panel-right"),
                .shortcuts = {key("F4")},
                .group = tr("View")},
               [this](bool on) {
                   m_inspectorFolded = false;
                   m_inspector->setVisible(on);
                   showInspection();
               });
    auto *themes = new QActionGroup(this);
    struct ThemeChoice
    {
        const char *id;
        QString text;
        const char *icon;
        core::settings::ThemeMode mode;
    };
    for (const ThemeChoice &choice :
         {ThemeChoice{"theme.system", tr("Theme: as the system"), "window",
                      core::settings::ThemeMode::System},
          ThemeChoice{"theme.light", tr("Theme: light"), "sun", core::settings::ThemeMode::Light},
          ThemeChoice{"theme.dark", tr("Theme: dark"), "moon", core::settings::ThemeMode::Dark}}) {
        addChecked({.id = QLatin1String(choice.id),
                    .text = choice.text,
                    .icon = QLatin1String(choice.icon),
                    .group = tr("View")},
                   [this, mode = choice.mode](bool on) {
                       if (!on)
                           return;
                       m_services.settings.set(keys::themeMode, mode);
                       m_services.theme.setMode(themeModeOf(mode));
                   });
        QAction *action = m_actions.action(QLatin1String(choice.id));
        themes->addAction(action);
        action->setChecked(m_services.settings.get(keys::themeMode) == choice.mode);
    }
    add({.id = QStringLiteral("view.nextZone"),
         .text = tr("Go to the next part of the window"),
         .shortcuts = {key("F6")},
         .toolTip = tr("Objects, text, result, inspector"),
         .group = tr("View")},
        [this] { stepZone(1); });
    add({.id = QStringLiteral("view.previousZone"),
         .text = tr("Go to the previous part of the window"),
         .shortcuts = {key("Shift+F6")},
         .group = tr("View")},
        [this] { stepZone(-1); });
    add({.id = QStringLiteral("window.palette"),
         .text = tr("Go to any object or action"),
         .icon = QStringLiteral("palette"),
         .shortcuts = {key("Ctrl+K")},
         .group = tr("View"),
         .inPalette = false},
        [this] { m_palette->toggle(); });
    add({.id = QStringLiteral("app.about"),
         .text = tr("About Howdah"),
         .icon = QStringLiteral("info"),
         .group = tr("Help")},
        [this] { about(); });
    add({.id = QStringLiteral("app.quit"),
         .text = tr("Quit"),
         .shortcuts = {key("Ctrl+Q")},
         .group = tr("Help")},
        [this] { close(); });
}

void MainWindow::stepZone(int by)
{
    if (m_palette->isOpen())
        m_palette->toggle(); // it would stand over what one goes to
    QList<QWidget *> zones{m_browser->findChild<QWidget *>(QStringLiteral("objectBrowser"))};
    if (SqlTab *tab = currentSqlTab()) {
        zones << &tab->editor().area();
        if (query::ResultPage *page = tab->results().currentPage())
            zones << &page->view();
        else
            zones << &tab->results().messages();
    } else if (tabs::Tab *other = m_tabs->current()) {
        zones << other;
    } else {
        zones << m_welcome;
    }
    zones << m_inspector->findChild<QWidget *>(QStringLiteral("inspectorValue"));
    zones.removeIf([](const QWidget *zone) { return !zone || !zone->isVisible(); });
    if (zones.isEmpty())
        return;
    int at = by > 0 ? -1 : 0;
    for (int i = 0; i < zones.size(); ++i) {
        const QWidget *focus = QApplication::focusWidget();
        if (focus && (zones[i] == focus || zones[i]->isAncestorOf(focus)))
            at = i;
    }
    QWidget *next = zones[(at + by + zones.size()) % zones.size()];
    if (auto *tab = qobject_cast<tabs::Tab *>(next))
        tab->focusWork();
    else if (next == m_welcome)
        m_welcome->focusFirst();
    else
        next->setFocus(Qt::ShortcutFocusReason);
}

// --- the zones

void MainWindow::addBrowser()
{
    m_browser = new browser::BrowserPanel(m_browserModel, m_services.theme, m_services.icons, this);
    m_browser->setMinimumWidth(180);
    m_splitter->addWidget(m_browser);
    connect(&m_browserModel, &browser::BrowserModel::connectRequested, this,
            [this](const ConnectionProfile &profile) {
                if (profile.id == m_playgroundId && !m_playground)
                    startPlayground();
                else
                    m_connector->connectTo(profile);
            });
    connect(m_browser, &browser::BrowserPanel::openTable, this, &MainWindow::openTable);
    connect(m_browser, &browser::BrowserPanel::exportRequested, this, &MainWindow::exportTable);
    connect(
        m_browser, &browser::BrowserPanel::queryRequested, this,
        [this](const QUuid &id, const QString &database, const QString &sql, const QString &title, bool run) {
            const auto profile = profileById(id);
            if (!profile)
                return;
            SqlTab *tab = newSqlTab(*profile, database, title, sql);
            if (run)
                tab->runScript();
        });
    connect(m_browser, &browser::BrowserPanel::disconnectRequested, this, &MainWindow::disconnectFrom);
    connect(m_browser, &browser::BrowserPanel::editRequested, this,
            [this](const ConnectionProfile &profile) { editConnection(profile); });
    connect(m_browser, &browser::BrowserPanel::deleteRequested, this, &MainWindow::deleteConnection);
    connect(m_browser, &browser::BrowserPanel::newConnectionRequested, this, [this] { editConnection({}); });
    connect(m_browser, &browser::BrowserPanel::playgroundRequested, this, &MainWindow::startPlayground);
}

void MainWindow::addTabs()
{
    auto *middle = new QWidget(this);
    auto *layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_tabs = new tabs::TabArea(m_services.theme, m_services.icons, middle);
    m_notice = new Banner(m_services.theme, m_services.icons, middle);
    m_notice->setObjectName(QStringLiteral("windowBanner"));
    layout->addWidget(m_passwords);
    layout->addWidget(m_notice);
    layout->addWidget(m_tabs, 1);
    m_splitter->addWidget(middle);

    m_welcome = new connections::Welcome(m_services.theme, m_services.icons, m_services.profiles, this);
    m_tabs->setEmptyPage(m_welcome);
    connect(m_welcome, &connections::Welcome::startPlayground, this, &MainWindow::startPlayground);
    connect(m_welcome, &connections::Welcome::newConnection, this, [this] { editConnection({}); });
    connect(m_welcome, &connections::Welcome::connectTo, this, &MainWindow::connectTo);
    connect(m_welcome, &connections::Welcome::connectAdHoc, this, &MainWindow::connectAdHoc);
    connect(m_tabs, &tabs::TabArea::newTabRequested, this, [this] { newSqlTab(); });
    connect(m_tabs, &tabs::TabArea::currentChanged, this, &MainWindow::currentTabChanged);
}

void MainWindow::addConnections()
{
    connect(m_connector.get(), &connections::Connector::connected, this, &MainWindow::connectionUp);
    connect(m_connector.get(), &connections::Connector::failed, this,
            [this](const QUuid &id, const Error &error) {
                m_browserModel.setDisconnected(id, error.toText());
                m_status->setActivity({});
                connectionFailed(id, error);
                if (m_afterConnect == id)
                    m_afterConnect = {};
            });
    connect(m_connector.get(), &connections::Connector::cancelled, this, [this](const QUuid &id) {
        m_browserModel.setDisconnected(id);
        m_status->setActivity({});
        if (m_afterConnect == id)
            m_afterConnect = {};
    });
    connect(m_connector.get(), &connections::Connector::started, this, [this](const QUuid &id) {
        if (const auto profile = profileById(id))
            m_status->setActivity(tr("Connecting to %1…").arg(profile->title()));
    });
    connect(&m_services.profiles, &core::profile::ProfileStore::changed, this, &MainWindow::refreshProfiles);
    connect(m_top->connectionMenu(), &QMenu::aboutToShow, this, &MainWindow::fillConnectionMenu);
    connect(m_top->databaseMenu(), &QMenu::aboutToShow, this, &MainWindow::fillDatabaseMenu);
    connect(&m_services.playground, &core::playground::Playground::progress, this,
            [this](const QString &text) {
                if (!m_playgroundStarting)
                    return;
                m_welcome->setPlayground(connections::Welcome::Playground::Starting, text);
                m_status->setActivity(text);
            });
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
    m_browser->setVisible(browserShown);
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
    settings.set(keys::inspectorVisible,
                 m_inspectorFolded || m_actions.action(QLatin1StringView("view.inspector"))->isChecked());
}

// --- the current tab

SqlTab *MainWindow::currentSqlTab() const
{
    return qobject_cast<SqlTab *>(m_tabs->current());
}

void MainWindow::currentTabChanged()
{
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
    enable("query.runScript", status.canRun && !status.running);
    enable("query.cancel", status.running);
    enable("transaction.commit", status.inTransaction && !status.transactionFailed && !status.running);
    enable("transaction.rollback", status.inTransaction && !status.running);
    enable("transaction.auto", status.canRun);
    enable("transaction.manual", status.canRun);
    enable("tab.close", tab != nullptr);
    const SqlTab *sql = currentSqlTab();
    enable("file.save", sql != nullptr);
    enable("file.saveAs", sql != nullptr);
    enable("result.export", sql && sql->results().currentPage());
    setWindowTitle(tab ? tab->title() + QStringLiteral(" — Howdah") : QStringLiteral("Howdah"));
}

void MainWindow::showInspection()
{
    if (!m_inspector->isVisibleTo(this))
        return;
    const SqlTab *tab = currentSqlTab();
    query::ResultPage *page = tab ? tab->results().currentPage() : nullptr;
    m_inspector->setResult(page ? &page->result() : nullptr);
    if (page)
        m_inspector->showCell(page->view().currentRow(), page->view().currentColumn());
    else
        m_inspector->clear();
    m_actions.action(QLatin1StringView("result.export"))->setEnabled(page != nullptr);
}

SqlTab *MainWindow::addSqlTab()
{
    auto *tab = new SqlTab({m_services.theme, m_services.icons, m_services.pool, *m_connector,
                            m_services.settings, m_services.prompts},
                           m_tabs);
    connect(tab, &tabs::Tab::statusChanged, this, [this, tab] {
        if (m_tabs->current() == tab)
            showStatus();
    });
    connect(tab, &tabs::Tab::inspectionChanged, this, [this, tab] {
        if (m_tabs->current() == tab)
            showInspection();
    });
    connect(tab, &SqlTab::exportRequested, this, &MainWindow::exportPage);
    connect(tab, &SqlTab::catalogChanged, this, [this, tab] {
        const tabs::TabStatus status = tab->status();
        if (!status.profile)
            return;
        const QModelIndex server = m_browserModel.serverIndex(status.profile->id);
        for (int row = 0; server.isValid() && row < m_browserModel.rowCount(server); ++row) {
            const QModelIndex database = m_browserModel.index(row, 0, server);
            if (m_browserModel.ref(database).database == status.database)
                m_browserModel.refresh(database);
        }
        m_objectSource->refresh();
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
        profile = profileById(ref.profile);
        database = ref.database;
    }
    if (!profile) {
        for (const ConnectionProfile &known : allProfiles()) {
            if (m_browserModel.isConnected(known.id)) {
                profile = known;
                break;
            }
        }
    }
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
    tab->editor().setText(sql);
    tab->editor().setModified(false);
    m_tabs->add(tab);
    tab->focusWork();
    return tab;
}

// --- connections

QList<ConnectionProfile> MainWindow::allProfiles() const
{
    QList<ConnectionProfile> all = m_services.profiles.profiles();
    if (m_playground)
        all << *m_playground;
    return all + m_adHoc;
}

std::optional<ConnectionProfile> MainWindow::profileById(const QUuid &id) const
{
    for (const ConnectionProfile &profile : allProfiles()) {
        if (profile.id == id)
            return profile;
    }
    return {};
}

void MainWindow::refreshProfiles()
{
    m_browserModel.setProfiles(allProfiles());
}

void MainWindow::connectTo(const ConnectionProfile &profile)
{
    m_afterConnect = profile.id;
    m_notice->clear();
    m_connector->connectTo(profile);
    m_browser->reveal(profile.id); // shows that it connects, or why it could not
}

void MainWindow::connectionFailed(const QUuid &id, const Error &error)
{
    const auto profile = profileById(id);
    // from the tree: the tree tells; a tab that waits tells itself
    if (!profile || m_afterConnect != id)
        return;
    Error told = error;
    told.message = tr("%1: %2").arg(
        profile->title(), QString(error.message).replace(QLatin1String("\n\t"), QLatin1String("\n")));
    m_notice->setError(told);
    m_notice->addButton(
        tr("Try again"), [this, profile = *profile] { connectTo(profile); }, true);
    m_notice->addButton(tr("Edit connection"), [this, profile = *profile] {
        m_notice->clear();
        editConnection(profile);
    });
}

void MainWindow::goTo(const core::catalog::ObjectRef &ref)
{
    const core::catalog::ObjectKind *kind = m_kinds.find(ref.kind);
    if (!kind)
        return;
    if (kind->is(core::catalog::ObjectKind::HasRows)) {
        openTable(ref);
        return;
    }
    // the way down as the tree shows it
    QStringList path{ref.database};
    if (!ref.schema.isEmpty())
        path << ref.schema;
    if (const auto *above = m_kinds.find(ref.parentKind); above && !ref.parent.isEmpty())
        path << above->plural << ref.parent;
    if (kind->listing == core::catalog::ObjectKind::Listing::Folder)
        path << kind->plural;
    path << ref.text();
    m_actions.action(QLatin1StringView("view.browser"))->setChecked(true);
    m_browser->setVisible(true);
    m_browser->reveal(ref.profile, path);
    m_browser->focusTree();
}

void MainWindow::connectAdHoc(ConnectionProfile profile, const core::Secret &password)
{
    profile.id = QUuid::createUuid();
    m_adHoc << profile;
    refreshProfiles();
    m_afterConnect = profile.id;
    if (password.isEmpty())
        m_connector->connectTo(profile);
    else
        m_connector->connectTo(profile, {password, false});
    m_notice->clear();
    m_browser->reveal(profile.id);
}

void MainWindow::connectionUp(const QUuid &id, const core::session::SessionInfo &info)
{
    m_browserModel.setConnected(id, info);
    m_status->setActivity({});
    if (m_afterConnect == id)
        m_notice->clear();
    if (m_services.profiles.find(id))
        (void)m_services.profiles.markUsed(id); // only for the order of the welcome page; failed() tells
    if (std::exchange(m_afterConnect, {}) != id)
        return;
    const auto profile = profileById(id);
    if (!profile)
        return;
    if (id == m_playgroundId) {
        m_browser->reveal(id, {QStringLiteral("shop"), QStringLiteral("public"), QStringLiteral("Tables")});
        if (m_tabs->count() == 0) {
            QFile first(QStringLiteral(":/playground/queries/best customers.sql"));
            const bool found = first.open(QIODevice::ReadOnly);
            newSqlTab(*profile, QString(), tr("best customers"),
                      found ? QString::fromUtf8(first.readAll()) : QString());
        }
        emit playgroundReady();
        return;
    }
    m_browser->reveal(id);
    if (m_tabs->count() == 0)
        newSqlTab(*profile, QString(), QString(), QString());
}

void MainWindow::disconnectFrom(const ConnectionProfile &profile)
{
    m_services.pool.disconnect(profile.id);
    m_services.pool.setPassword(profile.id, {});
    m_browserModel.setDisconnected(profile.id);
}

ConnectionTab *MainWindow::editConnection(const std::optional<ConnectionProfile> &profile)
{
    for (int i = 0; profile && i < m_tabs->count(); ++i) {
        auto *open = qobject_cast<ConnectionTab *>(m_tabs->at(i));
        if (open && open->form().profile().id == profile->id) {
            m_tabs->setCurrent(open);
            return open;
        }
    }
    auto *tab = new ConnectionTab({m_services.theme, m_services.icons, m_services.prompts,
                                   m_services.profiles, m_services.secrets, m_services.canceller},
                                  m_services.prompts, m_tabs);
    if (profile)
        tab->form().showProfile(*profile);
    connect(&tab->form(), &connections::ConnectionForm::closeRequested, this,
            [this, tab] { m_tabs->close(tab); });
    connect(&tab->form(), &connections::ConnectionForm::deleted, this, [this, tab](const QUuid &id) {
        m_services.pool.disconnect(id);
        m_tabs->close(tab);
    });
    connect(&tab->form(), &connections::ConnectionForm::saved, this,
            [this](const ConnectionProfile &saved, const core::Secret &typed) {
                if (!typed.isEmpty())
                    m_services.pool.setPassword(saved.id, typed);
            });
    connect(&tab->form(), &connections::ConnectionForm::connectRequested, this,
            [this, tab](const ConnectionProfile &saved, const connections::PasswordAnswer &typed) {
                m_tabs->close(tab);
                m_services.pool.disconnect(saved.id);
                m_afterConnect = saved.id;
                if (typed.password.isEmpty())
                    m_connector->connectTo(saved);
                else
                    m_connector->connectTo(saved, typed);
                m_notice->clear();
                m_browser->reveal(saved.id);
            });
    m_tabs->add(tab);
    tab->focusWork();
    return tab;
}

void MainWindow::deleteConnection(const ConnectionProfile &profile)
{
    Question question;
    question.title = tr("Delete the connection “%1”?").arg(profile.title());
    question.text = tr("Howdah forgets how to reach it, and its password. Nothing changes on the server.");
    question.answers = {{tr("Delete connection"), Question::Role::Danger}};
    m_services.prompts.ask(question, this, [this, profile](int answer) {
        if (answer != 0)
            return;
        disconnectFrom(profile);
        m_adHoc.removeIf([&](const ConnectionProfile &known) { return known.id == profile.id; });
        if (m_services.profiles.find(profile.id)) {
            core::whenDone(m_services.secrets.remove(profile.id), this, [](core::Result<void>) {});
            if (auto removed = m_services.profiles.remove(profile.id); !removed)
                m_status->setActivity(removed.error().message);
        }
        refreshProfiles();
    });
}

void MainWindow::choose(tabs::Tab *tab, const ConnectionProfile &profile, const QString &database)
{
    tab->setConnection(profile, database);
    tab->focusWork(); // what is typed next is SQL, not for the button
}

void MainWindow::fillConnectionMenu()
{
    QMenu *menu = m_top->connectionMenu();
    menu->clear();
    for (const ConnectionProfile &profile : allProfiles()) {
        QString text = profile.title();
        text.replace(QLatin1Char('&'), QLatin1String("&&"));
        text.replace(QLatin1Char('\n'), QLatin1Char(' '));
        const auto &look = connections::lookOf(profile.environment);
        QAction *action = menu->addAction(m_services.icons.icon(QStringLiteral("server"), look.color), text);
        connect(action, &QAction::triggered, this, [this, profile] {
            tabs::Tab *tab = m_tabs->current();
            if (tab && tab->status().canRun)
                choose(tab, profile, {});
            else if (profile.id == m_playgroundId && !m_playground)
                startPlayground();
            else
                connectTo(profile);
        });
    }
    if (!menu->isEmpty())
        menu->addSeparator();
    menu->addAction(m_actions.action(QLatin1StringView("connection.new")));
    if (!m_playground)
        menu->addAction(m_actions.action(QLatin1StringView("playground.start")));
}

void MainWindow::fillDatabaseMenu()
{
    QMenu *menu = m_top->databaseMenu();
    menu->clear();
    const tabs::Tab *tab = m_tabs->current();
    const auto profile = tab ? tab->status().profile : std::nullopt;
    if (!profile)
        return;
    menu->addAction(tr("Reading databases…"))->setEnabled(false);
    core::whenDone(
        m_services.pool.shared(*profile), menu, [this, menu, profile = *profile](core::Result<Lease> lease) {
            const auto fail = [menu](const Error &error) {
                menu->clear();
                menu->addAction(error.message.section(QLatin1Char('\n'), 0, 0))->setEnabled(false);
            };
            if (!lease) {
                fail(lease.error());
                return;
            }
            auto held = std::make_shared<Lease>(std::move(*lease));
            auto names = (*held)->run<QStringList>(
                tr("Reading databases"),
                [](core::session::Link &link, core::session::Job &job) -> core::Result<QStringList> {
                    auto rows = link.execute(
                        job,
                        "select datname from pg_catalog.pg_database where datallowconn and not "
                        "datistemplate and pg_catalog.has_database_privilege(oid, 'CONNECT') "
                        "order by datname");
                    if (!rows)
                        return rows.error();
                    QStringList list;
                    for (int i = 0; i < PQntuples(rows->get()); ++i)
                        list << QString::fromUtf8(PQgetvalue(rows->get(), i, 0));
                    return list;
                });
            core::whenDone(
                std::move(names), menu, [this, menu, profile, held, fail](core::Result<QStringList> answer) {
                    if (!answer) {
                        fail(answer.error());
                        return;
                    }
                    menu->clear();
                    for (const QString &name : *answer) {
                        QString text = name;
                        text.replace(QLatin1Char('&'), QLatin1String("&&"));
                        text.replace(QLatin1Char('\n'), QLatin1Char(' '));
                        QAction *action = menu->addAction(text);
                        action->setCheckable(true);
                        action->setChecked(m_tabs->current() && name == m_tabs->current()->status().database);
                        connect(action, &QAction::triggered, this, [this, profile, name] {
                            if (tabs::Tab *current = m_tabs->current())
                                choose(current, profile, name);
                        });
                    }
                });
        });
}

// --- the playground

void MainWindow::startPlayground()
{
    if (!m_playgroundStarting)
        waitForPlayground(m_services.playground.start());
}

void MainWindow::waitForPlayground(core::Task<core::playground::PlaygroundStarted> starting)
{
    m_playgroundStarting = true;
    m_welcome->setPlayground(connections::Welcome::Playground::Starting, tr("Starting…"));
    m_status->setActivity(tr("Starting the playground…"));
    core::whenDone(std::move(starting), this,
                   [this](core::Result<core::playground::PlaygroundStarted> started) {
                       m_playgroundStarting = false;
                       m_status->setActivity({});
                       if (started) {
                           playgroundStarted(*started);
                           return;
                       }
                       m_welcome->setPlayground(connections::Welcome::Playground::Stopped);
                       m_welcome->setPlaygroundError(started.error().toText());
                       m_browserModel.setDisconnected(m_playgroundId, started.error().toText());
                       emit playgroundFailed(started.error());
                   });
}

void MainWindow::leavePlayground()
{
    // tabs on it keep their text and results; they say that the session is gone
    if (m_playground)
        disconnectFrom(*m_playground);
    m_playground.reset();
    refreshProfiles();
}

void MainWindow::stopPlayground()
{
    if (m_playgroundStarting)
        return;
    leavePlayground();
    m_status->setActivity(tr("Stopping the playground…"));
    core::whenDone(m_services.playground.stop(), this, [this](core::Result<void> stopped) {
        m_status->setActivity(stopped ? tr("The playground is stopped") : stopped.error().message);
        m_welcome->setPlayground(connections::Welcome::Playground::Stopped);
    });
}

void MainWindow::askResetPlayground()
{
    if (m_playgroundStarting)
        return;
    Question question;
    question.title = tr("Make the playground anew?");
    question.text = tr("Everything in it is thrown away, also what you made there yourself.");
    question.answers = {{tr("Throw away and make anew"), Question::Role::Danger}};
    m_services.prompts.ask(question, this, [this](int answer) {
        if (answer != 0)
            return;
        leavePlayground();
        waitForPlayground(m_services.playground.reset());
    });
}

void MainWindow::playgroundStarted(const core::playground::PlaygroundStarted &started)
{
    m_welcome->setPlayground(connections::Welcome::Playground::Running);
    auto parsed = core::profile::parseConninfo(started.url);
    if (!parsed) {
        emit playgroundFailed(parsed.error());
        return;
    }
    ConnectionProfile profile = parsed->profile;
    profile.id = m_playgroundId;
    profile.name = tr("Playground");
    profile.group = tr("Development");
    profile.environment = core::profile::Environment::Development;
    m_playground = profile;
    refreshProfiles();
    m_afterConnect = m_playgroundId;
    m_connector->connectTo(profile);
}

// --- tables and files

void MainWindow::openTable(const core::catalog::ObjectRef &ref)
{
    const auto profile = profileById(ref.profile);
    if (!profile)
        return;
    const QString sql
        = QStringLiteral("SELECT *\nFROM %1\nLIMIT 1000;\n").arg(core::catalog::qualifiedName(ref, m_kinds));
    SqlTab *tab = newSqlTab(*profile, ref.database, ref.name, sql);
    tab->setIconName(QStringLiteral("table"));
    emit tab->titleChanged();
    tab->runScript();
}

void MainWindow::showExport(transfer::ExportOffer offer)
{
    auto *panel = new transfer::ExportPanel(
        {m_exporter, m_services.settings, m_services.prompts, m_services.theme, m_services.icons},
        std::move(offer), this);
    panel->setAttribute(Qt::WA_DeleteOnClose);
    panel->show();
}

void MainWindow::exportTable(const core::catalog::ObjectRef &ref)
{
    const auto profile = profileById(ref.profile);
    if (!profile)
        return;
    transfer::ExportOffer offer;
    offer.source = core::transfer::TableSource{{ref.schema, ref.name}};
    offer.title = tr("Table %1.%2").arg(ref.schema, ref.name);
    offer.suggestedName = ref.name;
    offer.profile = *profile;
    offer.database = ref.database;
    offer.expectedRows = ref.amount;
    showExport(std::move(offer));
}

void MainWindow::exportPage(query::ResultPage *page)
{
    const tabs::Tab *tab = m_tabs->current();
    if (!tab)
        return;
    const tabs::TabStatus status = tab->status();
    const auto &result = page->result();
    transfer::ExportOffer offer;
    offer.title = tab->title();
    offer.suggestedName = tab->title();
    if (status.profile)
        offer.profile = *status.profile;
    offer.database = status.database;
    offer.columns = result.columns();
    offer.sample = result.snapshot();
    // what is in the grid goes out as it is: nothing is run again for it
    offer.source = core::transfer::RowsSource{result.columns(), result.snapshot()};
    offer.partial = !page->outcome() || !page->outcome()->ok();
    showExport(std::move(offer));
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
        newSqlTab()->openFile(path);
    });
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
    }
}

// --- the end

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_agreedToClose || m_tabs->count() == 0) {
        saveLayout();
        event->accept();
        return;
    }
    event->ignore();
    if (!m_askingToClose) {
        m_askingToClose = true;
        askToClose(0);
    }
}

void MainWindow::askToClose(int index)
{
    // tab by tab, each may ask; one "Cancel" and everything stays as it was
    tabs::Tab *tab = m_tabs->at(index);
    if (!tab) {
        m_agreedToClose = true;
        close();
        return;
    }
    const tabs::TabStatus status = tab->status();
    if (tab->isModified() || status.running || status.inTransaction)
        m_tabs->setCurrent(tab); // one sees what is asked about
    tab->requestClose([this, index](bool agreed) {
        if (agreed)
            askToClose(index + 1);
        else
            m_askingToClose = false;
    });
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
