// SPDX-License-Identifier: GPL-3.0-or-later
// What the fields of "Grant or revoke" say, as objects and as a script. Values in, values out: made in a
// thread of the pool, since there may be tens of thousands of objects.
#pragma once

#include "core/access/rechecks.h"
#include "core/forms/formspec.h"
#include "ui/access/rolesandobjects.h"

#include <QSet>

#include <memory>
#include <stop_token>

namespace ui::access {

/// The ids of its fields.
namespace grantfields {
inline const QString Verb = QStringLiteral("verb");
inline const QString Grantees = QStringLiteral("grantees");
inline const QString Privileges = QStringLiteral("privileges");
inline const QString Schemas = QStringLiteral("schemas");
inline const QString Kinds = QStringLiteral("kinds");
inline const QString Name = QStringLiteral("name");
inline const QString Makers = QStringLiteral("makers");
inline const QString Cascade = QStringLiteral("cascade");
} // namespace grantfields

/// As it was read.
struct GrantWorld : RolesAndObjects
{
    QList<core::access::DefaultAcl> defaults;
};

struct GrantWork
{
    std::shared_ptr<const GrantWorld> world;
    core::forms::Values values;
    QSet<QString> unticked;               ///< objectKey()
    QList<core::access::Securable> shown; ///< what the list holds now
};

struct GrantResult
{
    bool otherObjects = false; ///< than those shown
    QList<core::access::Securable> objects;
    QList<qint64> grantees; ///< PUBLIC is 0
    qsizetype ticked = 0;
    core::ddl::Script script;
    /// What it rests on; the ids are the objects' objectKey().
    QList<core::access::SeenGrant> seen;
    QList<core::access::SeenDefault> seenDefaults;
    QString note; ///< why there is none
};

/// The verbs that can be chosen.
QList<core::forms::Choice> grantVerbs();
bool isRevoke(const core::forms::Values &values);
bool isRevokePublic(const core::forms::Values &values);

/// Only what changes anything stands in the script: granting twice, or revoking what nobody has, says
/// nothing. Thread: any. Fails with Cancelled. Cost: 20,000 objects in some 0.3 s.
core::Result<GrantResult> grantResult(const GrantWork &work, const std::stop_token &stop);

} // namespace ui::access
