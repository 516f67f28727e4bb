// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a file of a format can be put together from parts that were written on their own.
#pragma once

#include "core/transfer/writeoptions.h"

namespace core::transfer {

enum class Joining
{
    No,         ///< a record depends on the ones before it, or the file on all of them
    Records,    ///< a writer told idle() has written whole records
    List,       ///< the same, with a comma between two records
    Statements, ///< only after a writer's end() is what it wrote whole
};

Joining joiningOf(const WriteOptions &options);
inline bool joinsPieces(const WriteOptions &options)
{
    return joiningOf(options) != Joining::No;
}

} // namespace core::transfer
