// SPDX-License-Identifier: GPL-3.0-or-later
// The sample database `shop`, made of the SQL files under :/playground. It is built under another name and
// renamed at the end: a half-made one is never taken for the whole, and is removed by the next attempt.
// Thread: any, blocks (about ten seconds for the whole sample). Several processes at once: one builds, the
// others wait.
#pragma once

#include "core/playground/cluster.h"

namespace core::playground {

struct SampleOptions
{
    QString database = QStringLiteral("shop");
    double scale = 1; ///< 1: 310 000 orders and 1.2 million lines, about 230 MB
    QString
        today{}; ///< ISO date of the last orders; empty: 2026-11-19, or the month before if that is long ago
};

enum class SampleState
{
    Made,     ///< it was not there
    Kept,     ///< it was there
    Outdated, ///< it was there, but is not what this version of the program would make; nothing is done about
              ///< it
};

/// A hash of the SQL files and the scale; the database carries it as its setting howdah.sample.
QString sampleVersion(const SampleOptions &options);
/// Makes the database if it is not there. The server is reached as a superuser:
/// Fails: Connection, Sql, Cancelled (nothing is left then).
/// `urlOf` gives the URL of any database of it.
Result<SampleState> ensureSample(const std::function<QString(const QString &)> &urlOf,
                                 const SampleOptions &options, const std::stop_token &stop = {},
                                 const Progress &progress = {});

} // namespace core::playground
