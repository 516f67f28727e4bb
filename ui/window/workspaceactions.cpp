// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept between two runs of the program: tabs, history, saved queries.
#include "ui/window/mainwindow.h"

#include "core/profile/profilejson.h"
#include "core/settings/settings.h"
#include "ui/base/banner.h"
#include "ui/browser/browserpanel.h"
#include "ui/editor/editcommands.h"
#include "ui/query/fileformatmenu.h"
#include "ui/query/sqltab.h"
#include "ui/query/tabfile.h"
#include "ui/tabs/tabarea.h"
#include "ui/window/completiondesk.h"
#include "ui/window/statusline.h"
#include "ui/workspace/closedpanel.h"
#include "ui/workspace/historypanel.h"
#include "ui/workspace/pastzone.h"
#include "ui/workspace/savedpanel.h"
#include "ui/workspace/sidezone.h"
#include "ui/workspace/tabkeeper.h"

#include <QMenu>
#include <QRegularExpression>
#include <QSplitter>

namespace ui::window {

using core::workspace::HistoryEntry;
using core::workspace::KeptTab;
using query::SqlTab;
using workspace::SideZone;

void MainWindow::addWorkspace()
{
    m_keeper = std::make_unique<workspace::TabKeeper>(m_services.store, *m_tabs);
    connect(m_keeper.get(), &workspace::TabKeeper::failed, this, [this](const core::Error &error) {
        core::Error told = error;
        told.hint
            = tr("What is typed in SQL tabs is not kept while this lasts; it is tried again by itself.");
        m_notice->setError(told);
        m_notKept = true;
    });
    connect(m_keeper.get(), &workspace::TabKeeper::works, this, [this] { m_notKept = false; });
    connect(m_keeper.get(), &workspace::TabKeeper::closedChanged, this,
            [this] { m_actions.action(QLatin1StringView("tab.reopen"))->setEnabled(m_keeper->hasClosed()); });
    const auto limit = [this] {
        namespace keys = core::settings::keys;
        const core::settings::Settings &settings = m_services.settings;
        m_keeper->closedTabs().setLimits({settings.get(keys::closedTabs), settings.get(keys::closedDays),
                                          qint64(settings.get(keys::closedMegabytes)) * 1024 * 1024});
    };
    connect(&m_services.settings, &core::settings::Settings::changed, m_keeper.get(), limit);
    limit();
    connect(&m_services.store, &core::workspace::Store::problem, this,
            [this](const core::Error &error) { m_notice->setError(error); });
}

void MainWindow::keepTexts(bool kept)
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (auto *tab = qobject_cast<SqlTab *>(m_tabs->at(i)))
            tab->setTextKept(kept);
    }
}

void MainWindow::restoreTabs()
{
    m_services.saved.reload();
    m_completions->setSnippets([&saved = m_services.saved] {
        QList<core::completion::Snippet> own;
        for (const core::workspace::Snippet &snippet : saved.snippets())
            own << core::completion::Snippet{snippet.trigger, snippet.body, snippet.title};
        return own;
    });
    m_keeper->lookForClosed();
    core::whenDone(m_keeper->takeLeftOver(), this, [this](const core::Result<QList<KeptTab>> &left) {
        if (!left || left->isEmpty())
            return; // why not is told by the store
        static const QRegularExpression lastNumber(QStringLiteral("(\\d+)$"));
        tabs::Tab *front = nullptr;
        const bool toFront = m_tabs->count() == 0;
        int broken = 0;
        for (const KeptTab &kept : *left) {
            if (isObjectPage(kept)) {
                tabs::Tab *page = restoreObject(kept);
                if (page && (workspace::TabKeeper::wasCurrent(kept) || !front))
                    front = page;
                continue;
            }
            SqlTab *tab = restoreSqlTab(kept);
            broken += kept.whole ? 0 : 1;
            if (workspace::TabKeeper::wasCurrent(kept) || !front)
                front = tab;
            // new tabs are numbered on
            const int number = lastNumber.match(tab->title()).captured(1).toInt();
            if (tab->title() == tr("Query %1").arg(number))
                m_tabNumber = std::max(m_tabNumber, number);
        }
        if (toFront && front) {
            m_tabs->setCurrent(front);
            front->focusWork();
        }
        m_status->setActivity(left->size() == 1 ? tr("1 tab is back; nothing was run")
                                                : tr("%1 tabs are back; nothing was run").arg(left->size()));
        if (broken > 0)
            m_notice->setMessage(Banner::Tone::Warn,
                                 broken == 1
                                     ? tr("The last edits of one tab could not be read.")
                                     : tr("The last edits of %1 tabs could not be read.").arg(broken));
    });
}

