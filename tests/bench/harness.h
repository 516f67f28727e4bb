// SPDX-License-Identifier: GPL-3.0-or-later
// What every benchmark stands on: programs run one after the other with time and peak memory, ours and the
// yardstick in turns so that what else the machine does hits both alike, medians, and the lines of the one
// table.
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace bench {

/// What the benchmarks run on.
struct Context
{
    QString url;            ///< of the database with the table `wide`
    qint64 rows = 0;        ///< of `wide`
    int big = 1;            ///< a result of any size is `wide` so many times over
    int turns = 5;          ///< of ours and the yardstick each
    QString folder;         ///< for files
    QString tools;          ///< folder of benchmeasure and the others
    QString program;        ///< howdah itself
    QStringList windowless; ///< words of the environment for windows without a screen

    qint64 bigRows() const { return rows * big; }
    /// SELECT that gives bigRows() rows, the first at once.
    QString bigSelect() const;
};

struct Command
{
    QString program;
    QStringList arguments;
    QStringList environment{}; ///< NAME=value, added to ours
};

/// One run.
struct Sample
{
    double seconds = 0; ///< of the process, or what it told itself
    double cpu = 0;     ///< user and system
    double peak = 0;    ///< bytes
    QHash<QString, double> figures{};

    double figure(const QString &name) const { return figures.value(name, -1); }
};

/// Fails if the program does.
core::Result<Sample> run(const Context &context, const Command &command);

/// A part of this program (see Part), as a process of its own.
Command part(const Context &context, const QString &name, const QStringList &arguments = {});

struct Pair
{
    QList<Sample> ours;
    QList<Sample> theirs;
};
/// Both in turns; afterTurn may compare and remove what they wrote.
core::Result<Pair> alternate(const Context &context, const Command &ours, const Command &theirs,
                             const std::function<core::Result<void>()> &afterTurn = {});

/// The value that `share` (0.95) of all are not above.
double percentile(QList<double> values, double share);
double median(QList<double> values);
/// Of one member (&Sample::seconds) or figure of many runs.
double median(const QList<Sample> &samples, double Sample::*member);
double median(const QList<Sample> &samples, const QString &figure);

/// A row of the table. What is empty is shown as "-".
struct Line
{
    QString what;
    QString ours;
    QString yardstick{};
    QString ratio{};
    QString target{};
    QString cpu{};   ///< ratio of the processors' time
    double peak = 0; ///< bytes of ours
    std::optional<bool> met{};
};

/// Ours against the yardstick by time; target 0: only told.
Line ratioLine(const QString &what, const Pair &pair, double target);
/// A value that must not be above a limit (0: only told). unit: "MB", "ms".
Line limitLine(const QString &what, double value, double limit, const QString &unit, double peak = 0);

QString table(const QList<Line> &lines);

} // namespace bench
