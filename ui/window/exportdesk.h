// SPDX-License-Identifier: GPL-3.0-or-later
// What goes out of the program: the rows in front, a table or several, each by a panel of its own that offers
// how. Thread: GUI.
#pragma once

#include "core/catalog/objectkind.h"
#include "core/catalog/objectref.h"
#include "core/transfer/exporter.h"
#include "ui/transfer/exportpanel.h"
#include "ui/window/knownprofiles.h"

namespace ui::query {
class ResultPage;
}
namespace ui::tabs {
class TabArea;
}
namespace ui::transfer {
struct TableSetOffer;
}

namespace ui::window {

class ExportDesk : public QObject
{
    Q_OBJECT

public:
    struct Services
    {
        core::session::Pool &pool;
        core::settings::Settings &settings;
        Prompts &prompts;
        const Theme &theme;
        const Icons &icons;
        const core::catalog::ObjectKinds &kinds;
        const KnownProfiles &profiles;
        const tabs::TabArea &tabs;
        QWidget *window; ///< the panels stand over it
    };

    explicit ExportDesk(const Services &services, QObject *parent = nullptr);

    void exportTable(const core::catalog::ObjectRef &ref);
    /// Of a database, a schema or a folder; of a table: that one, ready for more.
    void exportTables(const core::catalog::ObjectRef &ref);
    /// Of the database that the current tab works on.
    void exportTablesOfTab();
    /// What a page of the current tab shows.
    void exportPage(query::ResultPage *page);

private:
    void show(transfer::ExportOffer offer);
    void show(transfer::TableSetOffer offer);
    transfer::ExportPanel::Services panelServices();

    const Services m_services;
    core::transfer::Exporter m_exporter;
};

} // namespace ui::window
