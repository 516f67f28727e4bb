// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/browsermenu.h"

#include "core/catalog/sqlname.h"
#include "ui/browser/browserpanel.h"

#include <QMenu>

#include <algorithm>

namespace ui::browser {

using core::catalog::ObjectKind;

namespace {

/// What an entry may ask and use.
struct Context
{
    BrowserPanel &panel;
    BrowserModel &model;
    QPersistentModelIndex index;
    Node::Type type;
    ObjectRef ref;
    const ObjectKind *kind;
    QList<ObjectRef> refs; ///< all that is selected where the row is one of several, else the row's own

    bool isSeveral() const { return refs.size() > 1; }
    bool isServer() const { return type == Node::Type::Server; }
    bool isConnected() const { return isServer() && model.isConnected(ref.profile); }
    bool isObject() const { return (type == Node::Type::Object || type == Node::Type::Hit) && !ref.folder; }
    bool hasRows() const { return isObject() && kind && kind->is(ObjectKind::HasRows); }
    /// A schema, its folders of tables and views, a database; also a table, with others beside it.
    bool holdsTables() const
    {
        if (type != Node::Type::Object || !kind || ref.is(ObjectRef::NoAccess)
            || ref.is(ObjectRef::NoConnect))
            return false;
        if (kind->is(ObjectKind::HasRows) || (!ref.folder && kind->is(ObjectKind::OwnDatabase)))
            return true;
        return !ref.folder
            && std::any_of(kind->children.begin(), kind->children.end(), [this](const QString &id) {
                   const ObjectKind *child = model.kinds().find(id);
                   return child && child->is(ObjectKind::HasRows);
               });
    }
    bool takesQueries() const
    {
        return isConnected()
            || (type != Node::Type::Server && !ref.database.isEmpty() && !ref.is(ObjectRef::NoConnect));
    }
};

struct Entry
{
    const char *id; ///< objectName of the action; null: a separator
    const char *text;
    const char *icon;
    const char *shortcut;
    bool (*shown)(const Context &);
    void (*run)(const Context &);
    bool forSeveral = false; ///< also where several rows are selected
};

constexpr Entry Separator{nullptr, nullptr, nullptr, nullptr, nullptr, nullptr};
/// Where the entries of others stand.
constexpr const char *Parts = "browserParts";

#define TEXT(text) QT_TRANSLATE_NOOP("ui::browser::BrowserPanel", text)

constexpr Entry Entries[] = {
    {"browserRetry", TEXT("Retry"), "refresh", nullptr,
     [](const Context &c) { return c.type == Node::Type::Failure; },
     [](const Context &c) { c.panel.retry(c.index); }},
    {"browserCopyError", TEXT("Copy error"), "copy", nullptr,
     [](const Context &c) { return c.type == Node::Type::Failure; },
     [](const Context &c) { c.panel.copyText(c.model.error(c.index).toText()); }},
    {"browserConnect", TEXT("Connect"), "connect", nullptr,
     [](const Context &c) { return c.isServer() && !c.isConnected(); },
     [](const Context &c) { c.panel.connectServer(c.index); }},
    {"browserDisconnect", TEXT("Disconnect"), "disconnect", nullptr,
     [](const Context &c) { return c.isConnected(); },
     [](const Context &c) { emit c.panel.disconnectRequested(c.model.profile(c.index)); }},
    {"browserOpenData", TEXT("Open data"), "table", "Return", [](const Context &c) { return c.hasRows(); },
     [](const Context &c) { emit c.panel.openTable(c.ref); }},
    {"browserSelectRows", TEXT("Select first 100 rows"), "run", nullptr,
     [](const Context &c) { return c.hasRows(); }, [](const Context &c) { c.panel.selectRows(c.ref); }},
    {"browserNewQuery", TEXT("New query here"), "sql", nullptr,
     [](const Context &c) { return c.takesQueries(); }, [](const Context &c) { c.panel.newQuery(c.ref); }},
    {"browserExport", TEXT("Export…"), "export", nullptr, [](const Context &c) { return c.hasRows(); },
     [](const Context &c) { emit c.panel.exportRequested(c.ref); }},
    {"browserExportTables", TEXT("Export tables…"), nullptr, nullptr,
     [](const Context &c) { return c.holdsTables(); },
     [](const Context &c) { emit c.panel.exportTablesRequested(c.ref); }},
    {"browserImport", TEXT("Import…"), "import", nullptr,
     [](const Context &c) {
         return c.isObject() && c.kind && !c.ref.is(ObjectRef::NoAccess)
             && (c.kind->id == QLatin1String("table") || c.kind->id == QLatin1String("partitioned_table")
                 || c.kind->id == QLatin1String("foreign_table") || c.kind->id == QLatin1String("schema"));
     },
     [](const Context &c) { emit c.panel.importRequested(c.ref); }},
    {"browserCopyTable", TEXT("Copy to another connection…"), nullptr, nullptr,
     [](const Context &c) { return c.hasRows(); },
     [](const Context &c) { emit c.panel.copyTableRequested(c.ref); }},
    Separator,
    {Parts, nullptr, nullptr, nullptr,
     [](const Context &c) {
         return c.type == Node::Type::Object || c.type == Node::Type::Hit || c.isConnected();
     },
     nullptr, true},
    Separator,
    {"browserCopyName", TEXT("Copy name"), "copy", nullptr,
     [](const Context &c) { return c.isObject() && !c.isSeveral(); },
     [](const Context &c) { c.panel.copyText(core::catalog::shortName(c.ref, c.model.kinds())); }},
    {"browserCopyQualifiedName", TEXT("Copy qualified name"), nullptr, "Ctrl+C",
     [](const Context &c) { return c.isObject() && !c.isSeveral(); },
     [](const Context &c) { c.panel.copyText(core::catalog::qualifiedName(c.ref, c.model.kinds())); }},
    {"browserCopyNames", TEXT("Copy names"), "copy", nullptr, [](const Context &c) { return c.isSeveral(); },
     [](const Context &c) { c.panel.copyNames(false); }, true},
    {"browserCopyQualifiedNames", TEXT("Copy qualified names"), nullptr, "Ctrl+C",
     [](const Context &c) { return c.isSeveral(); }, [](const Context &c) { c.panel.copyNames(true); }, true},
    Separator,
    {"browserEditConnection", TEXT("Edit connection…"), "edit", nullptr,
     [](const Context &c) { return c.isServer(); },
     [](const Context &c) { emit c.panel.editRequested(c.model.profile(c.index)); }},
    {"browserDeleteConnection", TEXT("Delete connection…"), "trash", nullptr,
     [](const Context &c) { return c.isServer(); },
     [](const Context &c) { emit c.panel.deleteRequested(c.model.profile(c.index)); }},
    {"browserNewConnection", TEXT("New connection…"), "plus", nullptr,
     [](const Context &c) { return c.isServer() || !c.index.isValid(); },
     [](const Context &c) { emit c.panel.newConnectionRequested(); }},
    Separator,
    {"browserRefresh", TEXT("Refresh"), "refresh", "Ctrl+R",
     [](const Context &c) { return c.isConnected() || c.type == Node::Type::Object; },
     [](const Context &c) { c.model.refresh(c.index); }, true},
};

#undef TEXT

} // namespace

QMenu *makeBrowserMenu(BrowserPanel &panel, BrowserModel &model, const Icons &icons,
                       const QModelIndex &source)
{
    const ObjectRef ref = model.ref(source);
    QList<ObjectRef> refs = panel.selected();
    if (!refs.contains(ref))
        refs = {ref};
    const Context context{panel, model, source, model.type(source), ref, model.kinds().find(ref.kind), refs};
    auto *menu = new QMenu(&panel);
    menu->setObjectName(QStringLiteral("browserMenu"));
    menu->setAccessibleName(BrowserPanel::tr("Object actions"));
    bool separate = false;
    for (const Entry &entry : Entries) {
        if (!entry.id) {
            separate = !menu->isEmpty();
            continue;
        }
        if ((context.isSeveral() && !entry.forSeveral) || !entry.shown(context))
            continue;
        if (separate)
            menu->addSeparator(); // one that nothing follows is not shown
        separate = false;
        if (entry.id == Parts) {
            if (!context.isSeveral())
                panel.extendMenu(*menu, ref);
            if (context.isObject())
                panel.extendMenu(*menu, refs);
            continue;
        }
        auto *action = menu->addAction(BrowserPanel::tr(entry.text));
        action->setObjectName(QLatin1String(entry.id));
        if (entry.icon)
            action->setIcon(icons.icon(QLatin1String(entry.icon)));
        if (entry.shortcut) { // shown; the panel owns the key itself
            action->setShortcut(QKeySequence(QLatin1String(entry.shortcut)));
            action->setShortcutContext(Qt::WidgetShortcut);
        }
        QObject::connect(action, &QAction::triggered, &panel, [context, run = entry.run] { run(context); });
    }
    menu->addSeparator();
    auto *system = menu->addAction(BrowserPanel::tr("Show system objects"));
    system->setObjectName(QStringLiteral("browserShowSystem"));
    system->setCheckable(true);
    system->setChecked(model.showsSystem());
    QObject::connect(system, &QAction::toggled, &model, &BrowserModel::setShowSystem);
    return menu;
}

} // namespace ui::browser
