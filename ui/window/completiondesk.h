// SPDX-License-Identifier: GPL-3.0-or-later
// Completion for the window's SQL tabs: the names of the databases that are worked on, what was used before,
// and an assistant for each editor. Thread: GUI.
#pragma once

#include "core/catalog/objectref.h"
#include "core/completion/catalogcache.h"
#include "core/completion/usage.h"
#include "ui/editor/sqlassistant.h"
#include "ui/tabs/tab.h"
#include "ui/window/services.h"

#include <QObject>
#include <QPointer>

namespace ui::query {
class SqlTab;
}
namespace ui::table {
class TableTab;
}

namespace ui::window {

class CompletionDesk : public QObject
{
    Q_OBJECT

public:
    explicit CompletionDesk(const Services &services, QObject *parent = nullptr);

    /// The assistant belongs to the tab's editor.
    editor::SqlAssistant *attach(query::SqlTab *tab);
    /// Its field of conditions.
    void attach(table::TableTab *tab);
    /// The catalogue of a database (empty: of each of the server) is another one.
    void refresh(const QUuid &profile, const QString &database);
    void forget(const QUuid &profile) { m_cache.forget(profile); }
    /// The user's own, asked for at every key: held in memory.
    void setSnippets(std::function<QList<core::completion::Snippet>()> own) { m_snippets = std::move(own); }
    core::completion::CatalogCache &cache() { return m_cache; }

signals:
    /// F12 or Ctrl+click.
    void goToRequested(const core::catalog::ObjectRef &ref);
    /// Of some database.
    void namesChanged();

private:
    core::completion::SnapshotPtr names(const tabs::TabStatus &status);
    core::completion::SnapshotPtr names(query::SqlTab &tab);

    core::session::Pool &m_pool;
    const Theme &m_theme;
    const Icons &m_icons;
    core::settings::Settings &m_settings;
    core::completion::CatalogCache m_cache;
    core::completion::Usage m_usage;
    std::function<QList<core::completion::Snippet>()> m_snippets;
    QList<QPointer<editor::SqlAssistant>> m_assistants;
};

} // namespace ui::window