SqlTab *MainWindow::restoreSqlTab(const KeptTab &kept)
{
    SqlTab *tab = addSqlTab(false);
    if (const QJsonObject profile = kept.state.value(QLatin1String("profile")).toObject(); !profile.isEmpty())
        tab->setConnection(m_profiles.forKept(core::profile::profileFromJson(profile)),
                           kept.state.value(QLatin1String("database")).toString());
    m_keeper->restore(tab, kept);
    m_tabs->add(tab);
    return tab;
}

void MainWindow::reopenTab(qint64 closed)
{
    core::whenDone(
        m_keeper->takeClosed(closed), this, [this](const core::Result<std::optional<KeptTab>> &kept) {
            emit m_keeper->closedTabs().changed(); // or it was not there any more
            if (!kept || !*kept)
                return; // why not is told by the store
            SqlTab *tab = restoreSqlTab(**kept);
            m_tabs->setCurrent(tab);
            tab->focusWork();
            if (!(*kept)->whole)
                m_notice->setMessage(Banner::Tone::Warn,
                                     tr("The last edits of “%1” could not be read.").arg(tab->title()));
        });
}

// --- the left zone

void MainWindow::addSide()
{
    m_side = new SideZone(m_services.theme, m_browser, this);
    m_side->setMinimumWidth(220);
    m_side->setMaker(SideZone::History, [this] { return makeHistory(); });
    m_side->setMaker(SideZone::Saved, [this] { return makeSaved(); });
    m_splitter->addWidget(m_side);
}

void MainWindow::addWorkspaceActions()
{
    const auto add = [this](const char *id, const QString &text, const char *icon, const QKeySequence &key,
                            const QString &tip, std::function<void()> handler) {
        addAction(m_actions.add({.id = QLatin1String(id),
                                 .text = text,
                                 .icon = QLatin1String(icon),
                                 .shortcuts = key.isEmpty() ? QList<QKeySequence>() : QList{key},
                                 .toolTip = tip,
                                 .group = tr("View")},
                                std::move(handler)));
    };
    add("view.history", tr("History"), "history", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H),
        tr("What was run: search, open again, pin"), [this] { showSide(SideZone::History); });
    add("view.saved", tr("Saved queries"), "star", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L),
        tr("Queries with a name, and snippets"), [this] { showSide(SideZone::Saved); });
    add("query.save", tr("Save query under a name…"), "star", {},
        tr("Keeps the selection, or the whole text, among the saved queries"), [this] { saveQuery(); });
    add("file.format", tr("File format…"), "text", {}, tr("Encoding and line ends of the file"), [this] {
        if (SqlTab *tab = currentSqlTab())
            query::fileFormatMenu(tab->file(), tab)->popup(tab->editor().mapToGlobal(QPoint(12, 12)));
    });
    // their keys are the editor's: a field has them while it has the focus
    for (const editor::EditCommands::Command &command : editor::EditCommands::table()) {
        QString id = QLatin1String(command.id).mid(6);
        id[0] = id[0].toLower();
        const QString name = editor::EditCommands::tr(command.text);
        m_actions.add(
            {.id = QStringLiteral("editor.") + id,
             .text = name,
             .icon = QLatin1String(command.icon),
             .toolTip = tr("%1 (%2 in the text)").arg(name, command.key.toString(QKeySequence::NativeText)),
             .group = tr("Text")},
            [this, id = QLatin1String(command.id)] {
                SqlTab *tab = currentSqlTab();
                for (QAction *action : tab ? tab->editor().editActions() : QList<QAction *>()) {
                    if (action->objectName() == id)
                        action->trigger();
                }
            });
    }
}

