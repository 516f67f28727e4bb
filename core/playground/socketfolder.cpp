// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playground/socketfolder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace core::playground {

namespace {

bool fits(const QString &folder, int port)
{
    return !folder.contains(QLatin1Char(',')) // libpq takes that for two hosts
        && QFile::encodeName(QStringLiteral("%1/.s.PGSQL.%2").arg(folder).arg(port)).size()
        <= longestSocketPath();
}

} // namespace

QString socketFolderFor(const QString &clusterFolder, int port, const Account &owner)
{
    const QByteArray hash = QCryptographicHash::hash(QFile::encodeName(QDir::cleanPath(clusterFolder)),
                                                     QCryptographicHash::Sha256)
                                .toHex()
                                .left(8);
    const QString name = QLatin1Char('/') + QString::fromLatin1(hash);
    const QString runtime
        = runningAsRoot() ? QStringLiteral("/run") : qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (!runtime.isEmpty() && QFileInfo(runtime).isWritable()) {
        const QString folder = runtime + QStringLiteral("/howdah") + name;
        if (fits(folder, port))
            return folder;
    }
    return QStringLiteral("/tmp/howdah-%1").arg(owner.userId) + name;
}

Result<void> makeSocketFolder(const QString &socketFolder, int port, const Account &owner)
{
    if (!fits(socketFolder, port))
        return Error::input(
            QStringLiteral("The path of the socket folder %1 is too long, or has a comma: a socket's path may"
                           " have %2 bytes")
                .arg(socketFolder)
                .arg(longestSocketPath()));
    const QString parent = QFileInfo(socketFolder).path();
    if (parent.endsWith(QLatin1String("/howdah"))
        || parent.endsWith(QStringLiteral("/howdah-%1").arg(owner.userId))) {
        if (auto made = makePrivateFolder(parent, owner); !made)
            return made;
    }
    return makePrivateFolder(socketFolder, owner);
}

} // namespace core::playground
