// SPDX-License-Identifier: GPL-3.0-or-later
// A result of ten million rows read whole and scrolled from end to end, against one of a thousand rows: what
// a frame costs, and the peak of memory.
#include "core/base/folders.h"
#include "tests/bench/benches.h"
#include "tests/bench/figures.h"
#include "tests/bench/server.h"
#include "ui/base/theme.h"
#include "ui/grid/gridview.h"

#include <QApplication>
#include <QScrollBar>

namespace bench {

using core::Result;
using core::result::ResultSet;

namespace {

constexpr int Frames = 1000;

double frame()
{
    const double start = monotonicSeconds();
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    return monotonicSeconds() - start;
}

int scroll(int argc, char **argv, const QStringList &arguments)
{
    QApplication application(argc, argv);
    ui::Theme theme;
    Server server(arguments.value(0));
    // as the program keeps results: 256 MB of all of them in memory, the rest in an unnamed file
    ResultSet result({std::make_shared<core::result::Budget>(256 << 20), core::cacheFolder()},
                     core::result::ReadingPolicy::everything());
    ui::grid::GridView grid(theme);
    grid.resize(1280, 800);
    grid.setResult(&result);
    grid.show();
    while (!grid.isVisible())
        frame();
    const double start = monotonicSeconds();
    if (!server.read(result, arguments.value(1)))
        leave(false);
    figure("reading", monotonicSeconds() - start);
    figure("rows", double(result.rowCount()));
    frame();
    // end to end in even steps, each followed by a few rows as a wheel does
    QList<double> times;
    QScrollBar *bar = grid.verticalScrollBar();
    for (int i = 0; i <= Frames; ++i) {
        bar->setValue(int(qint64(bar->maximum()) * i / Frames));
        times << frame();
        grid.scrollByPixels(i % 2 ? 75 : -75);
        times << frame();
    }
    figure("median", median(times));
    figure("seconds", percentile(times, 0.95));
    figure("cells", grid.cellsPainted());
    leave(true);
}

Result<QList<Line>> scrolls(const Context &context)
{
    Context fewer = context;
    fewer.turns = std::min(context.turns, 3); // reading ten million rows is most of it
    auto pair = alternate(fewer, part(context, QStringLiteral("scroll"), {context.url, context.bigSelect()}),
                          part(context, QStringLiteral("scroll"),
                               {context.url, QStringLiteral("select * from wide limit 1000")}));
    if (!pair)
        return pair.error();
    const double rows = double(context.bigRows());
    if (pair->ours.first().figure(QStringLiteral("rows")) != rows)
        return core::Error::internal(QStringLiteral("not as many rows as the server sent"));
    const double peak = median(pair->ours, &Sample::peak);
    Line ratio = ratioLine(QStringLiteral("  frame p95, against a result of 1,000 rows"), *pair, 1.2);
    ratio.cpu.clear();
    ratio.peak = 0;
    return QList<Line>{
        limitLine(QStringLiteral("%L1 M x 10 read whole and scrolled end to end").arg(rows / 1e6),
                  peak / 1048576, 400, QStringLiteral("MB"), peak),
        limitLine(QStringLiteral("  frame p95"), median(pair->ours, &Sample::seconds) * 1000, 16,
                  QStringLiteral("ms")),
        ratio};
}

} // namespace

Bench scrollBench()
{
    return {QStringLiteral("scroll"),
            QStringLiteral("a result of any size read whole and scrolled from end to end"), scrolls};
}

QList<Part> scrollParts()
{
    return {{QStringLiteral("scroll"), scroll}};
}

} // namespace bench
