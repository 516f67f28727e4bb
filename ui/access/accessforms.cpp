// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/accessforms.h"

#include "ui/access/matrixdata.h"

#include <QCoreApplication>

namespace ui::access {

using core::Error;
using core::Result;
using core::access::Securable;
using core::access::SecurableKind;
using core::catalog::ObjectRef;
using core::ddl::Reading;

namespace {

const QLatin1String Prefix("access/");

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::access", text);
}

/// Whose it is; what may be done with it the section reads by itself.
Result<Reading> read(core::session::Link &link, core::session::Job &job,
                     const core::catalog::SqlLibrary &library, const ObjectRef &ref)
{
    const SecurableKind *kind = core::access::securableKind(ref.kind.mid(Prefix.size()));
    if (kind == nullptr)
        return Error::internal(tr("“%1” has no privileges").arg(ref.kind));
    auto roles = core::access::readRoleGraph(link, job, library);
    if (!roles)
        return std::move(roles).error();
    auto found = core::access::readSecurables(link, job, library,
                                              {.kinds = {kind->id}, .system = true, .oids = {ref.oid}});
    if (!found)
        return std::move(found).error();
    if (found->list.isEmpty())
        return Error::input(tr("%1 is gone").arg(ref.text()));
    const Securable &object = found->list.first();
    Reading reading;
    reading.context.version = link.info().version;
    reading.context.user = link.info().user;
    reading.context.superuser = link.info().superuser;
    QStringList words{kind->label + QLatin1Char(' ') + object.text()};
    if (object.owner != 0)
        words << tr("owned by %1").arg(roles->nameOf(object.owner));
    if (object.defaults)
        words << tr("nothing granted or revoked yet: what holds is the default");
    reading.headline = words.join(QStringLiteral(" · "));
    return reading;
}

} // namespace

QList<core::ddl::ObjectForm> accessForms()
{
    QList<core::ddl::ObjectForm> forms;
    for (const SecurableKind &kind : core::access::securableKinds()) {
        if (kind.id == QLatin1String("column"))
            continue;
        core::ddl::ObjectForm form;
        form.kind = Prefix + kind.id;
        form.icon = QStringLiteral("lock");
        form.read = read;
        form.spec = [](const core::forms::Context &) { return core::forms::FormSpec(); };
        form.write = [](const auto &, const auto &, const auto &) { return core::ddl::Script(); };
        forms << form;
    }
    return forms;
}

bool isAccessForm(const QString &kind)
{
    return kind.startsWith(Prefix);
}

std::optional<ObjectRef> accessRef(const ObjectRef &object)
{
    if (object.folder || object.oid == 0)
        return {};
    ObjectRef ref = object;
    if (object.kind == QLatin1String("column")) {
        ref.kind = object.parentKind;
        ref.name = object.parent;
        ref.label.clear();
        ref.detail.clear();
        ref.sub = 0;
    }
    const SecurableKind *kind = core::access::securableKind(ref.kind);
    if (kind == nullptr || kind->id == QLatin1String("column"))
        return {};
    ref.kind = Prefix + kind->id;
    if (ref.is(ObjectRef::NoConnect))
        ref.database.clear(); // looked at from outside
    return ref;
}

} // namespace ui::access
