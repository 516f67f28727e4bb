// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinds/kinds.h"

#include "core/kinds/entries.h"

namespace core::kinds {

catalog::ObjectKinds all()
{
    QList<catalog::ObjectKind> list;
    list << serverKinds() << schemaKinds() << relationKinds();
    return catalog::ObjectKinds(std::move(list));
}

} // namespace core::kinds
