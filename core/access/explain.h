// SPDX-License-Identifier: GPL-3.0-or-later
// "Why can't she read this?": the chain of everything that has to hold, from the login to the rows, each with
// what allows it or what is missing; and what cures it, the smallest grant first. Pure.
#pragma once

#include "core/access/situation.h"
#include "core/ddl/script.h"

namespace core::access {

/// One link of the chain.
struct Step
{
    enum class State
    {
        Ok,
        Missing, ///< without it she cannot
        Note,    ///< worth knowing, nothing to do with whether she can
    };
    State state = State::Ok;
    QString what;          ///< "USAGE on schema sales"
    QString why{};         ///< "through reporting, granted by alice"; of what is missing: what that means
    QList<Right> rights{}; ///< what allows it, strongest first
    QString kind{};        ///< SecurableKind::id of what it is about; empty: the role itself
    qint64 oid = 0;
};

struct Cure
{
    QString title;  ///< "Grant what is missing to ana"
    QString effect; ///< what it gives, and what else it would give
    ddl::Script script;
    bool smallest = false; ///< nothing else is given by it
    QString runBy{};       ///< who can run it: "by owner_of_it, or a superuser"
};

struct Explanation
{
    bool allowed = false;
    QString verdict; ///< one sentence
    QList<Step> steps;
    QList<Cure> cures; ///< smallest first; empty where she can
};

/// Cost: linear in what the situation holds.
Explanation explain(const Situation &situation);

/// The rights that one role gains by membership in another: the number of objects on which it would have
/// more, and of privileges.
struct Gain
{
    qsizetype objects = 0;
    qsizetype privileges = 0;
};
Gain gainOf(const RoleGraph &graph, qint64 member, qint64 role, const QList<Securable> &objects);

/// Whether the policies of a table are applied to a role: switched on, not bypassed, not an owner's.
bool rowSecurityApplies(const Situation &situation, qint64 role);
/// Those that count for the role and the command ("select").
QList<Policy> policiesFor(const Situation &situation, qint64 role, const QString &command);

} // namespace core::access
