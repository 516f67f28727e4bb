// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playground/binaries.h"

#include "core/playground/process.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>

namespace core::playground {

namespace {

/// "postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)", "... 18beta1"; 0 if it does not run
int majorOf(const QString &folder)
{
    const auto answer = runCommand({folder + QStringLiteral("/postgres"), {QStringLiteral("--version")}},
                                   std::chrono::seconds(10), {});
    if (!answer)
        return 0;
    static const QRegularExpression pattern(QStringLiteral("PostgreSQL\\) (\\d+)"));
    return pattern.match(QString::fromLatin1(*answer)).captured(1).toInt();
}

bool holdsServer(const QString &folder)
{
    return QFileInfo(folder + QStringLiteral("/postgres")).isExecutable()
        && QFileInfo(folder + QStringLiteral("/initdb")).isExecutable();
}

QStringList expand(const QString &glob)
{
    const qsizetype star = glob.indexOf(QLatin1Char('*'));
    if (star < 0)
        return {glob};
    const qsizetype start = glob.lastIndexOf(QLatin1Char('/'), star);
    const qsizetype end = glob.indexOf(QLatin1Char('/'), star);
    const QString rest = end < 0 ? QString() : glob.mid(end);
    const QString pattern = glob.mid(start + 1, (end < 0 ? glob.size() : end) - start - 1);
    QStringList folders;
    const QDir parent(glob.left(start));
    const QStringList names = parent.entryList({pattern}, QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &name : names)
        folders << parent.filePath(name) + rest;
    return folders;
}

} // namespace

QStringList BinarySearch::defaultGlobs()
{
    return {QStringLiteral("/usr/lib/postgresql/*/bin"),  // Debian, Ubuntu
            QStringLiteral("/usr/pgsql-*/bin"),           // PostgreSQL's own packages for Red Hat, SUSE
            QStringLiteral("/usr/lib64/postgresql*/bin"), // Gentoo, SUSE
            QStringLiteral("/opt/homebrew/opt/postgresql@*/bin"),
            QStringLiteral("/usr/local/opt/postgresql@*/bin")};
}

QList<ServerBinaries> findAllServerBinaries(const BinarySearch &search)
{
    QStringList folders;
    for (const QString &glob : search.globs)
        folders += expand(glob);
    const QStringList path = search.path.split(QDir::listSeparator(), Qt::SkipEmptyParts);
    if (!path.isEmpty()) { // an empty list would mean the PATH of the process
        const QString config = QStandardPaths::findExecutable(QStringLiteral("pg_config"), path);
        if (!config.isEmpty()) {
            const auto bindir
                = runCommand({config, {QStringLiteral("--bindir")}}, std::chrono::seconds(10), {});
            if (bindir)
                folders << QFile::decodeName(bindir->trimmed());
        }
    }
    folders += path;

    QList<ServerBinaries> found;
    QStringList seen;
    for (const QString &folder : std::as_const(folders)) {
        const QString real = QFileInfo(folder).canonicalFilePath();
        if (real.isEmpty() || seen.contains(real) || !holdsServer(real))
            continue;
        seen << real;
        if (const int major = majorOf(real); major >= oldestServer)
            found << ServerBinaries{real, major};
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto &a, const auto &b) { return a.major > b.major; });
    return found;
}

Result<ServerBinaries> findServerBinaries(const BinarySearch &search, int major)
{
    const QList<ServerBinaries> found = findAllServerBinaries(search);
    for (const ServerBinaries &binaries : found) {
        if (major == 0 || binaries.major == major)
            return binaries;
    }
    if (major != 0 && !found.isEmpty())
        return Error::input(
            QStringLiteral(
                "The data was made by PostgreSQL %1, whose server programs are not on this machine")
                .arg(major),
            QStringLiteral("Install the package postgresql-%1, or reset the playground.").arg(major));
    return Error::input(
        QStringLiteral("No PostgreSQL server programs (postgres, initdb) were found on this machine"),
        QStringLiteral("Install them, on Debian and Ubuntu with: sudo apt install postgresql"));
}

} // namespace core::playground
