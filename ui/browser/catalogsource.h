// SPDX-License-Identifier: GPL-3.0-or-later
// Where the tree gets its objects from: the pool's background sessions in the program, made-up data in tests.
// Thread: GUI; every call returns at once. Stopping a task cancels the statement that runs for it.
#pragma once

#include "core/base/task.h"
#include "core/catalog/objectref.h"
#include "core/catalog/reader.h"

#include <QHash>
#include <QList>

namespace ui::browser {

using core::catalog::Found;
using core::catalog::ObjectRef;
using core::catalog::Scope;
using core::catalog::SearchIn;
using Objects = QList<ObjectRef>;
using Finds = QList<Found>;
using Sizes = QHash<qint64, qint64>; ///< bytes by oid, or Reader::LockedSize

class CatalogSource
{
public:
    virtual ~CatalogSource() = default;

    /// What is beneath an object or a folder, in the order shown.
    virtual core::Task<Objects> children(const ObjectRef &of, const Scope &scope) = 0;
    /// What of within's database holds a text there, best first.
    virtual core::Task<Finds> search(const ObjectRef &within, const QString &needle, SearchIn where) = 0;
    /// Of objects of one kind in within's database; what is locked says so, what is gone is left out.
    virtual core::Task<Sizes> sizes(const ObjectRef &within, const QString &kind, const QList<qint64> &oids)
        = 0;
    /// Every relation, routine and type of within's database.
    virtual core::Task<Objects> names(const ObjectRef &within) = 0;
};

} // namespace ui::browser
