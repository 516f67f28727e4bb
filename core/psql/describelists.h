// SPDX-License-Identifier: GPL-3.0-or-later
// \dt's fellows that are one question each, as data. Thread: any.
#pragma once

#include <span>

namespace core::psql {

/// What a pattern is compared with.
struct Named
{
    const char *schema = ""; ///< empty: names without one
    const char *name = "";
    const char *otherName = "";
    const char *visible = ""; ///< must hold where the pattern names no schema
};

struct List
{
    const char *command;
    const char *title; ///< empty: another name of the entry before it
    /// Up to the conditions. A line that begins with + belongs to the longer form, then one with {14}, {-15}
    /// or {14-15} to servers of these major versions.
    const char *select;
    const char *systemCondition; ///< without S and a pattern
    const char *schema;
    const char *name;
    const char *otherName;
    const char *visible;
    const char *order;
    Named second{};           ///< a second pattern
    bool firstIsBoth = false; ///< the first pattern holds for one or the other
};

std::span<const List> allLists();

} // namespace core::psql
