// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinds/forms.h"

#include "core/ddl/database.h"
#include "core/ddl/role.h"
#include "core/ddl/roledrop.h"
#include "core/ddl/schema.h"

namespace core::kinds {

ddl::ObjectForms forms()
{
    QList<ddl::ObjectForm> list;
    list << ddl::databaseForm() << ddl::schemaForm();
    list << ddl::roleForm(QStringLiteral("role")) << ddl::roleForm(QStringLiteral("group_role"))
         << ddl::roleDropForm() << ddl::roleCompareForm();
    return ddl::ObjectForms(std::move(list));
}

} // namespace core::kinds
