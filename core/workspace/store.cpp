// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/store.h"

#include "core/base/folders.h"

#include <QFile>
#include <QFileInfo>

namespace core::workspace {

namespace {

constexpr qint64 CheckedBytes = 64 * 1024 * 1024; ///< a larger file is not read whole at the start
constexpr std::chrono::milliseconds PatienceAtTheEnd{300};

/// The order counts: user_version says how many of these the file has seen.
constexpr const char *Versions[] = {R"(
CREATE TABLE tab (id TEXT PRIMARY KEY, run TEXT NOT NULL, position INTEGER NOT NULL, state TEXT NOT NULL)
    WITHOUT ROWID;
CREATE TABLE tab_text (id TEXT PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE tab_edit (id TEXT NOT NULL, number INTEGER NOT NULL, edits BLOB NOT NULL,
    PRIMARY KEY (id, number));
CREATE TABLE history (id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, at INTEGER NOT NULL,
    connection TEXT NOT NULL, server TEXT NOT NULL, database TEXT NOT NULL, role TEXT NOT NULL,
    sql TEXT NOT NULL, bytes INTEGER NOT NULL, statements INTEGER NOT NULL, duration INTEGER NOT NULL,
    rows INTEGER NOT NULL, state INTEGER NOT NULL, error TEXT NOT NULL, pinned INTEGER NOT NULL DEFAULT 0);
CREATE INDEX history_at ON history (at);
CREATE VIRTUAL TABLE history_words USING fts5 (sql, server, database, error, content = 'history',
    content_rowid = 'id', tokenize = 'unicode61');
CREATE TRIGGER history_added AFTER INSERT ON history BEGIN
    INSERT INTO history_words (rowid, sql, server, database, error)
    VALUES (new.id, new.sql, new.server, new.database, new.error);
END;
CREATE TRIGGER history_gone AFTER DELETE ON history BEGIN
    INSERT INTO history_words (history_words, rowid, sql, server, database, error)
    VALUES ('delete', old.id, old.sql, old.server, old.database, old.error);
END;
CREATE TRIGGER history_ended AFTER UPDATE OF sql, server, database, error ON history BEGIN
    INSERT INTO history_words (history_words, rowid, sql, server, database, error)
    VALUES ('delete', old.id, old.sql, old.server, old.database, old.error);
    INSERT INTO history_words (rowid, sql, server, database, error)
    VALUES (new.id, new.sql, new.server, new.database, new.error);
END;
CREATE TABLE saved (id INTEGER PRIMARY KEY, parent INTEGER NOT NULL, folder INTEGER NOT NULL,
    name TEXT NOT NULL, shortcut TEXT NOT NULL, body TEXT NOT NULL, changed INTEGER NOT NULL);
)",
                                    // closed tabs; their texts stay in tab_text and tab_edit
                                    R"(
CREATE TABLE closed (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL,
    title TEXT NOT NULL, server TEXT NOT NULL, database TEXT NOT NULL, begins TEXT NOT NULL,
    bytes INTEGER NOT NULL, state TEXT NOT NULL);
)"};

/// damaged: the file is there and is no (sound) database.
Result<void> prepare(Database &database, bool check, bool &damaged)
{
    // what is deleted is overwritten: a history that was cleared is gone from the file, too
    auto ready = database.script("PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL;"
                                 "PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = 16777216;"
                                 "PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON");
    if (!ready)
        return ready;
    if (check) {
        QString verdict;
        auto read
            = database.each("PRAGMA quick_check(1)", {}, [&](const Row &row) { verdict = row.text(0); });
        if (!read)
            return read;
        damaged = verdict != QLatin1String("ok");
        if (damaged)
            return Error::io(verdict);
    }
    return database.transaction([&]() -> Result<void> { // two programs may start at once
        qint64 version = 0;
        if (auto read
            = database.each("PRAGMA user_version", {}, [&](const Row &row) { version = row.integer(0); });
            !read)
            return read;
        for (; version < qint64(std::size(Versions)); ++version) {
            if (auto made = database.script(Versions[version]); !made)
                return made;
            const QByteArray mark = "PRAGMA user_version = " + QByteArray::number(version + 1);
            if (auto made = database.script(mark.constData()); !made)
                return made;
        }
        return {};
    });
}

} // namespace

/// Thread: the file's.
struct Store::World
{
    QString file;
    std::unique_ptr<Database> database;
    bool told = false;

