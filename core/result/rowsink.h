// SPDX-License-Identifier: GPL-3.0-or-later
// Where the runner puts the rows it reads: the result store, an export's writer, a test.
// Thread: all calls come from the session's thread, in the order begin, row*, end.
#pragma once

#include "core/base/result.h"
#include "core/result/chunk.h"
#include "core/result/column.h"

#include <QList>

#include <span>

namespace core::result {

class RowSink
{
public:
    virtual ~RowSink() = default;

    /// A result with columns begins. An error ends the statement: it is cancelled on the server and drained.
    virtual Result<void> begin(const QList<Column> &columns) = 0;
    /// One row; the views are valid during the call only.
    virtual Result<void> row(std::span<const CellView> cells) = 0;
    /// Called when nothing came for a moment, and before the runner waits: hand on what is half collected.
    virtual void idle() { }
    /// No more rows. complete is false after a cancel or an error.
    virtual Result<void> end(bool complete) = 0;
};

} // namespace core::result
