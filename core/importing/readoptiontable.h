// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the reading of a file can be told, as a table of data: the form, the command line and what is
// remembered are made from it. Values are text here.
#pragma once

#include "core/importing/readoptions.h"

#include <QHash>
#include <QList>

#include <functional>

namespace core::importing {

struct ReadOptionInfo
{
    enum class Kind
    {
        Switch, ///< "yes" or "no"
        Character,
        Text,
        Number,
        Choice,
    };
    struct Choice
    {
        QString value;
        QString label;
    };

    QString id; ///< in the table of formats, the names of widgets
    Kind kind;
    QString label; ///< as the user reads it
    QString tip;
    const char *flag;      ///< of the command line, without dashes
    const char *flagValue; ///< null: a switch, which says "no"
    const char *flagHelp;
    QList<Choice> choices;
    std::function<QString(const ReadOptions &)> get;
    /// Fails with Input.
    std::function<Result<void>(ReadOptions &, const QString &)> set;
};

const QList<ReadOptionInfo> &readOptionTable();

} // namespace core::importing
