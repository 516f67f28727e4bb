// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/closedtabs.h"

#include "core/passwords/clearpasswords.h"

namespace core::workspace {

namespace {

/// The first that fails ends it.
Result<void> runAll(Database &database, std::initializer_list<const char *> statements,
                    const QList<Value> &values)
{
    for (const char *sql : statements) {
        if (auto done = database.run(sql, values); !done)
            return done.error();
    }
    return {};
}

Result<void> forget(Database &database, qint64 number)
{
    return runAll(database,
                  {"DELETE FROM tab_text WHERE id = (SELECT id FROM closed WHERE number = ?)",
                   "DELETE FROM tab_edit WHERE id = (SELECT id FROM closed WHERE number = ?)",
                   "DELETE FROM closed WHERE number = ?"},
                  {number});
}

Result<bool> forgetAll(Database &database, const QByteArray &which, const QList<Value> &values)
{
    QList<qint64> numbers;
    if (auto read = database.each(which, values, [&](const Row &row) { numbers << row.integer(0); }); !read)
        return read.error();
    for (const qint64 number : std::as_const(numbers)) {
        if (auto gone = forget(database, number); !gone)
            return gone.error();
    }
    return !numbers.isEmpty();
}

/// Whether something went.
Result<bool> prune(Database &database, const ClosedLimits &limits)
{
    const QDateTime oldest = QDateTime::currentDateTimeUtc().addDays(-limits.days);
    return forgetAll(database,
                     "SELECT number FROM (SELECT number, at, row_number() OVER newest AS place,"
                     " sum(bytes) OVER newest AS bytes FROM closed WINDOW newest AS (ORDER BY number DESC)) "
                     "WHERE place > ? OR at < ? OR bytes > ?",
                     {qint64(limits.tabs), oldest.toMSecsSinceEpoch(), limits.bytes});
}

ClosedTab closedOf(const Row &row)
{
    return {row.integer(0), QDateTime::fromMSecsSinceEpoch(row.integer(1), Qt::UTC),
            row.text(2),    row.text(3),
            row.text(4),    row.text(5),
            row.integer(6)};
}

} // namespace

ClosedTabs::ClosedTabs(Store &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
}

ClosedTabs::~ClosedTabs()
{
    m_store.waitForDone(); // jobs tell this
}

Task<bool> ClosedTabs::change(std::function<Result<void>(Database &)> job)
{
    return m_store.run<bool>([this, job = std::move(job)](Database &database) -> Result<bool> {
        if (auto done = database.transaction([&] { return job(database); }); !done)
            return done.error();
        (void)database.script("PRAGMA incremental_vacuum(4096)"); // only gives room back
        QMetaObject::invokeMethod(this, &ClosedTabs::changed, Qt::QueuedConnection);
        return true;
    });
}

Task<QList<ClosedTab>> ClosedTabs::list()
{
    return m_store.run<QList<ClosedTab>>([limits = m_limits](Database &database) -> Result<QList<ClosedTab>> {
        bool gone = false;
        auto pruned = database.transaction([&]() -> Result<void> {
            auto some = prune(database, limits);
            gone = some && *some;
            return some ? Result<void>() : Result<void>(some.error());
        });
        if (!pruned)
            return pruned.error();
        if (gone)
            (void)database.script("PRAGMA incremental_vacuum(4096)");
        QList<ClosedTab> tabs;
        auto read = database.each(
            "SELECT number, at, title, server, database, begins, bytes FROM closed ORDER BY number DESC", {},
            [&](const Row &row) { tabs << closedOf(row); });
        return read ? Result<QList<ClosedTab>>(tabs) : Result<QList<ClosedTab>>(read.error());
    });
}

Task<bool> ClosedTabs::any() const
{
    return m_store.run<bool>([](Database &database) -> Result<bool> {
        bool any = false;
        auto read = database.each("SELECT EXISTS (SELECT 1 FROM closed)", {},
                                  [&](const Row &row) { any = row.integer(0) != 0; });
        return read ? Result<bool>(any) : Result<bool>(read.error());
    });
}

Task<bool> ClosedTabs::remove(const QList<qint64> &numbers)
{
    return change([numbers](Database &database) -> Result<void> {
        for (const qint64 number : numbers) {
            if (auto gone = forget(database, number); !gone)
                return gone;
        }
        return {};
    });
}

Task<bool> ClosedTabs::clear()
{
    return change([](Database &database) -> Result<void> {
        auto gone = forgetAll(database, "SELECT number FROM closed", {});
        return gone ? Result<void>() : Result<void>(gone.error());
    });
}

Result<void> ClosedTabs::add(Database &database, const QString &id, ClosedTab about,
                             const ClosedLimits &limits)
{
    qint64 kept = -1;
    auto read = database.each("SELECT length(body) FROM tab_text WHERE id = ?", {id},
                              [&](const Row &row) { kept = row.integer(0); });
    if (read && about.bytes < 0) { // nobody has it in an editor
        about.bytes = kept;
        read = database.each("SELECT CAST(substr(body, 1, 4096) AS TEXT) FROM tab_text WHERE id = ?", {id},
                             [&](const Row &row) { about.begins = row.text(0); });
    }
    if (!read)
        return read;
    about.begins = passwords::masked(about.begins).trimmed().left(ClosedTab::ListedCharacters);
    // a text that begins with pages of spaces is one all the same
    const bool nothing = kept < 0 || (about.begins.isEmpty() && about.bytes <= 4096);
    if (nothing || limits.tabs <= 0 || about.bytes > limits.bytes)
        return runAll(database,
                      {"DELETE FROM tab_text WHERE id = ?", "DELETE FROM tab_edit WHERE id = ?",
                       "DELETE FROM tab WHERE id = ?"},
                      {id});
    auto added = database.run("INSERT INTO closed (id, at, title, server, database, begins, bytes, state) "
                              "SELECT id, ?2, ?3, ?4, ?5, ?6, ?7, state FROM tab WHERE id = ?1",
                              {id, about.at.toMSecsSinceEpoch(), about.title, about.server, about.database,
                               about.begins, about.bytes});
    if (!added)
        return added.error();
    if (auto gone = database.run("DELETE FROM tab WHERE id = ?", {id}); !gone)
        return gone.error();
    auto pruned = prune(database, limits);
    return pruned ? Result<void>() : Result<void>(pruned.error());
}

Result<QString> ClosedTabs::takeBack(Database &database, qint64 number, const QString &run)
{
    QString id;
    const char *which = number == 0 ? "SELECT id FROM closed WHERE ? = 0 ORDER BY number DESC LIMIT 1"
                                    : "SELECT id FROM closed WHERE number = ?";
    if (auto read = database.each(which, {number}, [&](const Row &row) { id = row.text(0); }); !read)
        return read.error();
    if (id.isEmpty())
        return id;
    auto moved = database.run("INSERT INTO tab (id, run, position, state) "
                              "SELECT id, ?2, 0, state FROM closed WHERE id = ?1",
                              {id, run});
    if (moved)
        moved = database.run("DELETE FROM closed WHERE id = ?", {id});
    return moved ? Result<QString>(id) : Result<QString>(moved.error());
}

} // namespace core::workspace
