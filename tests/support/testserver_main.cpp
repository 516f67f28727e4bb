// SPDX-License-Identifier: GPL-3.0-or-later
// ctest's fixture: `start` makes the server that all tests of a run share and writes its URL, `stop` removes
// it. It is also removed when ctest, our parent, is gone.
#include "core/playground/process.h"
#include "tests/support/testserver.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cstdio>
#include <unistd.h>

namespace {

int fail(const QString &text)
{
    fprintf(stderr, "%s\n", qPrintable(text));
    return 1;
}

int stop()
{
    QFile folder(TestServer::fixtureFile() + QStringLiteral(".folder"));
    if (folder.open(QIODevice::ReadOnly)) {
        const QString path = QString::fromUtf8(folder.readAll());
        core::playground::Cluster cluster({.folder = path});
        if (auto stopped = cluster.stop(core::playground::Cluster::StopMode::Immediate); !stopped)
            return fail(stopped.error().toText());
        // all the databases of a run are a minute's work for a slow disk: nobody waits for it
        const auto removing = core::playground::startDetached(
            {QStringLiteral("/bin/rm"), {QStringLiteral("-rf"), QStringLiteral("--"), path}},
            QStringLiteral("/dev/null"));
        if (!removing)
            return fail(removing.error().toText());
    }
    folder.remove();
    QFile::remove(TestServer::fixtureFile());
    return 0;
}

int start(qint64 owner)
{
    if (stop() != 0)
        return 1;
    auto server = TestServer::start(TestServer::sharedOptions());
    if (!server)
        return fail(server.error().toText());
    QDir().mkpath(QFileInfo(TestServer::fixtureFile()).path());
    QFile url(TestServer::fixtureFile());
    QFile folder(TestServer::fixtureFile() + QStringLiteral(".folder"));
    if (!url.open(QIODevice::WriteOnly) || url.write((*server)->url().toUtf8()) <= 0
        || !folder.open(QIODevice::WriteOnly) || folder.write((*server)->folder().toUtf8()) <= 0)
        return fail(QStringLiteral("%1 cannot be written").arg(TestServer::fixtureFile()));
    (*server)->leaveTo(owner);
    const auto version = (*server)->exec(QStringLiteral("show server_version"));
    if (!version)
        return fail(version.error().toText());
    printf("%s\nPostgreSQL %s\n", qPrintable((*server)->url()), qPrintable(version->at(0).at(0)));
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == QLatin1String("start"))
        return start(arguments.value(2, QString::number(getppid())).toLongLong());
    if (arguments.value(1) == QLatin1String("stop"))
        return stop();
    return fail(QStringLiteral("usage: testserver start [process id of the owner] | stop"));
}
