// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/defaultstab.h"

#include "ui/access/picks.h"
#include "ui/base/banner.h"

#include <QVBoxLayout>

namespace ui::access {

using core::Result;
using core::access::DefaultAcl;
using core::access::Securable;
using core::forms::Context;
using core::forms::Values;

namespace {

const QString Rows = QStringLiteral("rows");

/// Those who made what is there make the next, too.
QList<qint64> makersOf(const RolesAndObjects &world)
{
    QList<qint64> makers;
    for (const Securable &object : world.objects) {
        const bool ours = object.isRelation() || object.kind == QLatin1String("function");
        if (ours && !object.schema.isEmpty() && !makers.contains(object.owner))
            makers << object.owner;
    }
    return makers;
}

} // namespace

DefaultsTab::DefaultsTab(const forms::FormServices &services, const forms::FormPlace &place, QWidget *parent)
    : ScriptTab(services, place, parent)
{
    setObjectName(QStringLiteral("defaultsTab"));
    setHead(iconName(), tr("Default privileges of %1").arg(place.database),
            tr("What objects will have that are made later; those that are there now stay as they are"));
    body().addStretch(1);
    connect(&form(), &forms::FormView::edited, this, &DefaultsTab::write);
    showScript({}, tr("reading…"));
}

QString DefaultsTab::title() const
{
    return tr("Defaults of %1").arg(place().database);
}

void DefaultsTab::load()
{
    using Read = std::pair<RolesAndObjects, QList<DefaultAcl>>;
    const bool keep = m_filled && !isAfterSave();
    ask<Read>(
        tr("Reading default privileges"),
        [library = services().library](core::session::Link &link, core::session::Job &job) -> Result<Read> {
            auto world = readRolesAndObjects(link, job, library, false);
            if (!world)
                return std::move(world).error();
            auto stored = core::access::readDefaultPrivileges(link, job, library);
            if (!stored)
                return std::move(stored).error();
            return Read{std::move(*world), std::move(*stored)};
        },
        [this, keep](Result<Read> read) {
            if (!read) {
                showReadError(read.error());
                return;
            }
            m_world = std::move(read->first);
            m_stored = std::move(read->second);
            fillForm(keep);
            write();
        });
}

QList<core::ddl::Recheck> DefaultsTab::rechecks() const
{
    const auto seen
        = seenRows(m_world.roles, m_stored, form().before().rows(Rows), form().values().rows(Rows));
    if (seen.isEmpty())
        return {};
    return {core::access::recheckOf(services().library, seen)};
}

void DefaultsTab::giveUp(const QStringList &ids)
{
    const Values before = form().before();
    Values now = form().values();
    now.setRows(Rows, withoutChanges(before.rows(Rows), now.rows(Rows), ids));
    form().setValues(before, now);
}

/// keep: what was changed here is laid over what is read.
void DefaultsTab::fillForm(bool keep)
{
    Context context;
    context.version = m_world.roles.version();
    context.choices.insert(QStringLiteral("roles"), roleChoices(m_world.roles));
    context.choices.insert(QStringLiteral("grantees"), roleChoices(m_world.roles, true));
    context.choices.insert(QStringLiteral("schemas"), schemaChoices(m_world.roles, m_world.objects));
    Values before;
    before.setRows(Rows, rowsOf(m_world.roles, m_stored, makersOf(m_world)));
    Values now = before;
    if (keep && form().isModified())
        now.setRows(Rows,
                    mergedRows(form().before().rows(Rows), before.rows(Rows), form().values().rows(Rows)));
    showFields(context);
    form().setValues(before, now);
    m_filled = true;
}

QString DefaultsTab::problem() const
{
    const QList<core::forms::Problem> problems = form().problems();
    for (const core::forms::Problem &problem : problems) {
        if (problem.error)
            return problem.text;
    }
    return {};
}

void DefaultsTab::write()
{
    showScript(defaultsScript(m_world.roles, m_stored, makersOf(m_world), form().values().rows(Rows)),
               tr("no changes"));
    emit titleChanged();
}

} // namespace ui::access
