// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/undolog.h"

#include "core/base/folders.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

namespace core::edit {

namespace {

const QString Suffix = QStringLiteral(".json");

/// Their names sort by the time of the save.
QString nameOf(const UndoEntry &entry)
{
    return entry.saved.toUTC().toString(QStringLiteral("yyyyMMdd-hhmmsszzz")) + QLatin1Char('-') + entry.id
        + Suffix;
}

Result<void> write(const QString &folder, const UndoEntry &entry, qint64 limit)
{
    const QByteArray bytes = QJsonDocument(toJson(entry)).toJson(QJsonDocument::Compact);
    if (bytes.size() > limit) {
        return Error::io(QCoreApplication::translate(
            "core::edit", "This save is larger than the undo journal may be: it cannot be undone later."));
    }
    if (!ensureDataFolder(QFileInfo(folder).path()) || !ensurePrivateFolder(folder))
        return Error::io(
            QCoreApplication::translate("core::edit", "The folder %1 cannot be made").arg(folder));
    QSaveFile file(folder + QLatin1Char('/') + nameOf(entry));
    // its owner's alone before the first byte is in it
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(bytes) != bytes.size() || !file.commit())
        return Error::io(QCoreApplication::translate("core::edit", "The undo journal cannot be written: %1")
                             .arg(file.errorString()));
    qint64 total = 0;
    // the newest first
    const QFileInfoList files
        = QDir(folder).entryInfoList({QLatin1Char('*') + Suffix}, QDir::Files, QDir::Name | QDir::Reversed);
    for (const QFileInfo &info : files) {
        total += info.size();
        if (total > limit)
            QFile::remove(info.filePath());
    }
    return {};
}

QList<UndoEntry> read(const QString &folder)
{
    QList<UndoEntry> entries;
    const QStringList files
        = QDir(folder).entryList({QLatin1Char('*') + Suffix}, QDir::Files, QDir::Name | QDir::Reversed);
    for (const QString &name : files) {
        const QString path = folder + QLatin1Char('/') + name;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        auto entry = undoFromJson(QJsonDocument::fromJson(file.readAll()).object());
        file.close();
        if (entry)
            entries << *entry;
        else
            keepAsCorrupt(path);
    }
    return entries;
}

} // namespace

UndoLog::UndoLog(const QString &folder, qint64 bytesPerConnection, QObject *parent)
    : QObject(parent)
    , m_folder(folder.isEmpty() ? dataFolder() + QStringLiteral("/undo") : folder)
    , m_limit(bytesPerConnection)
{
    m_writer.setMaxThreadCount(1);
}

UndoLog::~UndoLog()
{
    m_writer.waitForDone();
}

QString UndoLog::folderOf(const QUuid &connection) const
{
    return m_folder + QLatin1Char('/') + connection.toString(QUuid::WithoutBraces);
}

template <class T, class Job> Task<T> UndoLog::run(Job job)
{
    auto source = std::make_shared<TaskSource<T>>();
    auto task = source->task();
    m_writer.start([source, job = std::move(job)] { source->finish(job()); });
    return task;
}

Task<void> UndoLog::put(const QUuid &connection, UndoEntry entry)
{
    const QString folder = folderOf(connection);
    return run<void>([this, connection, folder, entry = std::move(entry), limit = m_limit]() -> Result<void> {
        if (limit <= 0)
            return {};
        auto written = write(folder, entry, limit);
        // ~UndoLog waits for this thread, so it is still there
        QMetaObject::invokeMethod(
            this, [this, connection] { emit changed(connection); }, Qt::QueuedConnection);
        return written;
    });
}

Task<QList<UndoEntry>> UndoLog::list(const QUuid &connection)
{
    return run<QList<UndoEntry>>(
        [folder = folderOf(connection)]() -> Result<QList<UndoEntry>> { return read(folder); });
}

Task<void> UndoLog::remove(const QUuid &connection, const QString &id)
{
    return run<void>([this, connection, folder = folderOf(connection), id]() -> Result<void> {
        const QStringList files = QDir(folder).entryList({QStringLiteral("*-") + id + Suffix}, QDir::Files);
        for (const QString &name : files)
            QFile::remove(folder + QLatin1Char('/') + name);
        QMetaObject::invokeMethod(
            this, [this, connection] { emit changed(connection); }, Qt::QueuedConnection);
        return {};
    });
}

} // namespace core::edit
