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

#include <QApplication>
#include <QKeyEvent>

#include <functional>

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

/// Seconds of what is done to a text as a whole, and of keys in a line of a megabyte.
int whole(int argc, char **argv, const QStringList &arguments)
{
    QApplication application(argc, argv);
    ui::Theme theme;
    ui::Icons icons(theme);
    ui::editor::SqlEditor editor(theme, icons);
    editor.resize(1280, 800);
    editor.show();
    editor.area().setFocus();
    const auto settle = [] {
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
    };
    const auto timed = [&](const char *name, const std::function<void()> &action) {
        const double start = monotonicSeconds();
        action();
        QCoreApplication::processEvents();
        figure(name, monotonicSeconds() - start);
        settle();
    };
    const QByteArray text = script(arguments.value(0).toInt());
    timed("set", [&] { editor.setBytes(text); });
    timed("load", [&] {
        bool loaded = false;
        double longest = 0;
        double last = monotonicSeconds();
        editor.load(text, [&loaded] { loaded = true; });
        while (!loaded) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
            longest = std::max(longest, monotonicSeconds() - last);
            last = monotonicSeconds();
        }
        figure("loadgap", longest);
    });
    timed("insert", [&] { editor.insertText(QString::fromUtf8(text)); });
    timed("undo", [&] { editor.undo(); });
    QByteArray line = script(1).first((arguments.value(1).toInt() ? arguments.value(1).toInt() : 1024) << 10);
    line.replace("\n", " ");
    timed("line", [&] { editor.setBytes("select 1;\n" + line + "\nselect 2;\n"); });
    timed("there", [&] { editor.goTo(1, 5); });
    timed("key", [&] { key(editor, Qt::Key_X, QStringLiteral("x")); });
    timed("key2", [&] { key(editor, Qt::Key_X, QStringLiteral("x")); });
    editor.area().SendScintilla(QsciScintilla::SCI_LINEEND);
    timed("end", [&] { settle(); });
    timed("keyend", [&] { key(editor, Qt::Key_X, QStringLiteral("x")); });
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
    return QList<Line>{scanLine,
                       {.what = QStringLiteral("  split into statements"),
                        .ours = rate(scanned->figure(QStringLiteral("split")))},
                       limitLine(QStringLiteral("key to paint in a text of %1 MB, p95").arg(TextMegabytes),
                                 median(pair->ours, &Sample::seconds) * 1000, 16, QStringLiteral("ms"),
                                 median(pair->ours, &Sample::peak)),
                       limitLine(QStringLiteral("  worst key"),
                                 median(pair->ours, QStringLiteral("worst")) * 1000, 100,
                                 QStringLiteral("ms")),
                       limitLine(QStringLiteral("  to the end of it at once"),
                                 median(pair->ours, QStringLiteral("end")) * 1000, 0, QStringLiteral("ms")),
                       ratio};
}

} // namespace

Bench editBench()
{
    return {QStringLiteral("edit"), QStringLiteral("the scanner, and keys in a text of 50 MB"), edits};
}

QList<Part> editParts()
{
    return {{QStringLiteral("scan"), scan}, {QStringLiteral("type"), type}, {QStringLiteral("whole"), whole}};
}

} // namespace bench
