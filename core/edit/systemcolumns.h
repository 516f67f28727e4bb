// SPDX-License-Identifier: GPL-3.0-or-later
// The columns every table has by itself, by their numbers. Source: sysattr.h.
#pragma once

#include <QByteArray>

namespace core::edit {

inline constexpr int CtidColumn = -1;
inline constexpr int XminColumn = -2;
inline constexpr int TableoidColumn = -6;

struct SystemColumn
{
    int number;
    QByteArray name;
    QByteArray type;
};

/// Null for a column of the user's.
const SystemColumn *systemColumn(int number);

} // namespace core::edit
