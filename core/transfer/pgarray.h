// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a PostgreSQL array ({1,NULL,"a\"b",{…}}) taken apart without building a tree.
// Source: array_in() of PostgreSQL, as of what array_out() writes.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <functional>

namespace core::transfer {

struct ArrayEvents
{
    std::function<void()> open;
    std::function<void()> close;
    std::function<void()> next; ///< between two elements
    std::function<void(QByteArrayView)> element;
    std::function<void()> null;
};

/// Tells the parts in order. False if the text is no such array, or has lower bounds of its own
/// ([2:3]={…}): parts may have been told by then.
bool readArray(QByteArrayView text, const ArrayEvents &events, char delimiter = ',');

} // namespace core::transfer
