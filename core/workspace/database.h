// SPDX-License-Identifier: GPL-3.0-or-later
// An SQLite file: statements with bound values, transactions, errors as values. SQLite itself and not Qt's
// driver for it: that is a package of its own, and binds text as UTF-16. Thread: the one that opened it.
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <variant>

struct sqlite3;
struct sqlite3_stmt;

namespace core::workspace {

/// QByteArray is a blob.
using Value = std::variant<std::monostate, qint64, QString, QByteArray>;

/// The row a statement stands at; valid within the handler alone.
class Row
{
public:
    explicit Row(sqlite3_stmt *statement)
        : m_statement(statement)
    {
    }
    qint64 integer(int column) const;
    QString text(int column) const;
    QByteArray blob(int column) const;

private:
    sqlite3_stmt *m_statement;
};

class Database
{
public:
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Makes the file (its owner's alone) where there is none. Fails: Io.
    static Result<std::unique_ptr<Database>> open(const QString &path, std::chrono::milliseconds patience);

    /// Several statements without values.
    Result<void> script(const char *sql);
    /// One statement; the number of rows it changed.
    Result<int> run(const char *sql, const QList<Value> &values = {});
    Result<void> each(const QByteArray &sql, const QList<Value> &values,
                      const std::function<void(const Row &)> &handler);
    /// Whole or not at all; takes the right to write first, so that it cannot fail half-way for want of it.
    Result<void> transaction(const std::function<Result<void>()> &work);
    qint64 lastInsertId() const;

    /// How long another program's write is waited for.
    void setPatience(std::chrono::milliseconds patience);
    /// Whether a statement failed because the file is no (sound) database; stays.
    bool isCorrupt() const { return m_corrupt; }

private:
    Database() = default;
    Error failure(int code);
    Result<sqlite3_stmt *> prepare(const char *sql, const QList<Value> &values);

    sqlite3 *m_handle = nullptr;
    QString m_path;
    bool m_corrupt = false;
};

} // namespace core::workspace
