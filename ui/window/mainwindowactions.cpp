// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done in the window: the table of its actions.
#include "ui/window/mainwindow.h"

#include "ui/access/scripttab.h"
#include "ui/base/banner.h"
#include "ui/browser/browserpanel.h"
#include "ui/connections/welcome.h"
#include "ui/editor/codearea.h"
#include "ui/forms/formtab.h"
#include "ui/grid/gridview.h"
#include "ui/inspector/cellinspector.h"
#include "ui/palette/commandpalette.h"
#include "ui/query/messagesview.h"
#include "ui/query/resultpage.h"
#include "ui/query/resultspane.h"
#include "ui/query/sqltab.h"
#include "ui/query/tabfile.h"
#include "ui/table/conditionfield.h"
#include "ui/table/tablebar.h"
#include "ui/table/tabletab.h"
#include "ui/tabs/tabarea.h"
#include "ui/window/connectiondesk.h"
#include "ui/window/exportdesk.h"
#include "ui/window/importdesk.h"
#include "ui/window/playgrounddesk.h"
#include "ui/window/resultactions.h"
#include "ui/window/runchoices.h"
#include "ui/window/tableactions.h"
#include "ui/window/themechoice.h"
#include "ui/workspace/sidezone.h"

#include <QActionGroup>
#include <QApplication>

namespace ui::window {

using query::SqlTab;

namespace keys = core::settings::keys;

void MainWindow::addOwnActions()
{
    const auto onTab = [this](void (tabs::Tab::*method)()) {
        return [this, method] {
            if (tabs::Tab *tab = m_tabs->current())
                (tab->*method)();
        };
    };
    const auto key = [](const char *text) { return QKeySequence(QLatin1String(text)); };
    const auto add = [this](const ActionSpec &spec, std::function<void()> handler) {
        m_actions.add(spec, std::move(handler));
    };
    const auto addChecked = [this](const ActionSpec &spec, std::function<void(bool)> handler) {
        m_actions.addCheckable(spec, std::move(handler));
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
    add({.id = QStringLiteral("tab.reopen"),
         .text = tr("Reopen closed tab"),
         .icon = QStringLiteral("undo"),
         .shortcuts = {key("Ctrl+Shift+T")},
         .toolTip
         = tr("The SQL tab that was closed last, also before this start, with its text; nothing is run"),
         .group = tr("Tabs")},
        [this] { reopenTab(0); });
    m_actions.action(QLatin1StringView("tab.reopen"))->setEnabled(false);
    add({.id = QStringLiteral("tab.closed"),
         .text = tr("Recently closed tabs"),
         .icon = QStringLiteral("history"),
         .toolTip = tr("SQL tabs that were closed, also before this start: reopen or forget them"),
         .group = tr("Tabs")},
        [this] { showClosedTabs(); });
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
         .text = tr("Save"),
         .icon = QStringLiteral("save"),
         .shortcuts = {key("Ctrl+S")},
         .group = tr("File")},
        [this] {
            if (SqlTab *tab = currentSqlTab())
                tab->file().save(tab->title());
            else if (forms::FormTab *form = currentFormTab())
                form->save();
            else if (auto *script = qobject_cast<access::ScriptTab *>(m_tabs->current()))
                script->save();
        });
    add({.id = QStringLiteral("file.saveAs"),
         .text = tr("Save SQL as…"),
         .icon = QStringLiteral("save"),
         .shortcuts = {key("Ctrl+Shift+S")},
         .group = tr("File")},
        [this] {
            if (SqlTab *tab = currentSqlTab())
                tab->file().saveAs(tab->title());
        });
    add({.id = QStringLiteral("result.export"),
         .text = tr("Export result…"),
         .icon = QStringLiteral("export"),
         .shortcuts = {key("Ctrl+Shift+E")},
         .group = tr("Result")},
        [this] {
            if (query::ResultPage *page = currentPage())
                m_exports->exportPage(page);
        });

