// SPDX-License-Identifier: GPL-3.0-or-later
// What a verb says to the person or script that called it: errors and notices on standard error, and the end
// of the program. Words of a server are shown with their control characters escaped: a terminal obeys them.
#pragma once

#include "core/base/result.h"
#include "core/session/notice.h"

#include <QString>

namespace app::cli {

/// Control characters other than line breaks and tabs as \x1b.
QString harmless(const QString &text);
/// The line of sql with the error and a caret below it, as psql shows it; empty without a position.
QString errorLine(const QString &sql, qsizetype position);
/// The exit code for an error.
int exitCode(const core::Error &error);

class Console
{
public:
    /// "howdah: ERROR 42P01: …", then the line of sql with a caret, DETAIL, HINT. place goes before
    /// ("changes.sql:12: "). Thread: any. Returns the exit code.
    int error(const core::Error &error, const QString &sql = {}, const QString &place = {}) const;
    void notice(const core::session::Notice &notice) const;
    void warning(const QString &text) const;
    /// A line on standard error, as it is.
    void say(const QString &text) const;

    /// To standard output, whole. False when nobody reads any more or the disk is full (said on standard
    /// error).
    bool print(const QString &text) const;

    /// Ends the program's event loop.
    void quit(int exitCode) const;
};

} // namespace app::cli
