// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/exportdesk.h"

#include "ui/grid/gridview.h"
#include "ui/query/resultpage.h"
#include "ui/table/tabletab.h"
#include "ui/tabs/tabarea.h"
#include "ui/transfer/tablesetpanel.h"

namespace ui::window {

using core::catalog::ObjectKind;
using core::catalog::ObjectRef;

ExportDesk::ExportDesk(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_exporter(services.pool)
{
}

transfer::ExportPanel::Services ExportDesk::panelServices()
{
    return {m_exporter, m_services.settings, m_services.prompts, m_services.theme, m_services.icons};
}

void ExportDesk::exportTable(const ObjectRef &ref)
{
    const auto profile = m_services.profiles.find(ref.profile);
    if (!profile)
        return;
    transfer::ExportOffer offer;
    offer.source = core::transfer::TableSource{{ref.schema, ref.name}};
    offer.title = tr("Table %1.%2").arg(ref.schema, ref.name);
    offer.suggestedName = ref.name;
    offer.profile = *profile;
    offer.database = ref.database;
    offer.expectedRows = ref.amount;
    show(std::move(offer));
}

void ExportDesk::exportTables(const ObjectRef &ref)
{
    const auto profile = m_services.profiles.find(ref.profile);
    const ObjectKind *kind = m_services.kinds.find(ref.kind);
    if (!profile || !kind)
        return;
    transfer::TableSetOffer offer;
    offer.profile = *profile;
    offer.database = !ref.folder && kind->is(ObjectKind::OwnDatabase) ? ref.name : ref.database;
    offer.schema = ref.schema;
    if (!ref.folder && kind->is(ObjectKind::HasRows)) {
        offer.chosen = {{ref.schema, ref.name}};
        offer.onlyChosen = true;
    }
    show(std::move(offer));
}

void ExportDesk::exportTablesOfTab()
{
    const tabs::Tab *tab = m_services.tabs.current();
    const tabs::TabStatus status = tab ? tab->status() : tabs::TabStatus();
    if (!status.profile)
        return;
    transfer::TableSetOffer offer;
    offer.profile = *status.profile;
    offer.database = status.database;
    offer.onlyChosen = true;
    show(std::move(offer));
}

void ExportDesk::exportPage(query::ResultPage *page)
{
    const tabs::Tab *tab = m_services.tabs.current();
    if (!tab)
        return;
    const tabs::TabStatus status = tab->status();
    transfer::ExportOffer offer;
    offer.title = tab->title();
    offer.suggestedName = tab->title();
    if (status.profile)
        offer.profile = *status.profile;
    offer.database = status.database;
    offer.sample = page->view().shown();
    // what is in the grid goes out as it is: nothing is run again for it
    offer.source = core::transfer::RowsSource{offer.sample};
    using State = core::result::ResultSet::State;
    offer.partial = page->result().state() != State::Complete;
    offer.unfinished = page->result().state() == State::Receiving;
    if (offer.partial && !page->seenAs().isEmpty()) {
        // the rows as they are: the statement would give one's own
    } else if (offer.partial && qobject_cast<const table::TableTab *>(tab)) {
        // of a table one means all rows, also those that have not been read yet: its statement, once more
        offer.source = core::transfer::StatementSource{page->statement()};
        offer.partial = offer.unfinished = false;
    } else if (offer.partial) {
        offer.statement = page->statement();
    }
    show(std::move(offer));
}

void ExportDesk::show(transfer::ExportOffer offer)
{
    auto *panel = new transfer::ExportPanel(panelServices(), std::move(offer), m_services.window);
    panel->setAttribute(Qt::WA_DeleteOnClose);
    panel->show();
}

void ExportDesk::show(transfer::TableSetOffer offer)
{
    auto *panel = new transfer::TableSetPanel(panelServices(), std::move(offer), m_services.window);
    panel->setAttribute(Qt::WA_DeleteOnClose);
    panel->show();
}

} // namespace ui::window
