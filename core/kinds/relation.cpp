// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinds/entries.h"

namespace core::kinds {

QList<catalog::ObjectKind> relationKinds()
{
    using Kind = catalog::ObjectKind;
    return {
        {.id = QStringLiteral("column"),
         .label = QStringLiteral("Column"),
         .plural = QStringLiteral("Columns"),
         .icon = QStringLiteral("column"),
         .listing = Kind::Listing::Inline,
         .sqlName = QStringLiteral("{parent}.{name}")},
        {.id = QStringLiteral("index"),
         .label = QStringLiteral("Index"),
         .plural = QStringLiteral("Indexes"),
         .icon = QStringLiteral("index"),
         .traits = Kind::InSchema,
         .sizesFrom = QStringLiteral("relation")},
        {.id = QStringLiteral("constraint"),
         .label = QStringLiteral("Constraint"),
         .plural = QStringLiteral("Constraints"),
         .icon = QStringLiteral("constraint"),
         .sqlName = QStringLiteral("{name} on {parent}")},
        {.id = QStringLiteral("trigger"),
         .label = QStringLiteral("Trigger"),
         .plural = QStringLiteral("Triggers"),
         .icon = QStringLiteral("trigger"),
         .sqlName = QStringLiteral("{name} on {parent}")},
        {.id = QStringLiteral("policy"),
         .label = QStringLiteral("Policy"),
         .plural = QStringLiteral("Policies"),
         .icon = QStringLiteral("policy"),
         .sqlName = QStringLiteral("{name} on {parent}")},
        {.id = QStringLiteral("rule"),
         .label = QStringLiteral("Rule"),
         .plural = QStringLiteral("Rules"),
         .icon = QStringLiteral("rule"),
         .sqlName = QStringLiteral("{name} on {parent}")},
        {.id = QStringLiteral("statistics"),
         .label = QStringLiteral("Extended statistics"),
         .plural = QStringLiteral("Extended statistics"),
         .icon = QStringLiteral("chart"),
         .traits = Kind::InSchema},
        {.id = QStringLiteral("child_table"), // lists objects of the kind table
         .label = QStringLiteral("Inheriting table"),
         .plural = QStringLiteral("Inheriting tables"),
         .icon = QStringLiteral("table"),
         .traits = Kind::InSchema},
        {.id = QStringLiteral("attribute"),
         .label = QStringLiteral("Attribute"),
         .plural = QStringLiteral("Attributes"),
         .icon = QStringLiteral("column"),
         .listing = Kind::Listing::Inline,
         .sqlName = QStringLiteral("{parent}.{name}")},
        {.id = QStringLiteral("enum_label"),
         .label = QStringLiteral("Label"),
         .plural = QStringLiteral("Labels"),
         .icon = QStringLiteral("dot"),
         .listing = Kind::Listing::Inline,
         .shortName = QStringLiteral("{literal}")},
        {.id = QStringLiteral("domain_constraint"),
         .label = QStringLiteral("Constraint"),
         .plural = QStringLiteral("Constraints"),
         .icon = QStringLiteral("constraint"),
         .listing = Kind::Listing::Inline,
         .sqlName = QStringLiteral("{name} on domain {parent}")},
    };
}

} // namespace core::kinds
