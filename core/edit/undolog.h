// SPDX-License-Identifier: GPL-3.0-or-later
// Saved edits of each connection on disk, so that they can be taken back later: one file for each save (mode
// 0600, written as a whole), the oldest go when a connection has too many bytes of them. Thread: GUI; files
// are read and written in a thread of its own, in order.
#pragma once

#include "core/base/task.h"
#include "core/edit/undo.h"

#include <QObject>
#include <QThreadPool>
#include <QUuid>

namespace core::edit {

class UndoLog : public QObject
{
    Q_OBJECT

public:
    /// folder empty: "undo" in dataFolder(). bytesPerConnection 0: nothing is kept.
    explicit UndoLog(const QString &folder = {}, qint64 bytesPerConnection = 64 * 1024 * 1024,
                     QObject *parent = nullptr);
    /// Waits for what is being written.
    ~UndoLog() override;

    void setLimit(qint64 bytesPerConnection) { m_limit = bytesPerConnection; }
    /// Also replaces the entry of the same id: one that was undone. Fails with Io; an entry that is larger
    /// than the limit by itself is not kept, which is Io, too.
    Task<void> put(const QUuid &connection, UndoEntry entry);
    /// The newest first. What is damaged is kept aside as *.corrupt and left out.
    Task<QList<UndoEntry>> list(const QUuid &connection);
    Task<void> remove(const QUuid &connection, const QString &id);

signals:
    /// put() or remove() are done.
    void changed(const QUuid &connection);

private:
    template <class T, class Job> Task<T> run(Job job);
    QString folderOf(const QUuid &connection) const;

    QString m_folder;
    qint64 m_limit;
    QThreadPool m_writer; ///< one thread: files are written in order
};

} // namespace core::edit
