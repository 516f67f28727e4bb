// SPDX-License-Identifier: GPL-3.0-or-later
// The one error value of the program: asked by questions, never by its text (server messages are localised).
#pragma once

#include <QMetaType>
#include <QString>

namespace core {

struct Error
{
    enum class Kind
    {
        Cancelled,  ///< the user (or an abandoned task) stopped it
        Sql,        ///< the server refused a statement; sqlState is set
        Connection, ///< no connection, or it was lost
        Auth,       ///< the server refused the login; needsPassword tells whether a password could help
        Io,         ///< files and pipes on this machine
        Input,      ///< what the user typed cannot be used
        Internal,   ///< a bug of ours
    };

    Kind kind = Kind::Internal;
    QString message;    ///< the primary message, the server's words unchanged
    QString sqlState{}; ///< five characters, empty where no server spoke
    QString severity{}; ///< not localised (PG_DIAG_SEVERITY_NONLOCALIZED): ERROR, FATAL, PANIC
    QString detail{};
    QString hint{};
    QString context{};
    QString schema{};
    QString table{};
    QString column{};
    QString dataType{};
    QString constraint{};
    qsizetype position = -1;     ///< UTF-16 offset into the statement that was sent, -1 if none
    bool connectionLost = false; ///< the connection is gone with this error
    bool needsPassword = false;  ///< with Kind::Auth: asking for a password makes sense

    bool isCancelled() const { return kind == Kind::Cancelled; }
    /// The session cannot be used any more.
    bool sessionLost() const { return connectionLost; }
    /// The surrounding transaction block can only be rolled back (SQLSTATE class of the error, not the text).
    bool transactionAborted() const { return sqlState == QLatin1String("25P02"); }
    /// Everything, as the user copies it: message, SQLSTATE, detail, hint, context, constraint.
    QString toText() const;

    static Error cancelled(const QString &what = {});
    static Error input(const QString &message, const QString &hint = {});
    static Error io(const QString &message, const QString &hint = {});
    static Error internal(const QString &message);
    static Error connection(const QString &message, bool lost = false);
};

} // namespace core

Q_DECLARE_METATYPE(core::Error)
