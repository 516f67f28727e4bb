// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/tablememory.h"

#include "core/base/folders.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

namespace core::settings {

namespace {

const QString Suffix = QStringLiteral(".json");

void prune(const QString &folder, int most)
{
    const QFileInfoList files
        = QDir(folder).entryInfoList({QLatin1Char('*') + Suffix}, QDir::Files, QDir::Time); // newest first
    for (qsizetype i = most; i < files.size(); ++i)
        QFile::remove(files[i].filePath());
}

void save(const QString &folder, const QString &path, int most, const QJsonObject &whole)
{
    if (whole.value(QLatin1String("table")).toObject().isEmpty()) {
        QFile::remove(path);
        return;
    }
    const QByteArray bytes = QJsonDocument(whole).toJson(QJsonDocument::Compact);
    if (bytes.size() > TableMemory::LargestEntry || !ensurePrivateFolder(folder))
        return;
    const bool isNew = !QFile::exists(path);
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit()) {
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
        if (isNew)
            prune(folder, most);
    }
}

} // namespace

TableMemory::TableMemory(const QString &folder, int mostTables)
    : m_folder(folder.isEmpty() ? configFolder() + QStringLiteral("/tables") : folder)
    , m_mostTables(mostTables)
{
    m_writer.setMaxThreadCount(1);
}

TableMemory::~TableMemory()
{
    m_writer.waitForDone();
}

QString TableMemory::fileOf(const TableKey &key) const
{
    // names may hold anything but this character, file names may not
    const QString whole
        = QStringList{key.profile.toString(), key.database, key.schema, key.table}.join(QChar(0));
    const QByteArray hash = QCryptographicHash::hash(whole.toUtf8(), QCryptographicHash::Sha256).toHex();
    return m_folder + QLatin1Char('/') + QLatin1String(hash.left(40)) + Suffix;
}

QJsonObject TableMemory::read(const TableKey &key)
{
    const QString path = fileOf(key);
    {
        const std::lock_guard lock(m_pending->mutex);
        if (const auto found = m_pending->entries.constFind(path); found != m_pending->entries.constEnd())
            return found->second;
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    if (file.size() > LargestEntry) {
        file.close();
        keepAsCorrupt(path);
        return {};
    }
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    file.close();
    if (!document.isObject()) {
        keepAsCorrupt(path);
        return {};
    }
    if (file.open(QIODevice::ReadWrite)) // the time says when it was used last
        file.setFileTime(QDateTime::currentDateTime(), QFileDevice::FileModificationTime);
    return document.object().value(QLatin1String("table")).toObject();
}

void TableMemory::write(const TableKey &key, const QJsonObject &entry)
{
    // the names stand beside it, so that a person who looks into the file knows what it is about
    const QJsonObject whole{{QStringLiteral("name"), key.schema + QLatin1Char('.') + key.table},
                            {QStringLiteral("table"), entry}};
    const QString path = fileOf(key);
    const quint64 serial = ++m_serial;
    {
        const std::lock_guard lock(m_pending->mutex);
        m_pending->entries.insert(path, {serial, entry});
    }
    m_writer.start([folder = m_folder, path, serial, pending = m_pending, most = m_mostTables, whole] {
        save(folder, path, most, whole);
        const std::lock_guard lock(pending->mutex);
        if (pending->entries.value(path).first == serial)
            pending->entries.remove(path);
    });
}

} // namespace core::settings
