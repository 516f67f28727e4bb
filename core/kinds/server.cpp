// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinds/entries.h"

namespace core::kinds {

QList<catalog::ObjectKind> serverKinds()
{
    using Kind = catalog::ObjectKind;
    return {
        {.id = QStringLiteral("server"),
         .label = QStringLiteral("Server"),
         .plural = QStringLiteral("Servers"),
         .icon = QStringLiteral("server"),
         .listing = Kind::Listing::Inline,
         .traits = Kind::Prominent,
         .children = words("database role tablespace"),
         .countsFrom = QStringLiteral("server")},
        {.id = QStringLiteral("database"),
         .label = QStringLiteral("Database"),
         .plural = QStringLiteral("Databases"),
         .icon = QStringLiteral("database"),
         .listing = Kind::Listing::Inline,
         .amount = Kind::Amount::Bytes,
         .traits = Kind::Prominent | Kind::OwnDatabase,
         .children = words("schema extension language event_trigger foreign_server publication subscription"),
         .countsFrom = QStringLiteral("database")},
        {.id = QStringLiteral("role"),
         .label = QStringLiteral("Role"),
         .plural = QStringLiteral("Roles"),
         .icon = QStringLiteral("role")},
        {.id = QStringLiteral("group_role"),
         .label = QStringLiteral("Group role"),
         .plural = QStringLiteral("Group roles"),
         .icon = QStringLiteral("role-group")},
        {.id = QStringLiteral("tablespace"),
         .label = QStringLiteral("Tablespace"),
         .plural = QStringLiteral("Tablespaces"),
         .icon = QStringLiteral("tablespace")},
        {.id = QStringLiteral("schema"),
         .label = QStringLiteral("Schema"),
         .plural = QStringLiteral("Schemas"),
         .icon = QStringLiteral("schema"),
         .listing = Kind::Listing::Inline,
         .children = words("table foreign_table view materialized_view function procedure aggregate "
                           "trigger_function sequence type"),
         .countsFrom = QStringLiteral("schema")},
        {.id = QStringLiteral("extension"),
         .label = QStringLiteral("Extension"),
         .plural = QStringLiteral("Extensions"),
         .icon = QStringLiteral("extension")},
        {.id = QStringLiteral("language"),
         .label = QStringLiteral("Language"),
         .plural = QStringLiteral("Languages"),
         .icon = QStringLiteral("language")},
        {.id = QStringLiteral("event_trigger"),
         .label = QStringLiteral("Event trigger"),
         .plural = QStringLiteral("Event triggers"),
         .icon = QStringLiteral("trigger")},
        {.id = QStringLiteral("foreign_server"),
         .label = QStringLiteral("Foreign server"),
         .plural = QStringLiteral("Foreign servers"),
         .icon = QStringLiteral("server")},
        {.id = QStringLiteral("publication"),
         .label = QStringLiteral("Publication"),
         .plural = QStringLiteral("Publications"),
         .icon = QStringLiteral("publication")},
        {.id = QStringLiteral("subscription"),
         .label = QStringLiteral("Subscription"),
         .plural = QStringLiteral("Subscriptions"),
         .icon = QStringLiteral("subscription")},
    };
}

} // namespace core::kinds
