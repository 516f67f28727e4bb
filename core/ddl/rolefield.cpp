// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/rolefield.h"

#include <algorithm>

namespace core::ddl {

forms::FieldSpec ownerField(const forms::Context &context)
{
    const QString id = QStringLiteral("owner");
    return {.id = id,
            .label = QStringLiteral("Owner"),
            .type = forms::FieldSpec::Type::Suggest,
            .placeholder = context.creating ? context.user : QString(),
            .required = !context.creating,
            .choicesFrom = QStringLiteral("roles"),
            .remark = [id](const forms::Values &values, const forms::Context &known) {
                const QString name = values.text(id);
                const auto roles = known.choices.value(QStringLiteral("roles"));
                const bool found = std::any_of(roles.begin(), roles.end(),
                                               [&](const forms::Choice &role) { return role.value == name; });
                return name.isEmpty() || found || roles.isEmpty()
                    ? QString()
                    : QStringLiteral("There was no role of this name when this was read");
            }};
}

} // namespace core::ddl
