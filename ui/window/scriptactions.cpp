// SPDX-License-Identifier: GPL-3.0-or-later
// Statements made for the objects selected in the tree, in an SQL tab: nothing is run but a count.
#include "core/actions/actionkinds.h"
#include "core/actions/scripts.h"
#include "core/definition/reader.h"
#include "core/session/borrow.h"
#include "ui/base/banner.h"
#include "ui/browser/browserpanel.h"
#include "ui/query/sqltab.h"
#include "ui/window/mainwindow.h"

#include <QMenu>

#include <algorithm>

namespace ui::window {

using core::Result;
using core::actions::ScriptKind;
using core::catalog::ObjectRef;

namespace {

const QString CreateId = QStringLiteral("create");

/// Its definition can be written: everything that stands in a database.
bool hasDefinition(const ObjectRef &ref)
{
    return !ref.folder && ref.oid != 0 && ref.sub == 0 && !ref.database.isEmpty()
        && ref.kind != QLatin1String("database") && core::actions::findActionKind(ref.kind);
}

bool fits(const ScriptKind &kind, const QList<ObjectRef> &objects)
{
    return !objects.isEmpty() && std::all_of(objects.begin(), objects.end(), [&](const ObjectRef &ref) {
        return !ref.folder && kind.kinds.contains(ref.kind) && ref.database == objects.first().database
            && ref.profile == objects.first().profile;
    });
}

bool canBeWritten(const QString &id, const QList<ObjectRef> &objects)
{
    if (id == CreateId)
        return !objects.isEmpty() && std::all_of(objects.begin(), objects.end(), hasDefinition);
    const QList<ScriptKind> &kinds = core::actions::scriptKinds();
    return std::any_of(kinds.begin(), kinds.end(),
                       [&](const ScriptKind &kind) { return kind.id == id && fits(kind, objects); });
}

Result<QString> makeScript(core::session::Link &link, core::session::Job &job, const QString &id,
                           const QList<ObjectRef> &objects)
{
    const core::catalog::SqlLibrary library;
    if (id != CreateId) {
        QStringList texts;
        for (const ObjectRef &ref : objects) {
            auto text = core::actions::readScript(link, job, library, id, ref);
            if (!text)
                return text;
            texts << *text;
        }
        return texts.join(QLatin1Char('\n'));
    }
    core::definition::Scope scope;
    for (const ObjectRef &ref : objects) {
        auto classid = link.execute(job, "select cast(cast($1 as pg_catalog.regclass) as pg_catalog.oid)",
                                    {core::actions::findActionKind(ref.kind)->catalog.toUtf8()});
        if (!classid)
            return std::move(classid).error();
        scope.objects.append({QByteArrayView(PQgetvalue(classid->get(), 0, 0)).toLongLong(), ref.oid});
    }
    auto definitions = core::definition::read(link, job, library, scope);
    if (!definitions)
        return std::move(definitions).error();
    QStringList texts;
    for (const core::definition::Definition &definition : definitions->list)
        texts << core::definition::toSql(definition);
    for (const QString &remark : definitions->remarks)
        texts << QStringLiteral("-- ") + QString(remark).replace(QLatin1Char('\n'), QLatin1Char(' '))
                + QLatin1Char('\n');
    return texts.join(QLatin1Char('\n'));
}

} // namespace

void MainWindow::writeScript(const QString &id, const QList<ObjectRef> &objects)
{
    const auto profile = objects.isEmpty() ? std::nullopt : m_profiles.find(objects.first().profile);
    if (!profile || !canBeWritten(id, objects)) {
        m_notice->setMessage(Banner::Tone::Info,
                             tr("Choose objects in the tree first that this can be done with."));
        return;
    }
    const QString database = objects.first().database;
    const QString title
        = objects.size() == 1 ? objects.first().name : tr("%n objects", nullptr, int(objects.size()));
    core::session::borrow<QString>(
        m_services.pool.shared(*profile, database), this, tr("Writing a script"),
        [id, objects](core::session::Link &link, core::session::Job &job) {
            return makeScript(link, job, id, objects);
        },
        {},
        [this, profile = *profile, database, title](const Result<QString> &text) {
            if (!text)
                m_notice->setError(text.error());
            else if (text->isEmpty())
                m_notice->setMessage(Banner::Tone::Info, tr("Nothing can be written for %1.").arg(title));
            else
                newSqlTab(profile, database, title, *text);
        });
}

/// Exactly, as long as it takes: in an SQL tab, where it can be cancelled.
void MainWindow::countRows(const QList<ObjectRef> &objects)
{
    const auto profile = objects.isEmpty() ? std::nullopt : m_profiles.find(objects.first().profile);
    if (!profile || !std::all_of(objects.begin(), objects.end(), core::actions::canCount)) {
        m_notice->setMessage(Banner::Tone::Info,
                             tr("Choose objects in the tree first that this can be done with."));
        return;
    }
    query::SqlTab *tab
        = newSqlTab(*profile, objects.first().database, tr("Count rows"), core::actions::countText(objects));
    tab->runScript();
}

void MainWindow::addScriptEntries(QMenu &menu, const QList<ObjectRef> &objects)
{
    const auto add
        = [this](QMenu &into, const QString &name, const QString &text, std::function<void()> run) {
              QAction *entry = into.addAction(text);
              entry->setObjectName(name);
              connect(entry, &QAction::triggered, this, run);
          };
    QMenu *scripts = nullptr;
    const auto submenu = [&]() -> QMenu & {
        if (!scripts) {
            scripts = menu.addMenu(m_services.icons.icon(QStringLiteral("script")), tr("Script"));
            scripts->setObjectName(QStringLiteral("browserScript"));
            scripts->setAccessibleName(tr("Script"));
        }
        return *scripts;
    };
    for (const ScriptKind &kind : core::actions::scriptKinds()) {
        if (canBeWritten(kind.id, objects))
            add(submenu(), QStringLiteral("browserScript_") + kind.id, kind.text,
                [this, id = kind.id, objects] { writeScript(id, objects); });
    }
    if (canBeWritten(CreateId, objects))
        add(submenu(), QStringLiteral("browserScript_create"), tr("CREATE"),
            [this, objects] { writeScript(CreateId, objects); });
    if (fits(core::actions::scriptKinds().first(), objects))
        add(menu, QStringLiteral("browserCountRows"), tr("Count rows"),
            [this, objects] { countRows(objects); });
}

} // namespace ui::window
