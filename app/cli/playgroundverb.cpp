// SPDX-License-Identifier: GPL-3.0-or-later
// howdah playground: the local sample server, started and stopped without the window.
#include "app/cli/cli.h"
#include "app/cli/verb.h"
#include "core/base/interrupt.h"
#include "core/playground/playground.h"

#include <QCoreApplication>

namespace app::cli {

using namespace core;
using playground::Playground;

namespace {

QString statusText(const playground::Cluster::Status &status)
{
    using State = playground::Cluster::State;
    switch (status.state) {
    case State::Absent:
        return QStringLiteral("not made yet");
    case State::Stopped:
        return QStringLiteral("stopped");
    case State::Running:
        break;
    }
    return QStringLiteral("running, process %1, socket %2, port %3%4")
        .arg(QString::number(status.pid), status.socketFolder, QString::number(status.port),
             status.answers ? QString() : QStringLiteral(", does not answer yet"));
}

class PlaygroundCommand : public QObject
{
public:
    PlaygroundCommand(const Console &console, QObject *parent)
        : QObject(parent)
        , m_console(console)
    {
        connect(&m_playground, &Playground::progress, this,
                [this](const QString &text) { m_console.say(text); });
    }

    void start()
    {
        follow<playground::PlaygroundStarted>(m_playground.start(),
                                              [](const auto &started) { return started.url; });
    }

    void stop()
    {
        auto task = m_playground.stop();
        stopOnInterrupt(task);
        whenDone(task, this,
                 [this](Result<void> answer) { end(answer ? Done : m_console.error(answer.error())); });
    }

    void status()
    {
        follow<playground::Cluster::Status>(m_playground.status(),
                                            [](const auto &status) { return statusText(status); });
    }

private:
    template <class T> void stopOnInterrupt(Task<T> task)
    {
        connect(&m_interrupt, &core::Interrupt::interrupted, this, [task]() mutable { task.requestStop(); });
    }

    /// Prints a line of the answer on standard output.
    template <class T> void follow(Task<T> task, std::function<QString(const T &)> line)
    {
        stopOnInterrupt(task);
        whenDone(task, this, [this, line](Result<T> answer) {
            if (!answer)
                return end(m_console.error(answer.error()));
            end(m_console.print(line(*answer) + QLatin1Char('\n')) ? Done : IoFailed);
        });
    }

    void end(int code)
    {
        m_console.quit(code);
        deleteLater();
    }

    const Console &m_console;
    core::Interrupt m_interrupt;
    Playground m_playground;
};

std::optional<int> startVerb(const Arguments &arguments, Console &console)
{
    const QString what = arguments.operands.first();
    if (what == QLatin1String("url"))
        return console.print(playground::PlaygroundCluster().url() + QLatin1Char('\n')) ? Done : IoFailed;
    if (what != QLatin1String("start") && what != QLatin1String("stop") && what != QLatin1String("status"))
        return console.error(Error::input(
            QStringLiteral("The playground takes start, stop, status or url, not \"%1\"").arg(what)));
    auto *command = new PlaygroundCommand(console, QCoreApplication::instance());
    if (what == QLatin1String("start"))
        command->start();
    else if (what == QLatin1String("stop"))
        command->stop();
    else
        command->status();
    return std::nullopt;
}

} // namespace

Verb playgroundVerb()
{
    return {.name = "playground",
            .operands = "start|stop|status|url",
            .purpose = "the local sample server",
            .options = {},
            .notes = "  start   makes it if need be, starts it, prints its URI; it goes on running\n"
                     "  stop    stops it; its data stay\n"
                     "  status  whether it runs\n"
                     "  url     prints its URI",
            .lowest = 1,
            .highest = 1,
            .start = startVerb};
}

} // namespace app::cli
