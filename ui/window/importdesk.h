// SPDX-License-Identifier: GPL-3.0-or-later
// What comes into tables: files, and tables to another connection, each by a panel of its own; where the
// table is shown its rows are read again. Thread: GUI.
#pragma once

#include "core/catalog/objectkind.h"
#include "core/catalog/objectref.h"
#include "core/importing/importer.h"
#include "core/importing/tablecopy.h"
#include "core/settings/settings.h"
#include "ui/base/icons.h"
#include "ui/base/prompts.h"
#include "ui/window/knownprofiles.h"

namespace ui::connections {
class Connector;
}
namespace ui::tabs {
class TabArea;
}
namespace ui::transfer {
struct CopyOffer;
struct ImportOffer;
} // namespace ui::transfer

namespace ui::window {

class ImportDesk : public QObject
{
    Q_OBJECT

public:
    struct Services
    {
        core::session::Pool &pool;
        connections::Connector &connector;
        core::settings::Settings &settings;
        Prompts &prompts;
        const Theme &theme;
        const Icons &icons;
        const core::profile::ProfileStore &stored; ///< a copy can go to
        const core::catalog::ObjectKinds &kinds;
        const KnownProfiles &profiles;
        const tabs::TabArea &tabs;
        QWidget *window; ///< the panels stand over it
    };

    explicit ImportDesk(const Services &services, QObject *parent = nullptr);

    /// Into a table, or as a new table of a schema.
    void importInto(const core::catalog::ObjectRef &ref);
    /// Into the table in front, or as a new table of the database that the tab works on. file: may be empty.
    void importHere(const QString &file = {});
    void copyTable(const core::catalog::ObjectRef &ref);
    /// The one in front.
    void copyTableOfTab();

signals:
    /// There may be tables that were not there before.
    void databaseChanged(const QUuid &profile, const QString &database);

private:
    void show(const transfer::ImportOffer &offer);
    void show(const transfer::CopyOffer &offer);
    void rowsChanged(const QUuid &profile, const QString &database, const QStringList &name, qint64 rows);

    const Services m_services;
    core::importing::Importer m_importer;
    core::importing::TableCopier m_copier;
};

} // namespace ui::window
