// SPDX-License-Identifier: GPL-3.0-or-later
// What was typed in tabs and is saved nowhere else, kept on disk from a moment after it was typed, so that a
// killed program loses nothing: one small file a draft, in a folder of this run. Drafts whose run is over are
// left over and offered again. Secrets never get in: whoever makes the content leaves them out.
// Thread: GUI; files are read and written in a thread of its own.
#pragma once

#include "core/base/task.h"

#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace core::workspace {

struct Draft
{
    QString id;          ///< unique; made by Drafts::newId()
    QString kind;        ///< what made it and can open it again: "form", "sql"
    QString title;       ///< as the tab said it
    QJsonObject content; ///< the maker's own
    QDateTime changed{}; ///< UTC; set by put()
};

class Drafts : public QObject
{
    Q_OBJECT

public:
    /// folder empty: "drafts" in dataFolder(). Made when it is needed.
    explicit Drafts(const QString &folder = {}, QObject *parent = nullptr);
    /// Writes what is waiting. The files stay: only remove() removes.
    ~Drafts() override;

    static QString newId();

    /// On disk within WriteDelay and the time a small file takes; the last content counts.
    void put(Draft draft);
    void remove(const QString &id);
    /// Of runs that ended without asking, the oldest first; they belong to this run from now on. Call once,
    /// at the start.
    Task<QList<Draft>> takeLeftOver();

    /// Starts to write what is waiting now.
    void flush();
    /// Waits until everything is on disk. For tests and the end.
    void waitForWritten();

    static constexpr std::chrono::milliseconds WriteDelay{300};
    static constexpr qsizetype LargestDraft = 64 * 1024 * 1024; ///< bytes; a bigger one is not kept

signals:
    /// A draft could not be written; told once until writing works again.
    void failed(const core::Error &error);

private:
    struct Run;
    void write(const Draft &draft);

    QString m_folder;
    std::shared_ptr<Run> m_run;
    QHash<QString, Draft> m_waiting;
    QTimer m_delay;
    QThreadPool m_writer; ///< one thread: files are written in order
    bool m_told = false;
};

} // namespace core::workspace
