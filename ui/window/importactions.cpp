// SPDX-License-Identifier: GPL-3.0-or-later
// Files and tables into tables: from the tree, from the table in front, and dropped on the window.
#include "ui/base/amounts.h"
#include "ui/base/banner.h"
#include "ui/query/sqltab.h"
#include "ui/query/tabfile.h"
#include "ui/table/tabletab.h"
#include "ui/tabs/tabarea.h"
#include "ui/transfer/copypanel.h"
#include "ui/transfer/importpanel.h"
#include "ui/window/mainwindow.h"

#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>

namespace ui::window {

using core::catalog::ObjectKind;
using core::catalog::ObjectRef;

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

void MainWindow::addImportActions()
{
    addAction(
        m_actions.add({.id = QStringLiteral("import.file"),
                       .text = tr("Import a file…"),
                       .icon = QStringLiteral("import"),
                       .toolTip = tr("CSV, JSON, XLSX and others into the table in front, or into a new one"),
                       .group = tr("Table")},
                      [this] { importHere(); }));
    addAction(m_actions.add({.id = QStringLiteral("table.copy"),
                             .text = tr("Copy the table to another connection…"),
                             .icon = QStringLiteral("copy"),
                             .toolTip = tr("The rows of the table in front into a table of another server, "
                                           "in one transaction"),
                             .group = tr("Table")},
                            [this] {
                                const table::TableTab *tab = currentTableTab();
                                const tabs::TabStatus status = tab ? tab->status() : tabs::TabStatus();
                                if (!status.profile)
                                    return;
                                const auto &name = tab->place().name;
                                showCopy({*status.profile, status.database, {name.schema, name.table}});
                            }));
    setAcceptDrops(true);
}

void MainWindow::importInto(const ObjectRef &ref)
{
    const auto profile = profileById(ref.profile);
    const ObjectKind *kind = m_kinds.find(ref.kind);
    if (!profile || !kind)
        return;
    transfer::ImportOffer offer;
    offer.profile = *profile;
    offer.database = ref.database;
    const bool isTable = kind->is(ObjectKind::HasRows);
    offer.schema = isTable ? ref.schema : ref.name;
    offer.table = isTable ? ref.name : QString();
    showImport(offer);
}

void MainWindow::importHere(const QString &file)
{
    const tabs::Tab *tab = m_tabs->current();
    const tabs::TabStatus status = tab ? tab->status() : tabs::TabStatus();
    if (!status.profile)
        return;
    transfer::ImportOffer offer;
    offer.profile = *status.profile;
    offer.database = status.database;
    offer.schema = QStringLiteral("public");
    offer.file = file;
    if (const table::TableTab *table = currentTableTab()) {
        offer.schema = table->place().name.schema;
        offer.table = table->place().name.table;
    }
    showImport(offer);
}

void MainWindow::showImport(const transfer::ImportOffer &offer)
{
    auto *panel = new transfer::ImportPanel(
        {m_importer, m_services.settings, m_services.prompts, m_services.theme, m_services.icons}, offer,
        this);
    panel->setAttribute(Qt::WA_DeleteOnClose);
    connect(panel, &transfer::ImportPanel::finished, this,
            [this, profile = offer.profile.id,
             database = offer.database](const core::importing::ImportReport &report) {
                if (report.dryRun)
                    return;
                refreshBrowser(profile, database);
                rowsChanged(profile, database, report.table, report.rows);
            });
    panel->show();
}

void MainWindow::copyTable(const ObjectRef &ref)
{
    if (const auto profile = profileById(ref.profile))
        showCopy({*profile, ref.database, {ref.schema, ref.name}});
}

void MainWindow::showCopy(const transfer::CopyOffer &offer)
{
    auto *panel = new transfer::CopyPanel({m_copier, m_importer, m_services.profiles, *m_connector,
                                           m_services.prompts, m_services.theme, m_services.icons},
                                          offer, this);
    connect(panel, &transfer::CopyPanel::finished, this,
            [this, panel](const core::importing::CopyReport &report) {
                if (report.dryRun)
                    return;
                refreshBrowser(panel->target().id, panel->targetDatabase());
                rowsChanged(panel->target().id, panel->targetDatabase(), report.table, report.rows);
            });
    panel->show();
}

/// Where the table is shown its rows are read again; what somebody has edited there waits for a word.
void MainWindow::rowsChanged(const QUuid &profile, const QString &database, const QStringList &name,
                             qint64 rows)
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        auto *tab = qobject_cast<table::TableTab *>(m_tabs->at(i));
        const tabs::TabStatus status = tab ? tab->status() : tabs::TabStatus();
        if (!status.profile || status.profile->id != profile || status.database != database
            || tab->place().name.schema != name.value(0) || tab->place().name.table != name.value(1))
            continue;
        if (!tab->isModified()) {
            tab->runStatement();
            continue;
        }
        tab->banner().setMessage(Banner::Tone::Info,
                                 tr("%1 came into this table meanwhile.").arg(rowsText(rows)));
        tab->banner().addButton(tr("Read again"), [tab] {
            tab->banner().clear();
            tab->runStatement();
        });
    }
}

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
        importHere(file);
}

} // namespace ui::window
