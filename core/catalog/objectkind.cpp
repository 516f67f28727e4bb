// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/objectkind.h"

namespace core::catalog {

ObjectKinds::ObjectKinds(QList<ObjectKind> kinds)
    : m_kinds(std::move(kinds))
{
    for (qsizetype i = 0; i < m_kinds.size(); ++i)
        m_byId.insert(m_kinds[i].id, i);
}

const ObjectKind *ObjectKinds::find(const QString &id) const
{
    const auto found = m_byId.constFind(id);
    return found == m_byId.constEnd() ? nullptr : &m_kinds[*found];
}

} // namespace core::catalog
