// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/history.h"

#include "core/passwords/clearpasswords.h"
#include "core/workspace/historysearch.h"

#include <QUuid>

namespace core::workspace {

namespace {

constexpr int PruneEvery = 50;

/// At most so many bytes in UTF-8, without half of a character.
QString cutTo(const QString &text, qint64 bytes)
{
    QByteArray utf8 = text.toUtf8();
    if (utf8.size() <= bytes)
        return text;
    qint64 end = bytes;
    while (end > 0 && (static_cast<unsigned char>(utf8[end]) & 0xC0) == 0x80)
        --end;
    utf8.truncate(end);
    return QString::fromUtf8(utf8);
}

HistoryEntry entryOf(const Row &row)
{
    HistoryEntry entry;
    entry.id = row.integer(0);
    entry.uid = row.text(1);
    entry.at = QDateTime::fromMSecsSinceEpoch(row.integer(2), Qt::UTC);
    entry.connection = row.text(3);
    entry.server = row.text(4);
    entry.database = row.text(5);
    entry.role = row.text(6);
    entry.sql = row.text(7);
    entry.bytes = row.integer(8);
    entry.statements = int(row.integer(9));
    entry.duration = std::chrono::microseconds(row.integer(10));
    entry.rows = row.integer(11);
    const qint64 state = row.integer(12);
    entry.state = state >= 0 && state <= qint64(HistoryEntry::State::Unknown) ? HistoryEntry::State(state)
                                                                              : HistoryEntry::State::Unknown;
    entry.error = row.text(13);
    entry.pinned = row.integer(14) != 0;
    return entry;
}

} // namespace

History::History(Store &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
}

History::~History()
{
    m_store.waitForDone(); // jobs tell this
}

/// changed() comes after the file was changed, so that who reads then sees it.
template <class T> Task<T> History::change(std::function<Result<T>(Database &)> job)
{
    return m_store.run<T>([this, job = std::move(job)](Database &database) {
        Result<T> done = job(database);
        if (done)
            QMetaObject::invokeMethod(this, &History::changed, Qt::QueuedConnection);
        return done;
    });
}

QString History::begin(HistoryEntry entry)
{
    entry.uid = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const bool prune = m_added++ % PruneEvery == 0;
    (void)change<bool>([entry, prune, limit = m_limit](Database &database) -> Result<bool> {
        const QString sql = cutTo(passwords::masked(entry.sql), HistoryEntry::LargestStatement);
        auto added = database.run(
            "INSERT INTO history (uid, at, connection, server, database, role, sql, bytes, statements, "
            "duration, rows, state, error) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, -1, 0, '')",
            {entry.uid, entry.at.toMSecsSinceEpoch(), entry.connection, entry.server, entry.database,
             entry.role, sql, entry.bytes, qint64(entry.statements)});
        if (!added)
            return added.error();
        if (prune) {
            auto gone = database.run("DELETE FROM history WHERE pinned = 0 AND id <= (SELECT id FROM history "
                                     "WHERE pinned = 0 ORDER BY id DESC LIMIT 1 OFFSET ?)",
                                     {qint64(limit)});
            if (!gone)
                return gone.error();
            if (*gone > 0)
                (void)database.script("PRAGMA incremental_vacuum(1024)"); // only gives room back
        }
        return true;
    });
    return entry.uid;
}

void History::finish(const QString &uid, const HistoryEntry &entry)
{
    (void)change<bool>([uid, entry](Database &database) -> Result<bool> {
        auto done
            = database.run("UPDATE history SET duration = ?, rows = ?, state = ?, error = ? WHERE uid = ?",
                           {qint64(entry.duration.count()), entry.rows, qint64(entry.state),
                            passwords::withoutPasswords(entry.error, entry.sql.toUtf8()), uid});
        return done ? Result<bool>(true) : Result<bool>(done.error());
    });
}

Task<QList<HistoryEntry>> History::find(const HistoryQuery &query) const
{
    return m_store.run<QList<HistoryEntry>>([query](Database &database) -> Result<QList<HistoryEntry>> {
        const SearchTerms terms = searchTerms(query.text);
        QByteArray sql = "SELECT id, uid, at, connection, server, database, role, substr(sql, 1, "
            + QByteArray::number(HistoryEntry::ListedCharacters)
            + "), bytes, statements, duration, rows, state, error, pinned FROM history WHERE true";
        QList<Value> values;
        if (!terms.match.isEmpty()) {
            sql += " AND id IN (SELECT rowid FROM history_words WHERE history_words MATCH ?)";
            values << terms.match;
        }
        for (const QString &piece : terms.pieces) {
            sql += " AND instr(sql, ?) > 0";
            values << piece;
        }
        if (!query.connection.isEmpty()) {
            sql += " AND connection = ?";
            values << query.connection;
        }
        if (query.onlyErrors)
            sql += " AND state IN (2, 4)";
        sql += " ORDER BY pinned DESC, id DESC LIMIT ?";
        values << qint64(query.limit);
        QList<HistoryEntry> entries;
        auto read = database.each(sql, values, [&](const Row &row) { entries << entryOf(row); });
        return read ? Result<QList<HistoryEntry>>(entries) : Result<QList<HistoryEntry>>(read.error());
    });
}

Task<QString> History::statement(qint64 id) const
{
    return m_store.run<QString>([id](Database &database) -> Result<QString> {
        std::optional<QString> sql;
        auto read = database.each("SELECT sql FROM history WHERE id = ?", {id},
                                  [&](const Row &row) { sql = row.text(0); });
        if (!read)
            return read.error();
        return sql ? Result<QString>(*sql)
                   : Result<QString>(Error::input(QStringLiteral("It is not in the history any more")));
    });
}

Task<QList<HistoryPlace>> History::places() const
{
    return m_store.run<QList<HistoryPlace>>([](Database &database) -> Result<QList<HistoryPlace>> {
        QList<HistoryPlace> places;
        auto read = database.each("SELECT connection, server, max(id) FROM history GROUP BY connection "
                                  "ORDER BY server LIMIT 200",
                                  {}, [&](const Row &row) {
                                      places << HistoryPlace{row.text(0), row.text(1)};
                                  });
        return read ? Result<QList<HistoryPlace>>(places) : Result<QList<HistoryPlace>>(read.error());
    });
}

Task<int> History::count() const
{
    return m_store.run<int>([](Database &database) -> Result<int> {
        int number = 0;
        auto read = database.each("SELECT count(*) FROM history", {},
                                  [&](const Row &row) { number = int(row.integer(0)); });
        return read ? Result<int>(number) : Result<int>(read.error());
    });
}

Task<bool> History::setPinned(qint64 id, bool pinned)
{
    return change<bool>([id, pinned](Database &database) -> Result<bool> {
        auto done = database.run("UPDATE history SET pinned = ? WHERE id = ?", {qint64(pinned), id});
        return done ? Result<bool>(true) : Result<bool>(done.error());
    });
}

Task<bool> History::remove(const QList<qint64> &ids)
{
    return change<bool>([ids](Database &database) -> Result<bool> {
        auto done = database.transaction([&]() -> Result<void> {
            for (const qint64 id : ids) {
                if (auto gone = database.run("DELETE FROM history WHERE id = ?", {id}); !gone)
                    return gone.error();
            }
            return {};
        });
        return done ? Result<bool>(true) : Result<bool>(done.error());
    });
}

Task<int> History::clear(const QDateTime &olderThan)
{
    return change<int>([olderThan](Database &database) -> Result<int> {
        auto gone = database.run("DELETE FROM history WHERE pinned = 0 AND at < ?",
                                 {olderThan.toMSecsSinceEpoch()});
        if (gone) // the words of what went are in the index until it is written anew
            (void)database.script("INSERT INTO history_words (history_words) VALUES ('optimize');"
                                  "PRAGMA incremental_vacuum");
        return gone;
    });
}

} // namespace core::workspace
