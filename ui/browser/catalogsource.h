// SPDX-License-Identifier: GPL-3.0-or-later
// Where the tree gets its objects from: the pool's background sessions in the program, made-up data in tests.
// Thread: GUI; every call returns at once. Stopping a task cancels the statement that runs for it.
#pragma once

#include "core/base/task.h"
#include "core/catalog/objectref.h"
#include "core/catalog/reader.h"

#include <QList>

namespace ui::browser {

using core::catalog::ObjectRef;
using core::catalog::Scope;
using Objects = QList<ObjectRef>;

class CatalogSource
{
public:
    virtual ~CatalogSource() = default;

    /// What is beneath an object or a folder, in the order shown.
    virtual core::Task<Objects> children(const ObjectRef &of, const Scope &scope) = 0;
    /// Objects of within's database by a part of their name, best first.
    virtual core::Task<Objects> search(const ObjectRef &within, const QString &needle) = 0;
    /// Every relation, routine and type of within's database.
    virtual core::Task<Objects> names(const ObjectRef &within) = 0;
};

} // namespace ui::browser
