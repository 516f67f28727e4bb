// SPDX-License-Identifier: GPL-3.0-or-later
// The real window on the real server: how soon the first row of a very long result is painted, against psql's
// first line with FETCH_COUNT 1000, both on an open connection; and how long the GUI thread is away from its
// events while rows arrive as fast as the server sends them.
#include "app/program.h"
#include "tests/bench/benches.h"
#include "tests/bench/figures.h"
#include "tests/bench/server.h"
#include "tests/support/scriptedprompts.h"
#include "ui/editor/sqleditor.h"
#include "ui/grid/gridview.h"
#include "ui/query/resultpage.h"
#include "ui/query/resultspane.h"
#include "ui/query/sqltab.h"

#include <QApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

namespace bench {

using core::Result;
using core::result::ResultSet;

namespace {

/// Tells when rows of the tab's result were painted for the first time. The one before it has a single
/// column.
class FirstRow : public QObject
{
public:
    explicit FirstRow(const ui::query::SqlTab &tab)
        : m_tab(tab)
    {
        QCoreApplication::instance()->installEventFilter(this);
    }

    double painted() const { return m_painted; } ///< 0: not yet

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Paint || m_seen)
            return false;
        const auto *page = m_tab.results().currentPage();
        m_seen = page && page->result().columnCount() > 1 && page->result().rowCount() > 0
            && watched == page->view().viewport();
        if (m_seen) // what is queued now comes after the whole window was painted
            QMetaObject::invokeMethod(
                this, [this] { m_painted = monotonicSeconds(); }, Qt::QueuedConnection);
        return false;
    }

private:
    const ui::query::SqlTab &m_tab;
    bool m_seen = false;
    double m_painted = 0;
};

/// The times between two rounds of the event loop.
class Gaps : public QObject
{
public:
    Gaps()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const double now = monotonicSeconds();
            m_gaps << now - std::exchange(m_last, now);
        });
        m_timer.start(1);
    }
    const QList<double> &all() const { return m_gaps; }

private:
    QTimer m_timer;
    double m_last = monotonicSeconds();
    QList<double> m_gaps;
};

template <class Condition> bool waitUntil(Condition condition)
{
    const double end = monotonicSeconds() + 120;
    while (!condition() && monotonicSeconds() < end)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return condition();
}

template <class R> void readAll(R &result)
{
    if constexpr (requires { result.fetchAll(); })
        result.fetchAll();
}

int window(int argc, char **argv, const QStringList &arguments)
{
    const QTemporaryDir home;
    qputenv("HOWDAH_CONFIG_HOME", home.filePath(QStringLiteral("config")).toUtf8());
    qputenv("HOWDAH_DATA_HOME", home.filePath(QStringLiteral("data")).toUtf8());
    QApplication application(argc, argv);
    app::Program program(app::Program::Options{{}, std::make_unique<support::ScriptedPrompts>()});
    program.window().resize(1280, 800);
    program.window().show();
    QTimer wakes; // waitUntil() looks again
    wakes.start(50);

    auto *tab = program.window().newSqlTab(profileFromUrl(arguments.value(0)), QStringLiteral("postgres"),
                                           QStringLiteral("bench"), QStringLiteral("select 1"));
    const auto page = [tab] { return tab->results().currentPage(); };
    const auto type = [&](const QString &sql) {
        tab->editor().setText(sql);
        const double rested = monotonicSeconds() + 0.2;
        waitUntil([&] { return monotonicSeconds() > rested; });
    };
    type(QStringLiteral("select 1"));
    tab->runStatement();
    if (!waitUntil([&] { return page() && page()->outcome().has_value(); }))
        leave(false);
    // painted before it is run, as a statement is that somebody typed; psql's clock too begins when it has it
    type(arguments.value(1));
    const FirstRow first(*tab);
    const double start = monotonicSeconds();
    tab->runStatement();
    if (!waitUntil([&] { return first.painted() > 0; }))
        leave(false);
    figure("seconds", first.painted() - start);

    readAll(page()->result());
    const Gaps gaps;
    const double streaming = monotonicSeconds();
    if (!waitUntil([&] { return page()->outcome().has_value(); }))
        leave(false);
    figure("streaming", monotonicSeconds() - streaming);
    figure("rows", double(page()->result().rowCount()));
    figure("server", double(page()->outcome()->firstRow.count()) / 1e6);
    figure("gap99", percentile(gaps.all(), 0.99));
    figure("longest", percentile(gaps.all(), 1));
    leave(page()->outcome()->ok());
}

int psqlWindow(int argc, char **argv, const QStringList &arguments)
{
    QCoreApplication application(argc, argv);
    QProcess psql;
    psql.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    psql.start(QStringLiteral("psql"),
               {QStringLiteral("-Xqd"), arguments.value(0), QStringLiteral("-v"),
                QStringLiteral("FETCH_COUNT=1000")});
    const auto ask = [&psql](const QByteArray &sql) {
        psql.readAllStandardOutput();
        psql.write(sql + ";\n");
        return psql.waitForBytesWritten() && psql.waitForReadyRead();
    };
    bool ok = psql.waitForStarted() && ask("select 1");
    while (psql.waitForReadyRead(200)) { }
    const double start = monotonicSeconds();
    ok = ok && ask(arguments.value(1).toUtf8());
    figure("seconds", monotonicSeconds() - start);
    psql.kill();
    psql.waitForFinished();
    leave(ok);
}

Result<QList<Line>> stream(const Context &context)
{
    auto pair
        = alternate(context, part(context, QStringLiteral("window"), {context.url, context.bigSelect()}),
                    part(context, QStringLiteral("psqlwindow"), {context.url, context.bigSelect()}));
    if (!pair)
        return pair.error();
    if (pair->ours.first().figure(QStringLiteral("rows")) != double(context.bigRows()))
        return core::Error::internal(QStringLiteral("not as many rows as the server sent"));
    QList<double> after;
    for (const Sample &sample : pair->ours)
        after << sample.seconds - sample.figure(QStringLiteral("server"));
    Line first = ratioLine(QStringLiteral("first row painted, against psql's first line"), *pair, 1.5);
    first.cpu.clear();
    const auto gap = [&pair](const char *name) { return median(pair->ours, QLatin1String(name)) * 1000; };
    return QList<Line>{first,
                       limitLine(QStringLiteral("  after the server's first row"), median(after) * 1000, 100,
                                 QStringLiteral("ms")),
                       limitLine(QStringLiteral("GUI thread away while rows stream, p99"), gap("gap99"), 16,
                                 QStringLiteral("ms")),
                       limitLine(QStringLiteral("  longest"), gap("longest"), 50, QStringLiteral("ms"))};
}

} // namespace

Bench streamBench()
{
    return {QStringLiteral("stream"),
            QStringLiteral("first row on the screen, and the GUI thread while rows stream"), stream};
}

QList<Part> streamParts()
{
    return {{QStringLiteral("window"), window}, {QStringLiteral("psqlwindow"), psqlWindow}};
}

} // namespace bench
