// SPDX-License-Identifier: GPL-3.0-or-later
// The window: browser on the left, tabs in the middle, inspector on the right, tool bar above, status line
// below; and what connects them. Thread: GUI.
#pragma once

#include "core/ddl/objectform.h"
#include "core/edit/undolog.h"
#include "core/settings/tablememory.h"
#include "ui/base/actions.h"
#include "ui/base/whenwanted.h"
#include "ui/browser/browsermodel.h"
#include "ui/browser/poolsource.h"
#include "ui/connections/connector.h"
#include "ui/connections/passwordasker.h"
#include "ui/palette/actionsource.h"
#include "ui/window/knownprofiles.h"
#include "ui/window/services.h"

#include <QMainWindow>

#include <memory>

class QMenu;
class QSplitter;

namespace core::workspace {
struct KeptTab;
}

namespace ui {
class Banner;
}
namespace ui::actions {
class ActionTab;
}
namespace ui::browser {
class BrowserPanel;
class ObjectSource;
} // namespace ui::browser
namespace ui::connections {
class Welcome;
}
namespace ui::forms {
class FormTab;
struct FormServices;
} // namespace ui::forms
namespace ui::inspector {
class CellInspector;
}
namespace ui::object {
class ObjectTab;
}
namespace ui::palette {
class CommandPalette;
}
namespace ui::query {
class ResultPage;
class SqlTab;
} // namespace ui::query
namespace ui::table {
class TableTab;
struct TablePlace;
} // namespace ui::table
namespace ui::tabs {
class Tab;
class TabArea;
struct TabStatus;
} // namespace ui::tabs
namespace ui::workspace {
class SideZone;
class TabKeeper;
} // namespace ui::workspace

namespace ui::window {

class AccessDesk;
class ClosingRound;
class CompletionDesk;
class ConnectionDesk;
class ExportDesk;
class ImportDesk;
class IndexDesk;
class JsonDesk;
class PlaygroundDesk;
class ResultActions;
class RunChoices;
class ScriptDesk;
class StatusLine;
class TableActions;
class TopBar;

class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const Services &services);
    ~MainWindow() override;

    /// Starts (or takes over) the playground, connects to it, and opens the first query if no SQL tab is
    /// open.
    void startPlayground();
    /// Connects and shows the server's tree.
    void connectTo(const core::profile::ConnectionProfile &profile);
    void connectAdHoc(const core::profile::ConnectionProfile &profile, const core::Secret &password);
    query::SqlTab *newSqlTab();
    query::SqlTab *newSqlTab(const core::profile::ConnectionProfile &profile, const QString &database,
                             const QString &title, const QString &sql);

    /// The tabs of runs that are over come back; nothing is run and nothing connected for it. Once, at the
    /// start.
    void restoreTabs();
    /// A closed SQL tab (0: the one closed last) comes back in front; nothing is run.
    void reopenTab(qint64 closed);

    // --- for journeys and the tour
    Actions &actions() { return m_actions; }
    browser::BrowserPanel &browser() const { return *m_browser; }
    browser::BrowserModel &browserModel() { return m_browserModel; }
    tabs::TabArea &tabs() const { return *m_tabs; }
    inspector::CellInspector &inspector() const { return *m_inspector; }
    palette::CommandPalette &palette() const { return *m_palette; }
    query::SqlTab *currentSqlTab() const;
    table::TableTab *currentTableTab() const;
    forms::FormTab *currentFormTab() const;
    /// The object's form; a tab that shows it already comes to the front. Null where its kind has none.
    forms::FormTab *openForm(const core::catalog::ObjectRef &ref);
    /// The object's page; one that shows it already comes to the front. section: to begin with. Null for a
    /// folder and for what is not known.
    object::ObjectTab *openObject(const core::catalog::ObjectRef &ref, const QString &section = {});
    /// The form of a new object beneath above: its folder, or the object itself.
    forms::FormTab *newObject(const QString &kind, const core::catalog::ObjectRef &above);
    /// A tab of its own with everything connected, its sections added; call open() or openWith() on it.
    forms::FormTab *addFormTab(const QString &kind);
    forms::FormServices formServices();
    /// The tab of an action on objects of one database; null where it is not offered for them.
    actions::ActionTab *runAction(const QString &action, const QList<core::catalog::ObjectRef> &objects);
    /// What is beneath a database (empty: the whole server) is read again in the tree.
    /// Reads again what is open of the database, of the whole server where that is empty.
    void refreshBrowser(const QUuid &profile, const QString &database);
    /// For the palette and completion.
    void refreshNames(const QUuid &profile, const QString &database);
    /// The result that the current tab shows, of whatever kind the tab is; null: none.
    query::ResultPage *currentPage() const;
    static QUuid playgroundId() { return KnownProfiles::playgroundId(); }

