// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settings.h"

#include "core/base/folders.h"

#include <QFileInfo>

namespace core::settings {

Settings::Settings(const QString &file, QObject *parent)
    : QObject(parent)
{
    const QString path = file.isEmpty() ? configFolder() + QStringLiteral("/settings.ini") : file;
    ensurePrivateFolder(QFileInfo(path).absolutePath());
    m_store = std::make_unique<QSettings>(path, QSettings::IniFormat);
    if (m_store->status() == QSettings::FormatError) {
        m_store.reset();
        const QString aside = keepAsCorrupt(path);
        m_problem = aside.isEmpty()
            ? QStringLiteral("%1 is damaged, the defaults are used").arg(path)
            : QStringLiteral("%1 was damaged and kept as %2, the defaults are used").arg(path, aside);
        m_store = std::make_unique<QSettings>(path, QSettings::IniFormat);
    }
}

Settings::~Settings() = default;

void Settings::store(const char *name, const QVariant &value)
{
    const QLatin1String key(name);
    if (m_store->value(key) == value)
        return;
    if (value.isValid())
        m_store->setValue(key, value);
    else
        m_store->remove(key);
    emit changed(key);
}

Result<void> Settings::save()
{
    m_store->sync();
    if (m_store->status() == QSettings::NoError)
        return {};
    return Error::io(QStringLiteral("Settings cannot be saved in %1").arg(file()));
}

} // namespace core::settings

#include "moc_settings.cpp"
