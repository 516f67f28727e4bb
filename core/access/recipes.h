// SPDX-License-Identifier: GPL-3.0-or-later
// Least privilege, ready-made: what a role needs to read only, to be an application's, to migrate, to watch,
// to back up; as scripts to read, try and save, each statement with its reason. Pure.
#pragma once

#include "core/access/securable.h"
#include "core/ddl/script.h"

#include <functional>

namespace core::access {

struct RecipeRequest
{
    QString role{};             ///< who gets it; is there already
    Securable database{};       ///< with its ACL: what PUBLIC has is told
    QList<Securable> schemas{}; ///< over which
    /// Whose future objects are meant (FOR ROLE): those who make tables there. Empty: only what is there now.
    QStringList makers{};
    /// What stands in the schemas; of the owner for migrations, who takes it over.
    QList<Securable> existing{};
    qint64 roleOid = 0;     ///< what it owns already is not taken over
    bool bypassRls = false; ///< of the backup: tables with row security can be dumped whole
    ServerVersion version{};
};

struct RecipeStep
{
    ddl::Statement statement;
    QString why; ///< one sentence
};

struct RecipeScript
{
    QList<RecipeStep> steps;
    QStringList remarks; ///< what it does not do, what everybody can anyway
    ddl::Script script() const;
};

struct Recipe
{
    QString id;      ///< "read_only"
    QString title;   ///< "Read only"
    QString purpose; ///< one sentence
    bool usesSchemas = true;
    bool usesMakers = true;
    std::function<RecipeScript(const RecipeRequest &)> write;
};

const QList<Recipe> &recipes();
/// Null where there is none.
const Recipe *findRecipe(const QString &id);

} // namespace core::access
