// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/importdesk.h"

#include "ui/base/amounts.h"
#include "ui/base/banner.h"
#include "ui/table/tabletab.h"
#include "ui/tabs/tabarea.h"
#include "ui/transfer/copypanel.h"
#include "ui/transfer/importpanel.h"

namespace ui::window {

using core::catalog::ObjectKind;
using core::catalog::ObjectRef;

ImportDesk::ImportDesk(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_importer(services.pool)
    , m_copier(services.pool)
{
}

void ImportDesk::importInto(const ObjectRef &ref)
{
    const auto profile = m_services.profiles.find(ref.profile);
    const ObjectKind *kind = m_services.kinds.find(ref.kind);
    if (!profile || !kind)
        return;
    transfer::ImportOffer offer;
    offer.profile = *profile;
    offer.database = ref.database;
    const bool isTable = kind->is(ObjectKind::HasRows);
    offer.schema = isTable ? ref.schema : ref.name;
    offer.table = isTable ? ref.name : QString();
    show(offer);
}

void ImportDesk::importHere(const QString &file)
{
    const tabs::Tab *tab = m_services.tabs.current();
    const tabs::TabStatus status = tab ? tab->status() : tabs::TabStatus();
    if (!status.profile)
        return;
    transfer::ImportOffer offer;
    offer.profile = *status.profile;
    offer.database = status.database;
    offer.schema = QStringLiteral("public");
    offer.file = file;
    if (const auto *table = qobject_cast<const table::TableTab *>(tab)) {
        offer.schema = table->place().name.schema;
        offer.table = table->place().name.table;
    }
    show(offer);
}

void ImportDesk::show(const transfer::ImportOffer &offer)
{
    auto *panel = new transfer::ImportPanel(
        {m_importer, m_services.settings, m_services.prompts, m_services.theme, m_services.icons}, offer,
        m_services.window);
    panel->setAttribute(Qt::WA_DeleteOnClose);
    connect(panel, &transfer::ImportPanel::finished, this,
            [this, profile = offer.profile.id,
             database = offer.database](const core::importing::ImportReport &report) {
                if (report.dryRun)
                    return;
                emit databaseChanged(profile, database);
                rowsChanged(profile, database, report.table, report.rows);
            });
    panel->show();
}

void ImportDesk::copyTable(const ObjectRef &ref)
{
    if (const auto profile = m_services.profiles.find(ref.profile))
        show(transfer::CopyOffer{*profile, ref.database, {ref.schema, ref.name}});
}

void ImportDesk::copyTableOfTab()
{
    const auto *tab = qobject_cast<const table::TableTab *>(m_services.tabs.current());
    const tabs::TabStatus status = tab ? tab->status() : tabs::TabStatus();
    if (!status.profile)
        return;
    const core::browse::TableName &name = tab->place().name;
    show(transfer::CopyOffer{*status.profile, status.database, {name.schema, name.table}});
}

void ImportDesk::show(const transfer::CopyOffer &offer)
{
    auto *panel = new transfer::CopyPanel({m_copier, m_importer, m_services.stored, m_services.connector,
                                           m_services.prompts, m_services.theme, m_services.icons},
                                          offer, m_services.window);
    connect(panel, &transfer::CopyPanel::finished, this,
            [this, panel](const core::importing::CopyReport &report) {
                if (report.dryRun)
                    return;
                emit databaseChanged(panel->target().id, panel->targetDatabase());
                rowsChanged(panel->target().id, panel->targetDatabase(), report.table, report.rows);
            });
    panel->show();
}

/// What somebody has edited there waits for a word.
void ImportDesk::rowsChanged(const QUuid &profile, const QString &database, const QStringList &name,
                             qint64 rows)
{
    for (int i = 0; i < m_services.tabs.count(); ++i) {
        auto *tab = qobject_cast<table::TableTab *>(m_services.tabs.at(i));
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

} // namespace ui::window
