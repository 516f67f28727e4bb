// SPDX-License-Identifier: GPL-3.0-or-later
// The scanner against reading the bytes and against libpg_query's scanner, and what a key costs in a text of
// 50 MB until it is painted.
#include "core/base/folders.h"
#include "core/sql/splitter.h"
#include "tests/bench/benches.h"
#include "tests/bench/figures.h"
#include "tests/bench/server.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/editor/codearea.h"
#include "ui/editor/sqleditor.h"
#include "ui/editor/sqllexer.h"

#include <QApplication>
#include <QKeyEvent>

#include <algorithm>

#ifdef HOWDAH_PGQUERY
#include <pg_query.h>
#endif

namespace bench {

using core::Result;

namespace {

constexpr int TextMegabytes = 50;
constexpr int Keys = 400;

QByteArray script(qsizetype megabytes)
{
    const QByteArray piece
        = "-- what was ordered\n"
          "insert into shop.orders (id, customer, note, total, placed_at)\n"
          "values (4711, 'it''s a customer', $$a note; with 'quotes'$$, 12.50 * 1.19,\n"
          "        now() - interval '1 day');\n"
          "select o.id, sum(o.total) as total from shop.orders o\n"
          "    left join customers c on c.id = o.customer and (c.active or c.name ~* '^a')\n"
          "where o.total >= 10 /* not the small ones */ group by o.id having count(*) > 1 order by 2 desc;\n";
    return piece.repeated((megabytes << 20) / piece.size() + 1);
}

double megabytesASecond(qsizetype size, double seconds)
{
    return double(size) / 1e6 / seconds;
}

int scan(int, char **, const QStringList &)
{
    const QByteArray text = script(TextMegabytes);
    double start = monotonicSeconds();
    core::sql::Scanner scanner(text);
    qsizetype tokens = 0;
    for (core::sql::Token token; scanner.next(token);)
        ++tokens;
    figure("scan", megabytesASecond(text.size(), monotonicSeconds() - start));
    figure("tokens", double(tokens));
    start = monotonicSeconds();
    figure("statements", double(core::sql::split(text).size()));
    figure("split", megabytesASecond(text.size(), monotonicSeconds() - start));
#ifdef HOWDAH_PGQUERY
    const QByteArray some = text.first(8 << 20); // it keeps every token twice
    start = monotonicSeconds();
    ::pg_query_free_scan_result(::pg_query_scan(some.constData()));
    figure("theirs", megabytesASecond(some.size(), monotonicSeconds() - start));
#endif
    leave(true);
}

/// From the key's arrival to the last paint it causes.
double key(ui::editor::SqlEditor &editor, int code, const QString &text)
{
    const double start = monotonicSeconds();
    QKeyEvent press(QEvent::KeyPress, code, Qt::NoModifier, text);
    QCoreApplication::sendEvent(&editor.area(), &press);
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    return monotonicSeconds() - start;
}

int type(int argc, char **argv, const QStringList &arguments)
{
    QApplication application(argc, argv);
    ui::Theme theme;
    ui::Icons icons(theme);
    ui::editor::SqlEditor editor(theme, icons);
    editor.resize(1280, 800);
    editor.setText(QString::fromUtf8(script(arguments.value(0).toInt())));
    editor.show();
    editor.area().setFocus();
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
    const int lines = editor.area().lines();
    double start = monotonicSeconds();
    editor.goTo(lines - 1, 0); // all of it is scanned now
    QCoreApplication::processEvents();
    figure("end", monotonicSeconds() - start);
    QList<double> times;
    for (const int line : {1, lines / 2, lines - 10}) {
        editor.goTo(line, 5);
        QCoreApplication::processEvents();
        const QString typed = QStringLiteral("x ('a");
        for (int i = 0; i < Keys / 3; ++i)
            times << key(editor, Qt::Key_X, typed.mid(i % 5, 1));
        for (int i = 0; i < 10; ++i)
            times << key(editor, Qt::Key_Return, QStringLiteral("\r"));
    }
    figure("median", median(times));
    figure("seconds", percentile(times, 0.95));
    figure("worst", percentile(times, 1));
    leave(true);
}

/// A text is loaded, as a file is opened: the longest time in which the window does nothing else.
int load(int argc, char **argv, const QStringList &arguments)
{
    QApplication application(argc, argv);
    ui::Theme theme;
    ui::Icons icons(theme);
    ui::editor::SqlEditor editor(theme, icons);
    editor.resize(1280, 800);
    editor.show();
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
    const QByteArray text = script(arguments.value(0).toInt());
    const double start = monotonicSeconds();
    double last = start;
    double longest = 0;
    bool loaded = false;
    editor.load(text, [&loaded] { loaded = true; });
    while (!loaded || !editor.lexer().isScanned()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1);
        longest = std::max(longest, monotonicSeconds() - last);
        last = monotonicSeconds();
    }
    figure("seconds", last - start);
    figure("longest", longest);
    leave(true);
}

Result<QList<Line>> edits(const Context &context)
{
    auto scanned = run(context, part(context, QStringLiteral("scan")));
    if (!scanned)
        return scanned.error();
    Context fewer = context;
    fewer.turns = std::min(context.turns, 3);
    auto pair = alternate(fewer, part(context, QStringLiteral("type"), {QString::number(TextMegabytes)}),
                          part(context, QStringLiteral("type"), {QStringLiteral("1")}));
    if (!pair)
        return pair.error();
    auto middle = run(fewer, part(context, QStringLiteral("type"), {QStringLiteral("8")}));
    if (!middle)
        return middle.error();
    auto loaded = run(fewer, part(context, QStringLiteral("load"), {QString::number(TextMegabytes)}));
    if (!loaded)
        return loaded.error();
    const auto milliseconds
        = [](double seconds) { return QStringLiteral("%1 ms").arg(seconds * 1000, 0, 'f', 1); };
    const auto rate = [](double value) { return QStringLiteral("%1 MB/s").arg(value, 0, 'f', 0); };
    Line scanLine{.what = QStringLiteral("SQL scanned (yardstick: libpg_query's scanner)"),
                  .ours = rate(scanned->figure(QStringLiteral("scan")))};
    if (const double theirs = scanned->figure(QStringLiteral("theirs")); theirs > 0) {
        scanLine.yardstick = rate(theirs);
        scanLine.ratio = QString::number(theirs / scanned->figure(QStringLiteral("scan")), 'f', 2);
    }
    Line ratio = ratioLine(QStringLiteral("  p95, against a text of 1 MB"), *pair, 0);
    ratio.cpu.clear();
    ratio.peak = 0;
    return QList<Line>{
        scanLine,
        {.what = QStringLiteral("  split into statements"),
         .ours = rate(scanned->figure(QStringLiteral("split")))},
        limitLine(QStringLiteral("key to paint in a text of %1 MB, p95").arg(TextMegabytes),
                  median(pair->ours, &Sample::seconds) * 1000, 16, QStringLiteral("ms"),
                  median(pair->ours, &Sample::peak)),
        {.what = QStringLiteral("  half of the keys"),
         .ours = milliseconds(median(pair->ours, QStringLiteral("median")))},
        limitLine(QStringLiteral("  worst key"), median(pair->ours, QStringLiteral("worst")) * 1000, 100,
                  QStringLiteral("ms")),
        limitLine(QStringLiteral("  to the end of it at once"),
                  median(pair->ours, QStringLiteral("end")) * 1000, 0, QStringLiteral("ms")),
        ratio,
        limitLine(QStringLiteral("  p95 in a text of 8 MB"), middle->seconds * 1000, 16,
                  QStringLiteral("ms")),
        limitLine(QStringLiteral("longest gap while %1 MB are opened").arg(TextMegabytes),
                  loaded->figure(QStringLiteral("longest")) * 1000, 100, QStringLiteral("ms"))};
}

} // namespace

Bench editBench()
{
    return {QStringLiteral("edit"), QStringLiteral("the scanner, and keys in a text of 50 MB"), edits};
}

QList<Part> editParts()
{
    return {{QStringLiteral("scan"), scan}, {QStringLiteral("type"), type}, {QStringLiteral("load"), load}};
}

} // namespace bench