    add({.id = QStringLiteral("export.tables"),
         .text = tr("Export tables…"),
         .icon = QStringLiteral("export"),
         .toolTip = tr("Several tables of this database as they stand at one moment, each into a file"),
         .group = tr("Result")},
        [this] { m_exports->exportTablesOfTab(); });
    add({.id = QStringLiteral("import.file"),
         .text = tr("Import a file…"),
         .icon = QStringLiteral("import"),
         .toolTip = tr("CSV, JSON, XLSX and others into the table in front, or into a new one"),
         .group = tr("Table")},
        [this] { m_imports->importHere(); });
    add({.id = QStringLiteral("table.copy"),
         .text = tr("Copy the table to another connection…"),
         .icon = QStringLiteral("copy"),
         .toolTip = tr("The rows of the table in front into a table of another server, in one transaction"),
         .group = tr("Table")},
        [this] { m_imports->copyTableOfTab(); });
    add({.id = QStringLiteral("app.settings"),
         .text = tr("Settings"),
         .icon = QStringLiteral("settings"),
         .shortcuts = {key("Ctrl+,")},
         .toolTip = tr("Memory, reading, transactions, looks"),
         .group = tr("View")},
        [this] { showSettings(); });
    addThemeChoice(m_actions, m_services.settings, m_services.theme);
    m_resultActions = std::make_unique<ResultActions>(m_actions, [this] { return currentPage(); });
    m_tableActions = std::make_unique<TableActions>(
        m_actions,
        TableActions::InFront{[this] { return currentTableTab(); }, [this] { return currentPage(); }});
    addFormActions();
    addPrivilegeActions();
    addSelectionActions();
    addSeeAsActions();
    addWorkspaceActions();
    add({.id = QStringLiteral("query.runFile"),
         .text = tr("Run file…"),
         .icon = QStringLiteral("script"),
         .toolTip = tr("Run a file of any size statement by statement, without opening it"),
         .group = tr("Query")},
        onTab(&tabs::Tab::runFile));
    m_runChoices = std::make_unique<RunChoices>(m_actions, m_services.settings);
    connect(m_runChoices.get(), &RunChoices::chosen, this, &MainWindow::showStatus);
    add({.id = QStringLiteral("playground.start"),
         .text = tr("Start the playground"),
         .icon = QStringLiteral("playground"),
         .toolTip = tr("A local server with a sample database, yours alone"),
         .group = tr("Connections")},
        [this] { m_playground->start(); });
    add({.id = QStringLiteral("playground.stop"),
         .text = tr("Stop the playground"),
         .icon = QStringLiteral("stop"),
         .toolTip = tr("Ends its server; the data stay. It runs on by itself when Howdah is closed"),
         .group = tr("Connections")},
        [this] { m_playground->stop(); });
    add({.id = QStringLiteral("playground.reset"),
         .text = tr("Make the playground anew…"),
         .icon = QStringLiteral("refresh"),
         .toolTip = tr("Throws its data away and makes the sample database again"),
         .group = tr("Connections")},
        [this] { m_playground->askToMakeAnew(); });
    add({.id = QStringLiteral("connection.new"),
         .text = tr("Connect to a server…"),
         .icon = QStringLiteral("connect"),
         .shortcuts = {key("Ctrl+Shift+N")},
         .group = tr("Connections")},
        [this] { m_connections->edit({}); });
    add({.id = QStringLiteral("browser.filter"),
         .text = tr("Filter objects"),
         .icon = QStringLiteral("search"),
         .shortcuts = {key("Ctrl+Shift+O")},
         .group = tr("Browser")},
        [this] {
            m_actions.action(QLatin1StringView("view.browser"))->setChecked(true);
            m_side->show(workspace::SideZone::Objects);
            m_browser->focusFilter();
        });
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
               [this](bool on) { m_side->setVisible(on); });
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
    addActions(m_actions.all()); // for their keys
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
    } else if (table::TableTab *tableTab = currentTableTab()) {
        zones << &tableTab->bar().field();
        if (query::ResultPage *page = tableTab->page())
            zones << &page->view();
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

} // namespace ui::window
