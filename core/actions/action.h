// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with selected objects, as data: for which kinds, what is asked, and how the script is
// made. Everything is pure; ui/actions shows it. A new action is one entry.
#pragma once

#include "core/actions/target.h"
#include "core/ddl/script.h"
#include "core/forms/formspec.h"

#include <functional>

namespace core::actions {

/// What an action comes to with what was chosen.
struct Answer
{
    ddl::Script script{};
    /// One line each: which locks, what is rewritten, what is lost, what cannot be undone.
    QStringList remarks{};
    QString note{};     ///< where there is no script: what is missing
    QString obstacle{}; ///< why it cannot be done as things are
    /// Others look different afterwards too, not only the objects, what is beneath and the lists they stand
    /// in.
    bool wide = false;
};

struct Action
{
    enum class Group
    {
        Change,   ///< name, owner, schema, comment
        Maintain, ///< vacuum, analyze, reindex, cluster, refresh, …
        Alter,    ///< triggers, partitions, constraints, storage
        Remove,   ///< drop, truncate
    };

    QString id;     ///< "drop": in actionKinds(), of the palette's action "object.drop"
    QString text;   ///< "Drop…": the menu's
    QString icon{}; ///< resources/icons/<icon>.svg
    QString toolTip{};
    Group group = Group::Change;
    bool several = true; ///< over several objects at once
    /// Takes something away for good: on production the name is to be typed.
    bool danger = false;
    bool radius = false; ///< reads what CASCADE takes along
    /// Runs long: on a session of its own, with the server's progress.
    bool longRunning = false;
    QString done{}; ///< "Dropped."

    /// "Drop 3 tables": what the button says.
    std::function<QString(const Situation &)> button{};
    /// Null: nothing is asked.
    std::function<forms::FormSpec(const Situation &)> fields{};
    std::function<forms::Values(const Situation &)> first{};
    std::function<Answer(const Situation &, const forms::Values &)> write;
};

const QList<Action> &actions();
/// Null where there is none.
const Action *findAction(const QString &id);
/// The actions that are offered for all of these together: every one is of a kind that has it, and they stand
/// in one database. Nothing for folders and system objects.
QList<const Action *> actionsFor(const QList<catalog::ObjectRef> &objects);

// --- the families the table is made of

QList<Action> removingActions();
QList<Action> changingActions();
QList<Action> maintainingActions();
QList<Action> alteringActions();

} // namespace core::actions
