// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/joining.h"

#include <algorithm>
#include <iterator>

namespace core::transfer {

namespace {

struct Entry
{
    Format format;
    Joining joining;
};

/// A format that is not here is written by one session.
constexpr Entry Entries[] = {
    {Format::Csv, Joining::Records},
    {Format::Tsv, Joining::Records},
    {Format::Json, Joining::List},
    {Format::JsonLines, Joining::Records},
    {Format::SqlInsert, Joining::Statements},
    {Format::SqlUpsert, Joining::Statements},
    {Format::SqlUpdate, Joining::Records},
    {Format::Markdown, Joining::Records},
    {Format::Html, Joining::Records},
    {Format::CopyText, Joining::Records},
    {Format::CopyBinary, Joining::Records},
};

} // namespace

Joining joiningOf(const WriteOptions &options)
{
    const auto *found = std::find_if(std::begin(Entries), std::end(Entries),
                                     [&](const Entry &entry) { return entry.format == options.format; });
    return found != std::end(Entries) ? found->joining : Joining::No;
}

} // namespace core::transfer
