// SPDX-License-Identifier: GPL-3.0-or-later
// An edit of a jsonb value as the smallest change of what is in the table: a chain of jsonb_set, jsonb_insert
// and #-, and a condition that holds as long as what is changed is still what was seen. What stands beside
// the edit may be changed by others meanwhile and survives. Pure; any thread.
#pragma once

#include "core/json/draft.h"

#include <QStringList>

namespace core::json {

struct PatchStep
{
    enum class Kind
    {
        Set,    ///< jsonb_set: a key that is there or new, an element that is there
        Insert, ///< jsonb_insert: before this element, or at the end
        Remove, ///< #-
    };
    Kind kind = Kind::Set;
    QStringList path{};
    QByteArray value{};
};

struct PatchGuard
{
    enum class Kind
    {
        Equals, ///< the text of the value there
        Absent, ///< nothing is there
        Object, ///< an object is there
        Array,  ///< an array is there
        Length  ///< an array of `count` elements is there
    };
    Kind kind = Kind::Equals;
    QStringList path{};
    QByteArray value{};
    std::uint32_t count = 0;
};

struct Patch
{
    /// The value can only be replaced as a whole: type json, another root, or a chain that would be longer
    /// than the value. Steps and guards are empty then.
    bool whole = false;
    QList<PatchStep> steps{};
    QList<PatchGuard> guards{};

    /// Nothing is to be done.
    bool isEmpty() const { return !whole && steps.isEmpty(); }
};

/// What leads from the source of the draft (the server's own text of the value) to what it is now. Elements
/// of arrays are compared whole before anything in them is changed, since another session's insert moves
/// them. Cost: the edits, and once the length of what they replace.
Patch minimalPatch(const Draft &draft);

/// SQL over the column, which stands as {column}; empty for whole ones. Nothing else in it reads {column},
/// and no argument is ever NULL: jsonb_set(…, NULL) would wipe the value.
QString patchExpression(const Patch &patch);
/// True while the touched parts are what they were; conditions joined by `and`.
QString patchCondition(const Patch &patch);

} // namespace core::json