void MainWindow::showSide(int page)
{
    m_actions.action(QLatin1StringView("view.browser"))->setChecked(true);
    m_side->setVisible(true);
    m_side->show(SideZone::Page(page));
    if (auto *past = qobject_cast<workspace::PastZone *>(m_side->widget(SideZone::Page(page))))
        past->showRuns();
    else if (auto *saved = qobject_cast<workspace::SavedPanel *>(m_side->widget(SideZone::Page(page))))
        saved->focusSearch();
}

void MainWindow::showClosedTabs()
{
    showSide(SideZone::History);
    if (auto *past = qobject_cast<workspace::PastZone *>(m_side->widget(SideZone::History)))
        past->showClosed();
}

QWidget *MainWindow::makeHistory()
{
    auto *panel = new workspace::HistoryPanel(m_services.history, m_services.theme, m_services.icons,
                                              m_services.prompts, m_side);
    connect(panel, &workspace::HistoryPanel::openRequested, this,
            [this](const QString &sql, const HistoryEntry &entry) {
                const auto profile = m_profiles.find(QUuid(entry.connection));
                SqlTab *tab = profile ? newSqlTab(*profile, entry.database, {}, sql) : newSqlTab();
                if (!profile) // it is not known any more: where the user is
                    tab->editor().load(sql.toUtf8());
            });
    connect(panel, &workspace::HistoryPanel::insertRequested, this, &MainWindow::insertSql);
    const auto makeClosed = [this] {
        auto *closed = new workspace::ClosedPanel(m_keeper->closedTabs(), m_services.theme, m_services.icons,
                                                  m_services.prompts, m_side);
        connect(closed, &workspace::ClosedPanel::reopenRequested, this, &MainWindow::reopenTab);
        return closed;
    };
    return new workspace::PastZone(m_services.theme, panel, makeClosed, m_side);
}

QWidget *MainWindow::makeSaved()
{
    auto *panel = new workspace::SavedPanel(m_services.saved, m_services.theme, m_services.icons,
                                            m_services.prompts, m_side);
    connect(panel, &workspace::SavedPanel::openRequested, this,
            [this](const QString &sql, const QString &title) {
                SqlTab *tab = newSqlTab();
                tab->setTitle(title);
                tab->editor().load(sql.toUtf8());
            });
    connect(panel, &workspace::SavedPanel::insertRequested, this, &MainWindow::insertSql);
    connect(panel, &workspace::SavedPanel::saveRequested, this, &MainWindow::saveQuery);
    connect(panel, &workspace::SavedPanel::failed, this,
            [this](const core::Error &error) { m_notice->setError(error); });
    return panel;
}

void MainWindow::insertSql(const QString &sql)
{
    SqlTab *tab = currentSqlTab();
    if (!tab)
        tab = newSqlTab();
    tab->editor().insertText(sql);
    tab->focusWork();
}

void MainWindow::saveQuery()
{
    const SqlTab *tab = currentSqlTab();
    if (!tab)
        return;
    const editor::SqlRange selected = tab->editor().selectionOrEmpty();
    const QString sql = selected.isEmpty() ? tab->editor().text() : selected.toString();
    if (auto *panel = qobject_cast<workspace::SavedPanel *>(m_side->widget(SideZone::Saved));
        panel && !sql.trimmed().isEmpty()) {
        showSide(SideZone::Saved);
        panel->saveText(sql, tab->title());
    }
}

} // namespace ui::window