    Result<void> open(bool closing, bool suspected, bool &damaged)
    {
        if (!ensureDataFolder(QFileInfo(file).path()))
            return Error::io(QStringLiteral("The folder %1 cannot be made").arg(QFileInfo(file).path()));
        auto opened = Database::open(file, closing ? PatienceAtTheEnd : Patience);
        if (!opened)
            return opened.error();
        const qint64 size = QFileInfo(file).size();
        damaged = false;
        Result<void> ready = prepare(**opened, size > 0 && (suspected || size <= CheckedBytes), damaged);
        damaged = damaged || (*opened)->isCorrupt();
        if (ready)
            database = std::move(*opened);
        return ready;
    }

    /// Where it went; empty: it could not be moved.
    QString setAside()
    {
        database.reset();
        const QString aside = keepAsCorrupt(file);
        if (!aside.isEmpty()) {
            QFile::rename(file + QLatin1String("-wal"), aside + QLatin1String("-wal"));
            QFile::remove(file + QLatin1String("-shm"));
        }
        return aside;
    }
};

Store::Store(const QString &file, QObject *parent)
    : QObject(parent)
    , m_file(file.isEmpty() ? dataFolder() + QStringLiteral("/workspace.sqlite") : file)
    , m_world(std::make_shared<World>())
{
    m_world->file = m_file;
    m_thread.setMaxThreadCount(1);
    m_thread.setExpiryTimeout(-1); // a connection is used in the thread that opened it
}

Store::~Store()
{
    m_closing = true;
    m_thread.start([world = m_world] { world->database.reset(); });
    m_thread.waitForDone();
}

void Store::enqueue(Work work, Deliver deliver)
{
    m_thread.start([this, world = m_world, work = std::move(work), deliver = std::move(deliver)] {
        const auto tell = [this](const Error &error) {
            QMetaObject::invokeMethod(
                this, [this, error] { emit problem(error); }, Qt::QueuedConnection);
        };
        const auto replace = [&](const Error &why) {
            const QString aside = world->setAside();
            if (aside.isEmpty())
                return false;
            Error error = Error::io(
                QStringLiteral("The file of tabs, history and saved queries was damaged"),
                QStringLiteral("It is kept as %1; a new one was begun. Open tabs are written to it again.")
                    .arg(aside));
            error.detail = why.message;
            tell(error);
            QMetaObject::invokeMethod(
                this, [this] { emit replaced(); }, Qt::QueuedConnection);
            return true;
        };
        // somebody may have taken the file away from under us: what is written to it then would be lost
        bool gone = false;
        if (world->database && !QFileInfo::exists(world->file)) {
            world->database.reset();
            gone = true;
        }
        for (int attempt = 0; attempt < 2; ++attempt) {
            if (!world->database) {
                bool damaged = false;
                Result<void> opened = world->open(m_closing, attempt > 0, damaged);
                if (!opened && damaged && replace(opened.error()))
                    opened = world->open(m_closing, false, damaged);
                if (!opened) {
                    if (!std::exchange(world->told, true))
                        tell(opened.error());
                    return deliver(&opened.error());
                }
            }
            if (m_closing)
                world->database->setPatience(PatienceAtTheEnd);
            work(*world->database);
            if (!world->database->isCorrupt())
                break;
            // found in the middle of the file; another program may have replaced it already
            world->database.reset();
        }
        if (gone)
            QMetaObject::invokeMethod(
                this, [this] { emit replaced(); }, Qt::QueuedConnection);
        world->told = false;
        deliver(nullptr);
    });
}

} // namespace core::workspace
