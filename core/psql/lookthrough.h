// SPDX-License-Identifier: GPL-3.0-or-later
// A script on the disk looked at before anything of it runs: half a script is worse than none. Thread: not
// the GUI's. Cost: reads the file once; memory as FileReader.
#pragma once

#include "core/base/result.h"
#include "core/psql/variables.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <stop_token>

namespace core::psql {

struct ScriptLook
{
    struct Place
    {
        qint64 line = 0;
        QString text{}; ///< the beginning of the statement, without passwords
    };
    qint64 pieces = 0;           ///< statements and lines of commands
    qint64 passwords = 0;        ///< in clear
    qint64 passwordLine = 0;     ///< of the first
    qint64 dangerous = 0;        ///< statements that drop, truncate, or write every row of a table
    QList<Place> dangers{};      ///< the first of them
    bool sendsMore = false;      ///< \i, \gexec: SQL that is not in it
    QByteArray unknownCommand{}; ///< the first that is reached for certain; the look ends there
    qint64 unknownLine = 0;
};

/// Fails with Io, Input (a quote without an end), Cancelled. The file must be one that can be read twice.
/// known: the variables it begins with.
Result<ScriptLook> lookThrough(const QString &path, const Variables &known = {},
                               const std::stop_token &stop = {});

} // namespace core::psql
