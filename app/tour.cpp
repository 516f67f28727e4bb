// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tour.h"

#include "app/program.h"
#include "core/transfer/progress.h"
#include "ui/browser/browserpanel.h"
#include "ui/grid/gridview.h"
#include "ui/query/resultpage.h"
#include "ui/query/resultspane.h"
#include "ui/query/sqltab.h"

#include <QDir>
#include <QTreeView>

#include <cstdio>

namespace app {

namespace {

constexpr qint64 Patience = 120000; ///< milliseconds for a step; the first start makes the sample database

void say(const QString &text)
{
    std::printf("%s\n", qPrintable(text));
    std::fflush(stdout);
}

} // namespace

Tour::Tour(Program &program, QString folder)
    : m_program(program)
    , m_folder(std::move(folder))
    , m_exporter(program.pool())
{
    connect(&m_poll, &QTimer::timeout, this, &Tour::poll);
    m_poll.setInterval(50);
}

void Tour::start()
{
    auto &window = m_program.window();
    if (!QDir().mkpath(m_folder)) {
        fail(tr("the folder %1 cannot be made").arg(m_folder));
        return;
    }
    window.resize(1440, 900);
    connect(&window, &ui::window::MainWindow::playgroundReady, this, [this] { m_ready = true; });
    connect(&window, &ui::window::MainWindow::playgroundFailed, this,
            [this](const core::Error &error) { fail(error.toText()); });

    m_steps.push_back({tr("Start the playground and connect"), [&window] { window.startPlayground(); },
                       [this] { return m_ready; }});
    m_steps.push_back({tr("Expand the tree: Playground, shop, public, Tables, orders"),
                       [&window] {
                           window.browser().reveal(window.playgroundId(),
                                                   {QStringLiteral("shop"), QStringLiteral("public"),
                                                    QStringLiteral("Tables"), QStringLiteral("orders")});
                       },
                       [&window] { return window.browser().currentRef().name == QLatin1String("orders"); }});
    m_steps.push_back({tr("Run the first query"), [&window] { window.currentSqlTab()->runStatement(); },
                       [&window] {
                           auto *page = window.currentSqlTab()->results().currentPage();
                           return page && page->outcome();
                       }});
    m_steps.push_back(
        {tr("Look at a cell"),
         [&window] { window.currentSqlTab()->results().currentPage()->view().setCurrentCell(3, 3); },
         [this] { return m_clock.elapsed() > 400; }});
    m_steps.push_back({tr("Export it to CSV"), [this] { exportQuery(); }, [this] { return m_exported; }});
    for (const bool dark : {false, true}) {
        const QString name = dark ? QStringLiteral("main-dark.png") : QStringLiteral("main-light.png");
        m_steps.push_back({tr("Picture %1").arg(name),
                           [this, dark] {
                               m_program.theme().setMode(dark ? ui::Theme::Mode::Dark
                                                              : ui::Theme::Mode::Light);
                           },
                           [this, name] {
                               if (m_clock.elapsed() < 400)
                                   return false;
                               picture(name);
                               return true;
                           }});
    }
    next();
}

void Tour::next()
{
    if (m_step == m_steps.size()) {
        m_poll.stop();
        say(tr("Done. The files are in %1").arg(QDir(m_folder).absolutePath()));
        emit finished(0);
        return;
    }
    m_clock.start();
    m_steps[m_step].begin();
    m_poll.start();
}

void Tour::poll()
{
    const Step &step = m_steps[m_step];
    if (step.done()) {
        m_poll.stop();
        say(QStringLiteral("%1 … %2 ms").arg(step.what).arg(m_clock.elapsed()));
        ++m_step;
        next();
    } else if (m_clock.elapsed() > Patience) {
        fail(tr("%1: no end after %2 s").arg(step.what).arg(Patience / 1000));
    }
}

void Tour::fail(const QString &why)
{
    m_poll.stop();
    std::fprintf(stderr, "howdah: %s\n", qPrintable(why));
    QMetaObject::invokeMethod(
        this, [this] { emit finished(1); }, Qt::QueuedConnection);
}

void Tour::picture(const QString &name)
{
    const QString path = QDir(m_folder).filePath(name);
    if (!m_program.window().grab().save(path))
        fail(tr("%1 cannot be written").arg(path));
}

void Tour::exportQuery()
{
    auto *tab = m_program.window().currentSqlTab();
    auto *page = tab->results().currentPage();
    core::transfer::ExportRequest request;
    request.source = core::transfer::StatementSource{page->statement()};
    request.target = QDir(m_folder).filePath(QStringLiteral("best customers.csv"));
    auto exported = m_exporter.start(request, *tab->status().profile, tab->status().database,
                                     std::make_shared<core::transfer::Progress>());
    core::whenDone(std::move(exported), this, [this](core::Result<core::transfer::ExportReport> report) {
        if (!report) {
            fail(report.error().toText());
            return;
        }
        say(tr("  %1 rows, %2 bytes").arg(report->rows).arg(report->bytes));
        m_exported = true;
    });
}

} // namespace app
