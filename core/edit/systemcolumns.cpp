// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/systemcolumns.h"

namespace core::edit {

const SystemColumn *systemColumn(int number)
{
    static const SystemColumn columns[] = {
        {CtidColumn, "ctid", "tid"}, {XminColumn, "xmin", "xid"}, {-3, "cmin", "cid"},
        {-4, "xmax", "xid"},         {-5, "cmax", "cid"},         {TableoidColumn, "tableoid", "oid"},
    };
    for (const SystemColumn &column : columns) {
        if (column.number == number)
            return &column;
    }
    return nullptr;
}

} // namespace core::edit
