// SPDX-License-Identifier: GPL-3.0-or-later
// From the start of the process to the first painted window, against an empty QMainWindow; then the memory at
// rest.
#include "tests/bench/benches.h"

#include <QDir>

namespace bench {

using core::Result;

namespace {

Result<QList<Line>> start(const Context &context)
{
    // a very first start, which makes its settings, is not what a user waits for every day
    const QString home = context.folder + QStringLiteral("/home");
    QDir().mkpath(home);
    const QStringList environment = context.windowless
        + QStringList{QStringLiteral("HOWDAH_CONFIG_HOME=") + home,
                      QStringLiteral("HOWDAH_DATA_HOME=") + home};
    const Command ours{context.tools + QStringLiteral("/benchstart"), {}, environment};
    const Command bare{context.tools + QStringLiteral("/benchbare"), {}, environment};
    if (auto warm = run(context, ours); !warm)
        return warm.error();
    auto pair = alternate(context, ours, bare);
    if (!pair)
        return pair.error();
    return QList<Line>{
        ratioLine(QStringLiteral("start to first painted window, against an empty one"), *pair, 2.0),
        limitLine(QStringLiteral("memory at rest"), median(pair->ours, QStringLiteral("idle")) / 1048576, 80,
                  QStringLiteral("MB"))};
}

} // namespace

Bench startBench()
{
    return {QStringLiteral("start"), QStringLiteral("start to the first painted window, memory at rest"),
            start};
}

} // namespace bench
