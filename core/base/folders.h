// SPDX-License-Identifier: GPL-3.0-or-later
// Where the program keeps its own files.
#pragma once

#include <QString>

namespace core {

/// The folder of profiles and settings: HOWDAH_CONFIG_HOME where it is set, else the platform's. Not created
/// here.
QString configFolder();
/// The folder of what may be lost: HOWDAH_CACHE_HOME where it is set, else the platform's. Not created here.
QString cacheFolder();
/// The folder of what the user made and must not be lost: HOWDAH_DATA_HOME where it is set, else the
/// platform's. Not created here.
QString dataFolder();
/// Creates folder (readable by its owner only) where it is missing. False if that failed.
bool ensurePrivateFolder(const QString &folder);
/// The same for the folder of the user's data, and what is in it must be private by itself: made by root,
/// others may pass through it (not look into it), since the playground's server, which may not be root, has
/// its folder within.
bool ensureDataFolder(const QString &folder);
/// Moves a file that cannot be read aside, as <file>.corrupt (or .corrupt-2, …); the new path, empty if that
/// failed.
QString keepAsCorrupt(const QString &file);

} // namespace core
