// SPDX-License-Identifier: GPL-3.0-or-later
// Passwords that stand in SQL text in clear: they would reach the server's log. Found by the tokens alone, in
// any number of statements, also inside the bodies of DO and functions and inside strings that look like SQL.
// Thread: any. Cost: linear; texts without a word such as "password" are only searched for it.
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"
#include "core/base/secret.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace core::passwords {

struct ClearPassword
{
    enum class Kind : quint8
    {
        Role,       ///< PASSWORD '…' of CREATE/ALTER ROLE, USER, GROUP: a verifier does as well
        Option,     ///< of a user mapping or foreign server, a parameter of one's own: needed in clear
        Connection, ///< in a connection string: subscriptions, dblink, primary_conninfo: needed in clear
    };

    Kind kind = Kind::Role;
    /// Bytes of the text: the whole literal (Role, Option), or the value within it (Connection).
    qsizetype offset = 0;
    qsizetype length = 0;
    QString role{};     ///< whose it is, where the text names it
    Secret password{};  ///< decoded; empty: it could not be
    int quoteDepth = 0; ///< inside how many '…' the literal stands: its quotes are doubled that often

    bool canBeVerifier() const { return kind == Kind::Role && !password.isEmpty(); }
    qsizetype end() const { return offset + length; }
};

/// In order. Verifiers are none.
QList<ClearPassword> clearPasswords(QByteArrayView sql, bool standardConformingStrings = true);

/// The text that stands at the place of the literal when the verifier does: '…', quotes doubled as needed.
QByteArray replacement(const ClearPassword &found, const Secret &verifier);

/// The text with every password, and what is secret in every verifier, as "…": for histories, messages, logs.
QByteArray masked(const QByteArray &sql);
QString masked(const QString &sql);

/// The same with asterisks, as long as the text: positions in it stay.
QString maskedInPlace(const QString &sql);

/// A server's words with the passwords of the statement they are about taken out: a context quotes SQL.
QString withoutPasswords(QString text, const QByteArray &statement);
Error withoutPasswords(Error error, const QByteArray &statement);

/// Hashes all that can be, last first so that places stay: edits to make. Thread: not the GUI's.
struct Replacement
{
    qsizetype offset = 0;
    qsizetype length = 0;
    QByteArray text;
};
Result<QList<Replacement>> verifiersFor(const QList<ClearPassword> &found);

} // namespace core::passwords
