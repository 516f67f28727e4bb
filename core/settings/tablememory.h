// SPDX-License-Identifier: GPL-3.0-or-later
// What is remembered of a table that was looked at: how its columns were arranged, what was asked of it. One
// small file for each table, so that reading one costs nothing and two running programs do not undo each
// other; those not used for longest go when there are too many. Thread: GUI; writing is done by a thread of
// its own.
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QThreadPool>
#include <QUuid>

#include <memory>
#include <mutex>

namespace core::settings {

struct TableKey
{
    QUuid profile;
    QString database;
    QString schema;
    QString table;
    bool operator==(const TableKey &) const = default;
};

class TableMemory
{
public:
    static constexpr int MostTables = 1000;
    static constexpr qsizetype LargestEntry = 1024 * 1024; ///< bytes; a larger one is not written

    /// folder empty: tables/ in the config folder.
    explicit TableMemory(const QString &folder = {}, int mostTables = MostTables);
    /// Waits for what is being written: a few kilobytes.
    ~TableMemory();

    /// Empty where nothing is known. A file that cannot be read is kept aside as *.corrupt. Counts as a use.
    QJsonObject read(const TableKey &key);
    /// Replaces the entry; an empty one removes it. Errors are not told: it is a comfort.
    void write(const TableKey &key, const QJsonObject &entry);
    /// Until all is written, for tests.
    void wait() { m_writer.waitForDone(); }

private:
    /// What is on its way to the disk, so that reading never waits for it.
    struct Pending
    {
        std::mutex mutex;
        QHash<QString, std::pair<quint64, QJsonObject>> entries; ///< by file, with the number of the writing
    };

    QString fileOf(const TableKey &key) const;

    QString m_folder;
    int m_mostTables;
    quint64 m_serial = 0;
    std::shared_ptr<Pending> m_pending = std::make_shared<Pending>();
    QThreadPool m_writer; ///< of one thread: in the order of the calls
};

} // namespace core::settings
