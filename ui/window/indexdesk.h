// SPDX-License-Identifier: GPL-3.0-or-later
// The doors to the tab that finds an index for a jsonb column: conditions of the JSON editor, heads of a
// table's columns, columns in the tree. Thread: GUI.
#pragma once

#include "ui/indexing/indextab.h"

#include <QObject>

#include <functional>

namespace ui::browser {
class BrowserPanel;
}
namespace ui::table {
class TableTab;
}
namespace ui::tabs {
class TabArea;
}

namespace ui::window {

class IndexDesk : public QObject
{
    Q_OBJECT

public:
    struct Services
    {
        indexing::IndexServices tab;
        browser::BrowserPanel &browser;
        tabs::TabArea &tabs;
        /// The current tab, if it shows a table.
        std::function<table::TableTab *()> table{};
        std::function<std::optional<core::profile::ConnectionProfile>(const QUuid &)> profile{};
        std::function<void(const core::profile::ConnectionProfile &, const QString &database,
                           const QString &title, const QString &sql)>
            openSql{};
    };

    IndexDesk(Services services, QObject *parent);

    /// The tab of this column, made if need be; condition: on it, may be empty.
    indexing::IndexTab *open(const indexing::IndexPlace &place, const QString &condition = {});
    /// Of a column of the table in front.
    void openForTable(const QString &column, const QString &condition);
    /// The rows in front are other ones: the heads of their columns offer it.
    void watchTable();

private:
    const Services m_services;
};

} // namespace ui::window
