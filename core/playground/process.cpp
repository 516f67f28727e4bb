// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playground/process.h"

#include <QElapsedTimer>
#include <QProcess>

namespace core::playground {

namespace {

/// libpq's and the server's variables of the caller (PGDATA, PGOPTIONS, PGHOST, ...) are not for our cluster.
QProcessEnvironment cleanEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QStringList names = environment.keys();
    for (const QString &name : names) {
        if (name.startsWith(QLatin1String("PG")) || name.startsWith(QLatin1String("LC_"))
            || name == QLatin1String("LANGUAGE") || name == QLatin1String("NOTIFY_SOCKET"))
            environment.remove(name);
    }
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    return environment;
}

void prepare(QProcess &process, const Command &command)
{
    process.setProcessEnvironment(cleanEnvironment());
    process.setWorkingDirectory(QStringLiteral("/")); // ours may be closed to the other account
    if (command.account.userId == currentAccount().userId) {
        process.setProgram(command.program);
        process.setArguments(command.arguments);
        return;
    }
    // setpriv replaces itself by the program: the process id stays, no PAM session, no shell
    process.setProgram(QStringLiteral("setpriv"));
    process.setArguments(QStringList{QStringLiteral("--reuid=%1").arg(command.account.userId),
                                     QStringLiteral("--regid=%1").arg(command.account.groupId),
                                     QStringLiteral("--init-groups"), QStringLiteral("--"), command.program}
                         + command.arguments);
}

} // namespace

Result<QByteArray> runCommand(const Command &command, std::chrono::milliseconds timeout,
                              const std::stop_token &stop)
{
    QProcess process;
    prepare(process, command);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start();
    if (!process.waitForStarted())
        return Error::io(
            QStringLiteral("%1 cannot be started: %2").arg(process.program(), process.errorString()));
    QElapsedTimer clock;
    clock.start();
    while (!process.waitForFinished(100) && process.state() != QProcess::NotRunning) {
        const bool late = clock.elapsed() > timeout.count();
        if (!late && !stop.stop_requested())
            continue;
        process.terminate();
        if (!process.waitForFinished(2000))
            process.kill();
        process.waitForFinished(5000);
        if (!late)
            return Error::cancelled();
        return Error::io(
            QStringLiteral("%1 did not end within %2 s").arg(command.program).arg(timeout.count() / 1000));
    }
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        Error error = Error::io(
            QStringLiteral("%1 failed (exit code %2)").arg(command.program).arg(process.exitCode()));
        error.detail = QString::fromLocal8Bit(process.readAllStandardError()).trimmed();
        return error;
    }
    return process.readAllStandardOutput();
}

Result<qint64> startDetached(const Command &command, const QString &log)
{
    QProcess process;
    prepare(process, command);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(log, QIODevice::Append);
    process.setStandardErrorFile(log, QIODevice::Append);
    qint64 pid = 0;
    if (!process.startDetached(&pid))
        return Error::io(
            QStringLiteral("%1 cannot be started: %2").arg(process.program(), process.errorString()));
    return pid;
}

} // namespace core::playground
