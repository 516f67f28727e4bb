// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/folders.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace core {

namespace {

constexpr QFile::Permissions OwnerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

} // namespace

QString configFolder()
{
    const QString own = qEnvironmentVariable("HOWDAH_CONFIG_HOME");
    return own.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) : own;
}

QString cacheFolder()
{
    const QString own = qEnvironmentVariable("HOWDAH_CACHE_HOME");
    return own.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::CacheLocation) : own;
}

QString dataFolder()
{
    const QString own = qEnvironmentVariable("HOWDAH_DATA_HOME");
    return own.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) : own;
}

bool ensurePrivateFolder(const QString &folder)
{
    return QDir(folder).exists() || (QDir().mkpath(folder) && QFile::setPermissions(folder, OwnerOnly));
}

bool ensureDataFolder(const QString &folder)
{
    if (QDir(folder).exists())
        return true;
    if (!QDir().mkpath(folder))
        return false;
    const bool ofRoot = QFileInfo(folder).ownerId() == 0;
    return QFile::setPermissions(folder, ofRoot ? OwnerOnly | QFile::ExeGroup | QFile::ExeOther : OwnerOnly);
}

QString keepAsCorrupt(const QString &file)
{
    for (int n = 1; n < 100; ++n) {
        QString aside = file + QStringLiteral(".corrupt");
        if (n > 1)
            aside += QLatin1Char('-') + QString::number(n);
        if (QFile::exists(aside))
            continue;
        return QFile::rename(file, aside) ? aside : QString();
    }
    return {};
}

} // namespace core
