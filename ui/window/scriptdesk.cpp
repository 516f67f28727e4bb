// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/scriptdesk.h"

#include "core/actions/actionkinds.h"
#include "core/actions/scripts.h"
#include "core/definition/reader.h"
#include "core/session/borrow.h"

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

ScriptDesk::ScriptDesk(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
}

void ScriptDesk::tellNothingFits()
{
    m_services.notice->setMessage(Banner::Tone::Info,
                                  tr("Choose objects in the tree first that this can be done with."));
}

void ScriptDesk::write(const QString &id, const Objects &objects)
{
    const auto profile = objects.isEmpty() ? std::nullopt : m_services.profiles.find(objects.first().profile);
    if (!profile || !canBeWritten(id, objects)) {
        tellNothingFits();
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
                m_services.notice->setError(text.error());
            else if (text->isEmpty())
                m_services.notice->setMessage(Banner::Tone::Info,
                                              tr("Nothing can be written for %1.").arg(title));
            else
                emit openSqlRequested(profile, database, title, *text, false);
        });
}

void ScriptDesk::countRows(const Objects &objects)
{
    const auto profile = objects.isEmpty() ? std::nullopt : m_services.profiles.find(objects.first().profile);
    if (!profile || !std::all_of(objects.begin(), objects.end(), core::actions::canCount)) {
        tellNothingFits();
        return;
    }
    emit openSqlRequested(*profile, objects.first().database, tr("Count rows"),
                          core::actions::countText(objects), true);
}

void ScriptDesk::addEntries(QMenu &menu, const Objects &objects)
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
                [this, id = kind.id, objects] { write(id, objects); });
    }
    if (canBeWritten(CreateId, objects))
        add(submenu(), QStringLiteral("browserScript_create"), tr("CREATE"),
            [this, objects] { write(CreateId, objects); });
    if (fits(core::actions::scriptKinds().first(), objects))
        add(menu, QStringLiteral("browserCountRows"), tr("Count rows"),
            [this, objects] { countRows(objects); });
}

} // namespace ui::window
