// SPDX-License-Identifier: GPL-3.0-or-later
// What an edited document is worth as the new value of its cell: a patch of what differs where that is
// possible, and what the server will write in its own way. Thread: any. Cost: linear in the document.
#pragma once

#include "core/edit/cellvalue.h"
#include "core/json/draft.h"

#include <QString>

#include <stop_token>

namespace core::edit {

struct JsonChange
{
    CellValue value{};
    bool nothing = true; ///< equal to the original
    QString remarks{};   ///< a line each: what will be written differently
};

/// original: what the server has; empty: NULL. Stopped: what was found out so far.
JsonChange jsonChange(const json::Draft &draft, const QByteArray &original, const std::stop_token &stop = {});

} // namespace core::edit
