// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/matrixdata.h"

namespace ui::access {

using core::Result;
using core::access::AclItem;
using core::access::Securable;
using core::access::SecurableScope;

Own ownOf(const Securable &object, qint64 role)
{
    Own own;
    for (const AclItem &item : object.items) {
        if (item.grantee == role) {
            own.privileges |= item.privileges;
            own.grantable |= item.grantable;
        }
    }
    return own;
}

MatrixKey keyOf(qint64 role, const Securable &object)
{
    return {role, object.kind, object.oid, object.sub, object.oid == 0 ? object.name : QString()};
}

Result<MatrixDataPtr> readMatrix(core::session::Link &link, core::session::Job &job,
                                 const core::catalog::SqlLibrary &library, const MatrixScope &scope)
{
    auto data = std::make_shared<MatrixData>();
    auto roles = core::access::readRoleGraph(link, job, library);
    if (!roles)
        return std::move(roles).error();
    data->roles = std::move(*roles);
    data->user = link.info().user;
    if (scope.withSchemas) {
        auto schemas = core::access::readSecurables(link, job, library,
                                                    {.kinds = {QStringLiteral("schema")}, .system = true});
        if (!schemas)
            return std::move(schemas).error();
        for (const Securable &schema : std::as_const(schemas->list)) {
            if (!schema.name.startsWith(QLatin1String("pg_toast"))
                && !schema.name.startsWith(QLatin1String("pg_temp")))
                data->schemas << schema.name;
        }
    }
    auto found = core::access::readSecurables(link, job, library, scope.objects);
    if (!found)
        return std::move(found).error();
    data->cut = found->cut;
    data->objects.reserve(found->list.size());
    for (const Securable &object : std::as_const(found->list)) {
        if (object.sub != 0)
            data->columns[object.oid] << object;
        else
            data->objects << object;
    }
    return MatrixDataPtr(std::move(data));
}

Result<QList<Securable>> readColumns(core::session::Link &link, core::session::Job &job,
                                     const core::catalog::SqlLibrary &library, qint64 table)
{
    auto found = core::access::readSecurables(link, job, library,
                                              {.kinds = {QStringLiteral("column")},
                                               .columns = SecurableScope::Columns::All,
                                               .system = true,
                                               .oids = {table}});
    if (!found)
        return std::move(found).error();
    return found->list;
}

} // namespace ui::access
