// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/indexdesk.h"

#include "ui/browser/browserpanel.h"
#include "ui/grid/gridview.h"
#include "ui/query/resultpage.h"
#include "ui/table/tabletab.h"
#include "ui/tabs/tabarea.h"

#include <QMenu>

namespace ui::window {

using indexing::IndexPlace;
using indexing::IndexTab;

namespace {

constexpr core::result::Oid Jsonb = 3802;
constexpr const char *Watched = "offersIndexHelp";

} // namespace

IndexDesk::IndexDesk(Services services, QObject *parent)
    : QObject(parent)
    , m_services(std::move(services))
{
    m_services.browser.addMenuPart([this](QMenu &menu, const core::catalog::ObjectRef &ref) {
        if (ref.folder || ref.kind != QLatin1String("column")
            || !ref.detail.startsWith(QLatin1String("jsonb"))
            || ref.detail.startsWith(QLatin1String("jsonb[")) || ref.parentKind != QLatin1String("table"))
            return;
        QAction *action
            = menu.addAction(m_services.tab.icons.icon(QStringLiteral("index")), tr("Find an index…"));
        action->setObjectName(QStringLiteral("browserFindIndex"));
        connect(action, &QAction::triggered, this, [this, ref] {
            if (const auto profile = m_services.profile(ref.profile))
                open({*profile, ref.database, {ref.schema, ref.parent, ref.name}});
        });
    });
}

IndexTab *IndexDesk::open(const IndexPlace &place, const QString &condition)
{
    IndexTab *tab = nullptr;
    for (int i = 0; i < m_services.tabs.count() && !tab; ++i) {
        auto *other = qobject_cast<IndexTab *>(m_services.tabs.at(i));
        if (other && other->place() == place)
            tab = other;
    }
    const bool made = !tab;
    if (made) {
        tab = new IndexTab(m_services.tab, place, &m_services.tabs);
        connect(tab, &IndexTab::openSqlRequested, this, [this, place](const QString &sql) {
            m_services.openSql(place.profile, place.database, place.column.table, sql);
        });
        m_services.tabs.add(tab);
    } else {
        m_services.tabs.setCurrent(tab);
    }
    if (!condition.isEmpty())
        (void)tab->addStatement(
            QStringLiteral("select *\nfrom %1\nwhere %2").arg(place.column.qualified(), condition),
            IndexTab::Source::Example);
    if (made)
        tab->read();
    tab->focusWork();
    return tab;
}

void IndexDesk::openForTable(const QString &column, const QString &condition)
{
    const table::TableTab *tab = m_services.table();
    const tabs::TabStatus status = tab ? tab->status() : tabs::TabStatus();
    if (!status.profile)
        return;
    const core::browse::TableName &name = tab->place().name;
    open({*status.profile, status.database, {name.schema, name.table, column}}, condition);
}

void IndexDesk::watchTable()
{
    const table::TableTab *tab = m_services.table();
    query::ResultPage *page = tab ? tab->page() : nullptr;
    if (!page || page->property(Watched).toBool())
        return;
    page->setProperty(Watched, true);
    connect(&page->view(), &grid::GridView::aboutToShowColumnMenu, this, [this, page](QMenu *menu) {
        const auto &columns = page->result().columns();
        const int column = page->view().currentResultColumn(); // that of the menu
        if (column < 0 || column >= columns.size() || columns.at(column).typeOid != Jsonb
            || columns.at(column).tableColumn <= 0)
            return;
        QAction *action
            = menu->addAction(m_services.tab.icons.icon(QStringLiteral("index")), tr("Find an index…"));
        action->setObjectName(QStringLiteral("gridFindIndex"));
        connect(action, &QAction::triggered, this,
                [this, name = columns.at(column).name] { openForTable(name, {}); });
    });
}

} // namespace ui::window
