// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/database.h"

#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

namespace core::workspace {

namespace {

struct Finalize
{
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
using Prepared = std::unique_ptr<sqlite3_stmt, Finalize>;

int bind(sqlite3_stmt *statement, int at, const Value &value)
{
    if (const auto *number = std::get_if<qint64>(&value))
        return sqlite3_bind_int64(statement, at, *number);
    if (const auto *text = std::get_if<QString>(&value)) {
        const QByteArray bytes = text->toUtf8();
        return sqlite3_bind_text64(statement, at, bytes.constData(), sqlite3_uint64(bytes.size()),
                                   SQLITE_TRANSIENT, SQLITE_UTF8);
    }
    if (const auto *blob = std::get_if<QByteArray>(&value)) // lives as long as the statement: the caller's
        return sqlite3_bind_blob64(statement, at, blob->isNull() ? "" : blob->constData(),
                                   sqlite3_uint64(blob->size()), SQLITE_STATIC);
    return sqlite3_bind_null(statement, at);
}

} // namespace

qint64 Row::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QString Row::text(int column) const
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(bytes, sqlite3_column_bytes(m_statement, column));
}

QByteArray Row::blob(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return QByteArray(bytes, sqlite3_column_bytes(m_statement, column));
}

Database::~Database()
{
    sqlite3_close_v2(m_handle);
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, std::chrono::milliseconds patience)
{
    // its owner's alone before the first byte is in it; SQLite gives the files beside it the same mode
    QFile file(path);
    if (!file.exists()
        && !file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner)
        && !file.exists())
        return Error::io(QStringLiteral("%1 cannot be made: %2").arg(path, file.errorString()));
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    std::unique_ptr<Database> database(new Database);
    database->m_path = path;
    const int code = sqlite3_open_v2(path.toUtf8().constData(), &database->m_handle,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code != SQLITE_OK)
        return database->failure(code);
    database->setPatience(patience);
    return database;
}

void Database::setPatience(std::chrono::milliseconds patience)
{
    sqlite3_busy_timeout(m_handle, int(patience.count()));
}

Error Database::failure(int code)
{
    const int primary = code & 0xff;
    m_corrupt = m_corrupt || primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB;
    const QString file = QFileInfo(m_path).fileName();
    if (primary == SQLITE_FULL)
        return Error::io(QStringLiteral("There is no room on the disk for %1").arg(m_path));
    if (primary == SQLITE_BUSY || primary == SQLITE_LOCKED)
        return Error::io(QStringLiteral("Another program keeps %1 locked").arg(m_path));
    return Error::io(QStringLiteral("%1: %2").arg(
        file, QString::fromUtf8(m_handle ? sqlite3_errmsg(m_handle) : sqlite3_errstr(code))));
}

Result<void> Database::script(const char *sql)
{
    const int code = sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr);
    return code == SQLITE_OK ? Result<void>() : Result<void>(failure(code));
}

Result<sqlite3_stmt *> Database::prepare(const char *sql, const QList<Value> &values)
{
    sqlite3_stmt *raw = nullptr;
    int code = sqlite3_prepare_v2(m_handle, sql, -1, &raw, nullptr);
    Prepared statement(raw);
    for (int i = 0; code == SQLITE_OK && i < values.size(); ++i)
        code = bind(raw, i + 1, values[i]);
    if (code != SQLITE_OK)
        return failure(code);
    return statement.release();
}

Result<int> Database::run(const char *sql, const QList<Value> &values)
{
    if (auto done = each(sql, values, [](const Row &) {}); !done)
        return done.error();
    return sqlite3_changes(m_handle);
}

Result<void> Database::each(const QByteArray &sql, const QList<Value> &values,
                            const std::function<void(const Row &)> &handler)
{
    auto prepared = prepare(sql.constData(), values);
    if (!prepared)
        return prepared.error();
    const Prepared statement(*prepared);
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(statement.get())) == SQLITE_ROW)
        handler(Row(statement.get()));
    return code == SQLITE_DONE ? Result<void>() : Result<void>(failure(code));
}

Result<void> Database::transaction(const std::function<Result<void>()> &work)
{
    if (auto begun = script("BEGIN IMMEDIATE"); !begun)
        return begun;
    Result<void> done = work();
    if (done)
        done = script("COMMIT");
    if (!done && !sqlite3_get_autocommit(m_handle))
        (void)script("ROLLBACK"); // what failed is told
    return done;
}

qint64 Database::lastInsertId() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

} // namespace core::workspace
