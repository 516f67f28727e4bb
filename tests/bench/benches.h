// SPDX-License-Identifier: GPL-3.0-or-later
// The benchmarks as data. A new one is a file and a line in benches.cpp.
#pragma once

#include "tests/bench/harness.h"

namespace bench {

struct Bench
{
    QString name;
    QString what; ///< one line, for --list
    std::function<core::Result<QList<Line>>(const Context &)> run;
};

/// What a bench runs in a process of its own: this program with --part NAME ARGUMENTS.
struct Part
{
    QString name;
    std::function<int(int argc, char **argv, const QStringList &arguments)> main;
};

const QList<Bench> &benches();
const QList<Part> &parts();

Bench browseBench();
Bench completeBench();
Bench exportBench();
Bench scriptBench();
Bench formatsBench();
Bench importBench();
Bench readBench();
Bench scrollBench();
Bench startBench();
Bench streamBench();
Bench sortBench();
Bench findBench();
Bench editBench();
QList<Part> browseParts();
QList<Part> readParts();
QList<Part> scrollParts();
QList<Part> streamParts();
QList<Part> analysisParts();
QList<Part> editParts();

} // namespace bench
