// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the benchmarks on a throw-away server and prints one table.
#include "tests/bench/benches.h"
#include "tests/support/testserver.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdio>
#include <memory>

using namespace bench;
using core::Error;
using core::Result;

namespace {

const char usage[]
    = "usage: benchmarks [options] [NAME...]\n"
      "  --list        the names of all benchmarks\n"
      "  --quick       less data and fewer turns: whether it works, not how fast it is\n"
      "  --rows N      rows of the table (2000000)\n"
      "  --big N       a result of any size has N times these rows (5)\n"
      "  --turns N     runs of ours and of the yardstick each (5)\n"
      "  --url URL     a database that is there, instead of a server of its own; its table wide is used\n"
      "  --strict      a missed target is a failure (exit code 3)\n"
      "  --help        this\n";

/// 222 bytes of values a row, the widths of real tables.
const char wideTable[] = R"sql(
create unlogged table wide as
select g::bigint as id,
       (g % 1000)::int as n,
       (g * 1.17)::numeric(12,2) as amount,
       'customer number ' || g || ' of the north' as name,
       timestamptz '2024-01-01' + g * interval '1 minute' as placed_at,
       g % 2 = 0 as paid,
       md5(g::text)::uuid as key,
       jsonb_build_object('a', g, 'tags', jsonb_build_array('x', 'y'), 'note', 'some text of a few words') as details,
       g / 3.0::float8 as score,
       case when g % 4 <> 0 then 'a note with a comma, and the number ' || g end as note
from generate_series(1, %1) g)sql";

struct Settings
{
    bool help = false;
    bool list = false;
    bool quick = false;
    bool strict = false;
    qint64 rows = 0;
    int big = 5;
    int turns = 0;
    QString url;
    QList<Bench> chosen;
};

Result<Settings> settingsFrom(QStringList words)
{
    Settings settings;
    const auto next = [&words] { return words.isEmpty() ? QString() : words.takeFirst(); };
    while (!words.isEmpty()) {
        const QString word = words.takeFirst();
        if (word == QLatin1String("--help"))
            settings.help = true;
        else if (word == QLatin1String("--list"))
            settings.list = true;
        else if (word == QLatin1String("--quick"))
            settings.quick = true;
        else if (word == QLatin1String("--strict"))
            settings.strict = true;
        else if (word == QLatin1String("--rows"))
            settings.rows = next().toLongLong();
        else if (word == QLatin1String("--big"))
            settings.big = std::max(1, next().toInt());
        else if (word == QLatin1String("--turns"))
            settings.turns = next().toInt();
        else if (word == QLatin1String("--url"))
            settings.url = next();
        else {
            const auto found = std::find_if(benches().begin(), benches().end(),
                                            [&word](const Bench &bench) { return bench.name == word; });
            if (found == benches().end())
                return Error::input(QStringLiteral("There is no benchmark %1").arg(word));
            settings.chosen << *found;
        }
    }
    if (settings.chosen.isEmpty())
        settings.chosen = benches();
    if (settings.rows <= 0)
        settings.rows = settings.quick ? 100'000 : 2'000'000;
    if (settings.turns <= 0)
        settings.turns = settings.quick ? 1 : 5;
    return settings;
}

int fail(const Error &error)
{
    std::fprintf(stderr, "%s\n", qPrintable(error.toText()));
    return 1;
}

Result<std::unique_ptr<TestServer>> serverWithData(qint64 rows)
{
    TestServer::Options options;
    // everything stays in memory: the processors are measured, not the disk
    options.settings = {QStringLiteral("shared_buffers = 256MB"), QStringLiteral("max_wal_size = 4GB"),
                        QStringLiteral("autovacuum = off"), QStringLiteral("jit = off")};
    auto server = TestServer::start(options);
    if (!server)
        return server;
    std::fprintf(stderr, "Loading %lld rows\n", static_cast<long long>(rows));
    for (const QString &sql :
         {QString::fromLatin1(wideTable).arg(rows), QStringLiteral("vacuum analyze wide")}) {
        if (auto done = (*server)->exec(sql); !done)
            return done.error();
    }
    return server;
}

int runPart(int argc, char **argv)
{
    const QString name = QString::fromLocal8Bit(argv[2]);
    QStringList arguments;
    for (int i = 3; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    for (const Part &part : parts()) {
        if (part.name == name)
            return part.main(argc, argv, arguments);
    }
    return 2;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc > 2 && qstrcmp(argv[1], "--part") == 0)
        return runPart(argc, argv);
    QCoreApplication application(argc, argv);
    auto settings = settingsFrom(application.arguments().mid(1));
    if (!settings) {
        std::fprintf(stderr, "%s\n%s", qPrintable(settings.error().message), usage);
        return 2;
    }
    if (settings->help) {
        std::printf("%s", usage);
        return 0;
    }
    if (settings->list) {
        for (const Bench &bench : benches())
            std::printf("%-12s %s\n", qPrintable(bench.name), qPrintable(bench.what));
        return 0;
    }

    QTemporaryDir folder;
    std::unique_ptr<TestServer> server;
    if (settings->url.isEmpty()) {
        auto started = serverWithData(settings->rows);
        if (!started)
            return fail(started.error());
        server = std::move(*started);
        settings->url = server->url();
    }
    Context context{.url = settings->url,
                    .rows = settings->rows,
                    .big = settings->big,
                    .turns = settings->turns,
                    .folder = folder.path(),
                    .tools = QCoreApplication::applicationDirPath(),
                    .program = QStringLiteral(HOWDAH_BINARY_DIR "/howdah"),
                    .windowless = {QStringLiteral("QT_QPA_PLATFORM=offscreen"),
                                   QStringLiteral("XDG_RUNTIME_DIR=") + folder.path(),
                                   QStringLiteral("QT_LOGGING_RULES=qt.qpa.*=false;*.warning=false")}};
    QList<Line> lines;
    bool failed = false;
    for (const Bench &bench : std::as_const(settings->chosen)) {
        std::fprintf(stderr, "%s: %s\n", qPrintable(bench.name), qPrintable(bench.what));
        QElapsedTimer clock;
        clock.start();
        auto made = bench.run(context);
        if (!made) {
            failed = true;
            lines << Line{.what = bench.name + QStringLiteral(" FAILED: ") + made.error().message};
            fail(made.error());
            continue;
        }
        lines += *made;
        std::fprintf(stderr, "%s  %.0f s\n", qPrintable(table(*made)), double(clock.elapsed()) / 1000);
    }
    std::printf("%s", qPrintable(table(lines)));
    const bool missed
        = std::any_of(lines.begin(), lines.end(), [](const Line &line) { return line.met == false; });
    return failed ? 1 : settings->strict && missed ? 3 : 0;
}
