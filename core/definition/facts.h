// SPDX-License-Identifier: GPL-3.0-or-later
// What was read of the catalogue, one list for each file of resources/sql/definition.
#pragma once

#include "core/definition/piece.h"

#include <QHash>

namespace core::definition {

/// A row of links.sql, that is pg_depend.
struct Dependency
{
    Key key{};
    Key ref{};
    char type = 'n';
    QString extension{}; ///< of type 'x': its name as SQL writes it
};

struct Ownership
{
    QString owner{};        ///< as SQL writes it
    bool bootstrap = false; ///< initdb's role
};

struct CommentOn
{
    Key key{};
    qint64 sub = 0;
    QString type{};
    QString identity{};
    QString text{};
};

struct LabelOn
{
    Key key{};
    qint64 sub = 0;
    QString type{};
    QString identity{};
    QString provider{}; ///< as SQL writes it
    QString text{};
};

struct GrantsOn
{
    Key key{};
    qint64 sub = 0;
    QString type{};
    QString schema{};
    QString identity{};
    QString owner{};       ///< name
    QString acl{};         ///< aclitem[] as text
    QString base{};        ///< what there is without a GRANT or REVOKE, the same
    bool fromInit = false; ///< base is what initdb or an extension left
    QString prefix{};      ///< before GRANT: "alter default privileges for role alice"
    QString target{};      ///< behind ON, with a prefix
};

struct Identity
{
    QString type{};
    QString identity{};
};

struct Facts
{
    int version = 0; ///< major
    QList<Object> objects{};
    QList<Piece> pieces{};
    QList<Dependency> links{};
    QHash<Key, Ownership> owners{};
    QList<CommentOn> comments{};
    QList<LabelOn> labels{};
    QList<GrantsOn> grants{};
    QHash<Key, Identity> parts{}; ///< what the parts with a key of their own are called
    // oids of catalogues
    qint64 relationClass = 0;
    qint64 typeClass = 0;
    qint64 namespaceClass = 0;
    qint64 languageClass = 0;
    qint64 publicationClass = 0;
    qint64 operatorFamilyClass = 0;
    bool others
        = false;      ///< grants and labels on what is in no line (members of extensions, the system's) too
    QString within{}; ///< of these only in this schema
};

} // namespace core::definition
