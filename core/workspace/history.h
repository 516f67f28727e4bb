// SPDX-License-Identifier: GPL-3.0-or-later
// What was run: when, where, as whom, how long, with what outcome; searched as one types. Passwords that
// stand in statements in clear are masked before anything is written. Thread: GUI; the file is the store's.
#pragma once

#include "core/workspace/store.h"

#include <QDateTime>
#include <QObject>

#include <chrono>

namespace core::workspace {

struct HistoryEntry
{
    enum class State
    {
        Running, ///< or the program ended before it did
        Done,
        Failed,
        Cancelled,
        Unknown, ///< the connection was lost: it may have run
    };

    qint64 id = 0;        ///< of the file; 0: not read from it
    QString uid{};        ///< made by begin()
    QDateTime at{};       ///< UTC
    QString connection{}; ///< the profile's id
    QString server{};     ///< its title
    QString database{};
    QString role{};   ///< whom it ran as, where that is not the user who logged in
    QString sql{};    ///< in lists the first ListedCharacters
    qint64 bytes = 0; ///< of the statement as it was run, in UTF-8
    int statements = 1;
    std::chrono::microseconds duration{};
    qint64 rows = -1; ///< received or affected
    State state = State::Running;
    QString error{};
    bool pinned = false;

    /// Part of it is all there is: it was larger than LargestStatement.
    bool isCut() const { return bytes > LargestStatement; }

    static constexpr qint64 LargestStatement = 4 * 1024 * 1024; ///< bytes
    static constexpr int ListedCharacters = 500;
};

struct HistoryQuery
{
    QString text{};       ///< words (or beginnings of words) that all occur
    QString connection{}; ///< a profile's id; empty: all
    bool onlyErrors = false;
    int limit = 500;
};

struct HistoryPlace
{
    QString connection;
    QString server;
    bool operator==(const HistoryPlace &) const = default;
};

class History : public QObject
{
    Q_OBJECT

public:
    explicit History(Store &store, QObject *parent = nullptr);
    /// Waits for what is to be written.
    ~History() override;

    /// Entries that are not pinned; the oldest go when there are more.
    void setLimit(int entries) { m_limit = entries; }

    /// A run begins: kept at once, so that it is there whatever happens. Gives its uid.
    QString begin(HistoryEntry entry);
    /// It ended: duration, rows, state and error of `entry` count.
    void finish(const QString &uid, const HistoryEntry &entry);

    /// Pinned first, then the newest.
    Task<QList<HistoryEntry>> find(const HistoryQuery &query) const;
    /// The statement whole (as far as it was kept).
    Task<QString> statement(qint64 id) const;
    Task<QList<HistoryPlace>> places() const;
    Task<int> count() const;

    Task<bool> setPinned(qint64 id, bool pinned);
    Task<bool> remove(const QList<qint64> &ids);
    /// Pinned ones stay. The number that went.
    Task<int> clear(const QDateTime &olderThan);

signals:
    void changed();

private:
    template <class T> Task<T> change(std::function<Result<T>(Database &)> job);

    Store &m_store;
    int m_limit = 20000;
    int m_added = 0; ///< since the oldest went
};

} // namespace core::workspace
