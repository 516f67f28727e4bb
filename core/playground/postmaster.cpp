// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playground/postmaster.h"

#include "core/playground/platform.h"

#include <QFile>
#include <QFileInfo>

namespace core::playground {

std::optional<Postmaster> Postmaster::readLock(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    // pid, data folder, start time, port, socket folder, ...: miscadmin.h, LOCK_FILE_LINE_*
    const QList<QByteArray> lines = file.read(8192).split('\n');
    if (lines.size() < 2 || lines[0].toLongLong() == 0)
        return {};
    Postmaster postmaster{
        .pid = qAbs(lines[0].toLongLong()), .dataFolder = QFile::decodeName(lines[1]), .socketFolder = {}};
    if (lines.size() > 3)
        postmaster.port = lines[3].toInt();
    if (lines.size() > 4)
        postmaster.socketFolder = QFile::decodeName(lines[4]);
    return postmaster;
}

std::optional<Postmaster> Postmaster::runningOn(const QString &dataFolder)
{
    auto postmaster = readLock(dataFolder + QStringLiteral("/postmaster.pid"));
    if (!postmaster)
        return {};
    postmaster->dataFolder = dataFolder; // the folder may have been moved since
    return postmaster->isAlive() ? postmaster : std::nullopt;
}

bool Postmaster::isAlive() const
{
    if (!processLives(pid))
        return false;
    const QString folder = processFolder(pid);
    if (folder.isEmpty()) // no /proc: the process id is all there is
        return !QFile::exists(QStringLiteral("/proc/self/cwd"));
    return folder == QFileInfo(dataFolder).canonicalFilePath();
}

} // namespace core::playground
