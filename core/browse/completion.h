// SPDX-License-Identifier: GPL-3.0-or-later
// What can stand next in a condition: columns where an operand is wanted, operators behind one. Thread: any
// (values only). Cost: linear in text and columns.
#pragma once

#include <QString>
#include <QStringList>

namespace core::browse {

struct Completion
{
    qsizetype from = 0; ///< UTF-16: what the chosen word replaces begins here
    qsizetype length = 0;
    QStringList words{}; ///< as they are to be put in: names quoted where they must be
    bool operatorWanted = false;
};

/// cursor: UTF-16. Nothing inside of strings and comments.
Completion completeCondition(const QString &where, qsizetype cursor, const QStringList &columns);

} // namespace core::browse
