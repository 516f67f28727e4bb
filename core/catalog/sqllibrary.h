// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL files of the catalogue: <root>/<kind>/<verb>[.<minversion>].sql, plain SQL with named parameters
// (:parent_oid). The file with the highest minversion that is not above the server's major version counts.
// Thread: any; reads a resource, keeps nothing.
#pragma once

#include "core/base/result.h"
#include "core/base/serverversion.h"

#include <QHash>
#include <QString>
#include <QStringList>
#include <QVariant>

namespace core::catalog {

using SqlParameters = QHash<QString, QVariant>;

class SqlLibrary
{
public:
    explicit SqlLibrary(QString root = QStringLiteral(":/sql"));

    /// The text of the file. Fails with Internal where there is none for this version.
    Result<QString> text(const QString &kind, const QString &verb, ServerVersion version) const;
    /// text() with its parameters filled in.
    Result<QString> statement(const QString &kind, const QString &verb, ServerVersion version,
                              const SqlParameters &parameters) const;
    /// Every file, as "<kind>/<verb>[.<minversion>].sql".
    QStringList files() const;

    /// Replaces :name outside of strings, quoted names, dollar quotes and comments by literals: integers and
    /// booleans as they are, text quoted, null. Not QSqlQuery's binds: these become named server-side
    /// statements, which a pooler in transaction mode does not know on the next connection. Fails with
    /// Internal for a name without a value.
    static Result<QString> fillIn(const QString &sql, const SqlParameters &parameters);

private:
    QString m_root;
};

} // namespace core::catalog
