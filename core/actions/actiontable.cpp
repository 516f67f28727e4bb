// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/action.h"
#include "core/actions/actionkinds.h"

#include <algorithm>

namespace core::actions {

using catalog::ObjectRef;

const QList<Action> &actions()
{
    static const QList<Action> list
        = changingActions() + maintainingActions() + alteringActions() + removingActions();
    return list;
}

const Action *findAction(const QString &id)
{
    const auto found = std::find_if(actions().begin(), actions().end(),
                                    [&](const Action &action) { return action.id == id; });
    return found == actions().end() ? nullptr : &*found;
}

QList<const Action *> actionsFor(const QList<ObjectRef> &objects)
{
    QList<const Action *> offered;
    if (objects.isEmpty())
        return offered;
    const ObjectRef &first = objects.first();
    for (const ObjectRef &ref : objects) {
        // databases, roles and tablespaces are the server's: where they are listed is not where they are
        if (ref.folder || ref.oid == 0 || ref.is(ObjectRef::System) || ref.profile != first.profile
            || (ref.database != first.database && ref.kind != QLatin1String("database"))
            || !findActionKind(ref.kind))
            return offered;
    }
    for (const Action &action : actions()) {
        const bool fits = (action.several || objects.size() == 1)
            && std::all_of(objects.begin(), objects.end(), [&](const ObjectRef &ref) {
                              return findActionKind(ref.kind)->actions.contains(action.id);
                          });
        if (fits)
            offered << &action;
    }
    return offered;
}

} // namespace core::actions
