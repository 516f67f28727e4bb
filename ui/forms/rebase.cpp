// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/rebase.h"

#include <algorithm>

namespace ui::forms {

using core::forms::FieldGroup;
using core::forms::FieldSpec;
using core::forms::FormSpec;
using core::forms::Values;

QList<Difference> differencesOf(const FormSpec &spec, const Values &before, const Values &theirs,
                                const Values &mine)
{
    QList<Difference> found;
    for (const FieldGroup &group : spec.groups) {
        for (const FieldSpec &field : group.fields) {
            const QString &id = field.id;
            // what is only told (sizes, counts) changes by itself
            if (field.type == FieldSpec::Type::Note || before.same(id, theirs))
                continue;
            const bool changed = !mine.same(id, before);
            found << Difference{id, changed && !mine.same(id, theirs), changed};
        }
    }
    return found;
}

Values merged(const FormSpec &spec, const Values &before, const Values &theirs, const Values &mine,
              const QList<Difference> &differences)
{
    Values result = theirs;
    for (const FieldGroup &group : spec.groups) {
        for (const FieldSpec &field : group.fields) {
            if (field.type == FieldSpec::Type::Note || mine.same(field.id, before))
                continue;
            const auto at = std::find_if(differences.begin(), differences.end(),
                                         [&](const Difference &one) { return one.field == field.id; });
            if (at == differences.end() || at->takeMine)
                result.take(field.id, mine);
        }
    }
    return result;
}

} // namespace ui::forms
