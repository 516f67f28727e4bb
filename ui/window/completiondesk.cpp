// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/completiondesk.h"

#include "core/base/folders.h"
#include "core/completion/searchpath.h"
#include "core/completion/signature.h"
#include "ui/query/sqltab.h"
#include "ui/table/conditionfield.h"
#include "ui/table/tablebar.h"
#include "ui/table/tabletab.h"

namespace ui::window {

using core::catalog::ObjectRef;
using core::completion::Place;
using core::completion::SnapshotPtr;

namespace {

/// As the tab says it, else as the profile does; both mean one database.
QString databaseOf(const tabs::TabStatus &status)
{
    return status.database.isEmpty() ? status.profile->database : status.database;
}

ObjectRef refOf(const editor::Target &target, const tabs::TabStatus &status)
{
    const core::completion::Snapshot &names = *target.names;
    ObjectRef ref;
    ref.profile = status.profile->id;
    ref.database = databaseOf(status);
    const auto schemaName = [&](quint16 schema) { return names.text(names.schemas()[schema].name); };
    switch (target.place.kind) {
    case Place::Kind::Relation:
    case Place::Kind::Column: {
        const auto &relation = names.relations()[std::size_t(target.place.index)];
        ref.kind = core::completion::kindOf(relation.kind);
        ref.oid = relation.oid;
        ref.schema = schemaName(relation.schema);
        ref.name = names.text(relation.name);
        break;
    }
    case Place::Kind::Function: {
        const auto &function = names.functions()[target.place.functions.front()];
        ref.kind = core::completion::kindOf(function.kind);
        ref.oid = function.oid;
        ref.schema = schemaName(function.schema);
        ref.name = names.text(function.name);
        // as the tree labels it
        QStringList types;
        for (const auto &argument :
             core::completion::splitArguments(names.bytes(function.arguments).toByteArray())) {
            if (argument.mode != "OUT")
                types << QString::fromUtf8(argument.type);
        }
        ref.label = ref.name + QLatin1Char('(') + types.join(QStringLiteral(", ")) + QLatin1Char(')');
        break;
    }
    case Place::Kind::Type: {
        const auto &type = names.types()[std::size_t(target.place.index)];
        ref.kind = core::completion::kindOfType(type.kind);
        ref.oid = type.oid;
        ref.schema = schemaName(type.schema);
        ref.name = names.text(type.name);
        break;
    }
    case Place::Kind::Schema:
        ref.kind = QStringLiteral("schema");
        ref.name = names.text(names.schemas()[std::size_t(target.place.index)].name);
        break;
    case Place::Kind::None:
        break;
    }
    return ref;
}

} // namespace

CompletionDesk::CompletionDesk(const Services &services, QObject *parent)
    : QObject(parent)
    , m_pool(services.pool)
    , m_theme(services.theme)
    , m_icons(services.icons)
    , m_settings(services.settings)
    , m_cache(services.pool)
    , m_usage(core::dataFolder() + QStringLiteral("/completion.txt"))
{
    connect(&m_cache, &core::completion::CatalogCache::changed, this, [this] {
        m_assistants.removeAll(nullptr);
        for (const auto &assistant : std::as_const(m_assistants))
            assistant->namesChanged();
        emit namesChanged();
    });
}

SnapshotPtr CompletionDesk::names(const tabs::TabStatus &status)
{
    if (!status.profile)
        return {};
    // a server that nobody is connected to is not called because somebody types
    const QString database = databaseOf(status);
    if (m_pool.openSessions(status.profile->id) > 0)
        m_cache.want(*status.profile, database);
    return m_cache.snapshot(status.profile->id, database);
}

SnapshotPtr CompletionDesk::names(query::SqlTab &tab)
{
    SnapshotPtr names = this->names(tab.status());
    tab.setServerMajor(names ? names->serverVersion() / 10000 : 0);
    return names;
}

editor::SqlAssistant *CompletionDesk::attach(query::SqlTab *tab)
{
    auto *assistant = new editor::SqlAssistant(tab->editor(), m_theme, m_icons, m_settings, &m_usage);
    // the window goes before its tabs do
    assistant->setNames([desk = QPointer(this), tab, path = std::make_shared<core::completion::PathView>()] {
        return desk ? path->of(desk->names(*tab), tab->searchPath()) : SnapshotPtr();
    });
    assistant->setSnippets([desk = QPointer(this)] {
        return desk && desk->m_snippets ? desk->m_snippets() : QList<core::completion::Snippet>();
    });
    connect(assistant, &editor::SqlAssistant::goToRequested, this, [this, tab](const editor::Target &target) {
        const tabs::TabStatus status = tab->status();
        if (status.profile && target.names)
            emit goToRequested(refOf(target, status));
    });
    // read before the first letter, once the tab's server is there
    connect(tab, &tabs::Tab::statusChanged, this, [this, tab] { names(*tab); });
    connect(this, &CompletionDesk::namesChanged, tab, [this, tab] { names(*tab); });
    // a tab that was made for a server others are connected to
    names(*tab);
    m_assistants << assistant;
    return assistant;
}

void CompletionDesk::attach(table::TableTab *tab)
{
    tab->bar().field().setNames(
        [desk = QPointer(this), tab] { return desk ? desk->names(tab->status()) : SnapshotPtr(); });
}

void CompletionDesk::refresh(const QUuid &profile, const QString &database)
{
    if (database.isEmpty())
        m_cache.refreshAll(profile);
    else
        m_cache.refresh(profile, database);
}

} // namespace ui::window
