// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/journal.h"

#include "core/base/folders.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLockFile>
#include <QUuid>

namespace core::workspace {

/// The lock that says that a run lives. Thread: the store's.
struct Journal::Run
{
    QString folder;
    QString id = newId();
    std::unique_ptr<QLockFile> lock;

    QString lockOf(const QString &run) const { return folder + QLatin1Char('/') + run; }

    Result<void> begin()
    {
        if (lock)
            return {};
        if (!ensurePrivateFolder(folder))
            return Error::io(QStringLiteral("The folder %1 cannot be made").arg(folder));
        auto mine = std::make_unique<QLockFile>(lockOf(id));
        mine->setStaleLockTime(0); // only a run that is over leaves its lock
        if (!mine->tryLock())
            return Error::io(QStringLiteral("The folder %1 cannot be written").arg(folder));
        lock = std::move(mine);
        return {};
    }

    /// Within a transaction.
    Result<void> write(Database &database, const TabEntry &entry) const;
    Result<QList<KeptTab>> take(Database &database);
    Result<std::optional<KeptTab>> takeClosed(Database &database, qint64 number);
};

namespace {

/// The last whole text and the edits since.
void readText(Database &database, KeptTab &tab)
{
    QList<TextEdit> edits;
    auto read = database.each("SELECT body FROM tab_text WHERE id = ?", {tab.id},
                              [&](const Row &row) { tab.text = row.blob(0); });
    if (read) {
        read = database.each("SELECT edits FROM tab_edit WHERE id = ? ORDER BY number", {tab.id},
                             [&](const Row &row) {
                                 if (const auto some = editsFrom(row.blob(0)); some && tab.whole)
                                     edits += *some;
                                 else
                                     tab.whole = false;
                             });
    }
    tab.whole = tab.whole && read.has_value();
    if (edits.isEmpty())
        return;
    if (const auto text = applied(tab.text, edits))
        tab.text = *text;
    else
        tab.whole = false;
}

} // namespace

Result<void> Journal::Run::write(Database &database, const TabEntry &entry) const
{
    const QString state = QString::fromUtf8(QJsonDocument(entry.state).toJson(QJsonDocument::Compact));
    auto done = database.run("INSERT OR REPLACE INTO tab VALUES (?, ?, ?, ?)",
                             {entry.id, id, qint64(entry.position), state});
    if (done && entry.text) {
        done = database.run("INSERT OR REPLACE INTO tab_text VALUES (?, ?)", {entry.id, *entry.text});
        if (done)
            done = database.run("DELETE FROM tab_edit WHERE id = ?", {entry.id});
    }
    if (done && !entry.edits.isEmpty()) {
        done = database.run("INSERT INTO tab_edit SELECT ?1, coalesce((SELECT max(number) FROM tab_edit "
                            "WHERE id = ?1), 0) + 1, ?2 FROM tab_text WHERE id = ?1",
                            {entry.id, toBytes(entry.edits)});
        if (done && *done == 0)
            return Error::input(QStringLiteral("There is no text to edit"));
    }
    return done ? Result<void>() : Result<void>(done.error());
}

Result<std::optional<KeptTab>> Journal::Run::takeClosed(Database &database, qint64 number)
{
    if (auto begun = begin(); !begun)
        return begun.error();
    std::optional<KeptTab> tab;
    auto taken = database.transaction([&]() -> Result<void> {
        auto back = ClosedTabs::takeBack(database, number, id);
        if (!back)
            return back.error();
        if (back->isEmpty())
            return {};
        tab = KeptTab{*back};
        return database.each("SELECT state FROM tab WHERE id = ?", {tab->id}, [&](const Row &row) {
            tab->state = QJsonDocument::fromJson(row.blob(0)).object();
        });
    });
    if (!taken)
        return taken.error();
    if (tab)
        readText(database, *tab);
    return tab;
}

Result<QList<KeptTab>> Journal::Run::take(Database &database)
{
    QStringList runs;
    if (auto read = database.each("SELECT DISTINCT run FROM tab WHERE run <> ?", {id},
                                  [&](const Row &row) { runs << row.text(0); });
        !read)
        return read.error();
    QList<KeptTab> tabs;
    if (runs.isEmpty())
        return tabs;
    if (auto begun = begin(); !begun)
        return begun.error();
    for (const QString &run : std::as_const(runs)) {
        QLockFile theirs(lockOf(run));
        theirs.setStaleLockTime(0);
        if (!theirs.tryLock())
            continue; // another window of the program is open
        Result<void> taken = database.transaction([&]() -> Result<void> {
            return database.each(
                "SELECT id, state FROM tab WHERE run = ? ORDER BY position, id", {run}, [&](const Row &row) {
                    tabs << KeptTab{row.text(0), QJsonDocument::fromJson(row.blob(1)).object()};
                });
        });
        if (taken) {
            if (auto moved = database.run("UPDATE tab SET run = ? WHERE run = ?", {id, run}); !moved)
                taken = moved.error();
        }
        if (!taken)
            return taken.error();
    }
    for (KeptTab &tab : tabs)
        readText(database, tab);
    return tabs;
}

Journal::Journal(Store &store)
    : m_store(store)
    , m_run(std::make_shared<Run>())
{
    m_run->folder = QFileInfo(store.file()).path() + QStringLiteral("/runs");
}

Journal::~Journal() = default;

QString Journal::newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

Task<bool> Journal::write(TabEntry entry)
{
    return m_store.run<bool>([run = m_run, entry = std::move(entry)](Database &database) -> Result<bool> {
        if (auto begun = run->begin(); !begun)
            return begun.error();
        auto done = database.transaction([&] { return run->write(database, entry); });
        return done ? Result<bool>(true) : Result<bool>(done.error());
    });
}

Task<bool> Journal::remove(const QString &id)
{
    return m_store.run<bool>([id](Database &database) -> Result<bool> {
        auto done = database.transaction([&]() -> Result<void> {
            for (const char *sql : {"DELETE FROM tab WHERE id = ?", "DELETE FROM tab_text WHERE id = ?",
                                    "DELETE FROM tab_edit WHERE id = ?"}) {
                if (auto gone = database.run(sql, {id}); !gone)
                    return gone.error();
            }
            return {};
        });
        if (done)
            (void)database.script("PRAGMA incremental_vacuum(4096)"); // only gives room back
        return done ? Result<bool>(true) : Result<bool>(done.error());
    });
}

Task<bool> Journal::close(TabEntry last, ClosedTab about, ClosedLimits limits)
{
    return m_store.run<bool>([run = m_run, last = std::move(last), about = std::move(about),
                              limits](Database &database) -> Result<bool> {
        if (auto begun = run->begin(); !begun)
            return begun.error();
        auto done = database.transaction([&]() -> Result<void> {
            if (!last.state.isEmpty()) {
                if (auto written = run->write(database, last); !written)
                    return written;
            }
            return ClosedTabs::add(database, last.id, about, limits);
        });
        if (done)
            (void)database.script("PRAGMA incremental_vacuum(4096)"); // only gives room back
        return done ? Result<bool>(true) : Result<bool>(done.error());
    });
}

Task<std::optional<KeptTab>> Journal::takeClosed(qint64 number)
{
    return m_store.run<std::optional<KeptTab>>(
        [run = m_run, number](Database &database) { return run->takeClosed(database, number); });
}

Task<QList<KeptTab>> Journal::takeLeftOver()
{
    return m_store.run<QList<KeptTab>>([run = m_run](Database &database) { return run->take(database); });
}

} // namespace core::workspace