signals:
    void playgroundReady();
    void playgroundFailed(const core::Error &error);

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void addOwnActions();
    void addFormActions();
    void addFormEntries();
    void addObjectEntries();
    /// kept: its id in the journal; empty: it is new there.
    object::ObjectTab *addObjectTab(const QString &kept = {});
    query::SqlTab *restoreSqlTab(const core::workspace::KeptTab &kept);
    static bool isObjectPage(const core::workspace::KeptTab &kept);
    /// Null where objects of its kind are not known any more.
    tabs::Tab *restoreObject(const core::workspace::KeptTab &kept);
    void addPrivilegeActions();
    void addPrivilegeEntries();
    void addSeeAsActions();
    void addSeeAsEntries();
    void showSeeAs(const tabs::TabStatus &status);
    /// An SQL tab that is seen as the role.
    void seeAsRole(const core::catalog::ObjectRef &role, const QString &sql = {});
    void addSeeAsButton(forms::FormTab &tab, const QString &kind);
    void addRoleEntries();
    void addSelectionActions();
    void addSelectionEntries();
    void cloneRole(const core::catalog::ObjectRef &role);
    void compareRole(const core::catalog::ObjectRef &role);
    void dropRole(const core::catalog::ObjectRef &role);
    void restoreDrafts();
    /// True: it was one of rows that were edited.
    bool restoreEdits(const core::workspace::Draft &draft);
    void addBrowser();
    void addTabs();
    void addConnections();
    void addPlayground();
    void addTransfers();
    void addAccess();
    void restoreLayout();
    void saveLayout();

    Banner *makeNotice();
    void currentTabChanged();
    void showStatus();
    void showInspection();
    void choose(tabs::Tab *tab, const core::profile::ConnectionProfile &profile, const QString &database);
    /// Shows where it stands in the tree.
    void reveal(const core::catalog::ObjectRef &ref);
    /// Its rows, its form or its page, or where it stands in the tree.
    void goTo(const core::catalog::ObjectRef &ref);
    void stepZone(int by);
    void connectionUp(const core::profile::ConnectionProfile &profile);
    void openTable(const core::catalog::ObjectRef &ref);
    /// A tab that shows this already comes to the front. unread: why a new one reads nothing before the user
    /// asks for it; empty: it reads at once.
    table::TableTab *showTable(const core::profile::ConnectionProfile &profile, const QString &database,
                               const table::TablePlace &place, const QString &unread = {});
    void showSettings();
    void openScript();
    void about();
    /// kept: in the journal from now on.
    query::SqlTab *addSqlTab(bool kept = true);
    void addWorkspace();
    void addWorkspaceActions();
    void addSide();
    QWidget *makeHistory();
    QWidget *makeSaved();
    void showSide(int page);
    void showClosedTabs();
    /// At the caret of the SQL tab in front, or in a new one.
    void insertSql(const QString &sql);
    void saveQuery();
    /// Their texts come back at the next start: closing the window need not ask about them.
    void keepTexts(bool kept);

    Services m_services;
    Actions m_actions;
    core::catalog::ObjectKinds m_kinds;
    core::ddl::ObjectForms m_forms;
    KnownProfiles m_profiles;
    browser::PoolSource m_catalog;
    browser::BrowserModel m_browserModel;
    std::unique_ptr<palette::ActionSource> m_actionSource;
    std::unique_ptr<browser::ObjectSource> m_objectSource;
    std::unique_ptr<CompletionDesk> m_completions;
    connections::PromptArea *m_passwords;
    std::unique_ptr<connections::Connector> m_connector;

    core::edit::UndoLog m_undoLog;
    std::shared_ptr<core::settings::TableMemory> m_tableMemory
        = std::make_shared<core::settings::TableMemory>();

    TopBar *m_top = nullptr;
    QSplitter *m_splitter = nullptr;
    browser::BrowserPanel *m_browser = nullptr;
    workspace::SideZone *m_side = nullptr;
    tabs::TabArea *m_tabs = nullptr;
    connections::Welcome *m_welcome = nullptr;
    WhenWanted<Banner> m_notice;
    inspector::CellInspector *m_inspector = nullptr;
    IndexDesk *m_indexDesk = nullptr;
    JsonDesk *m_jsonDesk = nullptr;
    std::unique_ptr<workspace::TabKeeper> m_keeper; ///< gone before the tabs are
    bool m_notKept = false;
    StatusLine *m_status = nullptr;
    palette::CommandPalette *m_palette = nullptr;

    bool m_narrow = false;
    bool m_inspectorFolded = false; ///< by a narrow window, not by the user
    int m_tabNumber = 0;

    std::unique_ptr<ResultActions> m_resultActions;
    std::unique_ptr<TableActions> m_tableActions;
    std::unique_ptr<RunChoices> m_runChoices;
    std::unique_ptr<ClosingRound> m_closing;
    std::unique_ptr<ConnectionDesk> m_connections;
    std::unique_ptr<PlaygroundDesk> m_playground;
    std::unique_ptr<ExportDesk> m_exports;
    std::unique_ptr<ImportDesk> m_imports;
    std::unique_ptr<AccessDesk> m_access;
    std::unique_ptr<ScriptDesk> m_scripts;
};

} // namespace ui::window
