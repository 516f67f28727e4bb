// SPDX-License-Identifier: GPL-3.0-or-later
// The statements a change is made of, in order: what is shown is what runs. A value.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace core::ddl {

struct Statement
{
    QString sql;        ///< as it is sent, without semicolon
    QString field{};    ///< of the form that asked for it: where its error belongs
    QString display{};  ///< as it is shown where it holds a secret; empty: the sql
    QString database{}; ///< where it runs; empty: the object's own database
    /// Why it cannot run in a transaction block ("CREATE DATABASE cannot run in a transaction"); empty: it
    /// can.
    QString standalone{};
    /// A database that nobody may be connected to while it runs (it is renamed, moved, dropped): our own idle
    /// sessions of it are closed before. Empty: none.
    QString unused{};
    /// Concerns the whole server, and what follows elsewhere builds on it (CREATE ROLE): the try of another
    /// database's part runs it there first.
    bool everywhere = false;
    /// Why a try passes over it ("no rollback brings sessions back"); empty: it is tried.
    QString untried{};

    const QString &shown() const { return display.isEmpty() ? sql : display; }
    bool operator==(const Statement &) const = default;
};

/// Neighbours in a script that take effect together: one transaction of one database, or one statement that
/// cannot run in a transaction.
struct ScriptRun
{
    qsizetype first = 0;
    qsizetype count = 0;
    QString database{};      ///< empty: the object's own
    bool transaction = true; ///< all or nothing
    qsizetype end() const { return first + count; }
    bool operator==(const ScriptRun &) const = default;
};

struct Script
{
    QList<Statement> statements{};

    bool isEmpty() const { return statements.isEmpty(); }
    void add(QString sql, QString field = {}) { statements.append({std::move(sql), std::move(field)}); }
    Script &operator+=(const Script &other)
    {
        statements += other.statements;
        return *this;
    }
    /// Every statement can run in one transaction of one database.
    bool isAtomic() const;
    /// What takes effect together, in order: as it is run, and as it is shown.
    QList<ScriptRun> runs() const;
    /// As text: "begin; … commit;" around what is one transaction, a comment before what runs elsewhere or
    /// cannot be undone. Secrets are masked.
    QString display() const;
    /// Of a long one the first statements, and a comment that tells how many more there are: to be looked at.
    QString preview() const;
    /// display() with secrets (verifiers): for the editor and the clipboard, when asked.
    QString toSql() const;
    bool operator==(const Script &) const = default;
};

} // namespace core::ddl
