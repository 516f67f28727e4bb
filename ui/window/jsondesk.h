// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does for json values: a tab for the large ones, conditions and keys that go to the table's
// tab or into SQL, the keys of a column found in a sample. Thread: GUI.
#pragma once

#include "core/browse/tablequery.h"
#include "core/json/schema.h"
#include "core/session/pool.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <functional>

namespace ui::inspector {
class CellInspector;
}
namespace ui::json {
class JsonEditor;
class SchemaReader;
} // namespace ui::json
namespace ui::table {
class TableTab;
}
namespace ui::tabs {
class TabArea;
}

namespace ui::window {

class JsonDesk : public QObject
{
    Q_OBJECT

public:
    struct Services
    {
        const Theme &theme;
        const Icons &icons;
        core::session::Pool &pool;
        inspector::CellInspector &inspector;
        tabs::TabArea &tabs;
        /// The current tab, if it shows a table.
        std::function<table::TableTab *()> table{};
        std::function<void(table::TableTab *tab, const QString &sql)> openSql{};
        /// For a condition on a column of the table in front.
        std::function<void(const QString &column, const QString &condition)> findIndex{};
    };

    JsonDesk(Services services, QObject *parent);

    /// Another cell, or tab: what its values may be used for.
    void showOffers();

private:
    void openTab(qsizetype row, int column);
    void filter(const QString &condition);
    void openSql(const QString &condition);
    void wantSchema(json::JsonEditor *editor);
    void showKeys(const QString &column, const QList<core::browse::Expression> &expressions);

    const Services m_services;
    json::SchemaReader *m_reader;
    QPointer<json::JsonEditor> m_asking;
    QString m_askingFor;
    QHash<QString, core::json::ColumnSchema> m_schemas; ///< of this run; by place
};

} // namespace ui::window
