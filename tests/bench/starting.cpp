// SPDX-License-Identifier: GPL-3.0-or-later
// From the start of the process to the first painted window, against an empty QMainWindow; then the memory at
// rest.
#include "tests/bench/benches.h"
#include "tests/bench/screen.h"

#include <QDir>

#include <algorithm>

namespace bench {

using core::Result;

namespace {

struct Place
{
    QString what;
    QStringList environment;
    double target = 0;
};

Result<QList<Line>> start(const Context &context)
{
    // a very first start, which makes its settings, is not what a user waits for every day
    const QString home = context.folder + QStringLiteral("/home");
    QDir().mkpath(home);
    auto screen = Screen::start();
    if (!screen)
        return screen.error();
    // What is painted has to come to a screen, as it does for a user; without one, Qt's own part of the start
    // is half as long, which is told, too.
    const Place places[] = {{QStringLiteral("start to first painted window, against an empty one"),
                             (*screen)->environment(), 2.0},
                            {QStringLiteral("  without a screen (offscreen)"), {}, 0}};
    QList<Line> lines;
    double rest = 0; // bytes, of the larger
    for (const Place &place : places) {
        const QStringList environment = context.windowless
            + QStringList{QStringLiteral("HOWDAH_CONFIG_HOME=") + home,
                          QStringLiteral("HOWDAH_DATA_HOME=") + home}
            + place.environment;
        const Command ours{context.tools + QStringLiteral("/benchstart"), {}, environment};
        const Command bare{context.tools + QStringLiteral("/benchbare"), {}, environment};
        if (auto warm = run(context, ours); !warm)
            return warm.error();
        auto pair = alternate(context, ours, bare);
        if (!pair)
            return pair.error();
        lines << ratioLine(place.what, *pair, place.target);
        rest = std::max(rest, median(pair->ours, QStringLiteral("idle")));
    }
    lines << limitLine(QStringLiteral("memory at rest"), rest / 1048576, 80, QStringLiteral("MB"));
    return lines;
}

} // namespace

Bench startBench()
{
    return {QStringLiteral("start"), QStringLiteral("start to the first painted window, memory at rest"),
            start};
}

} // namespace bench
