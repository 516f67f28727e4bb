// SPDX-License-Identifier: GPL-3.0-or-later
// What definitions are made of: the key of an object in the catalogue, the object itself, and the statements
// that the server composed for it.
#pragma once

#include <QHashFunctions>
#include <QList>
#include <QString>

namespace core::definition {

/// An object as pg_depend names it, without the column.
struct Key
{
    qint64 classId = 0; ///< oid of the catalogue it stands in
    qint64 oid = 0;
    auto operator<=>(const Key &) const = default;
};

inline size_t qHash(const Key &key, size_t seed = 0)
{
    return qHashMulti(seed, key.classId, key.oid);
}

/// A row of definition/objects.sql: something that is created by a definition of its own.
struct Object
{
    Key key{};
    QString kind{};     ///< ObjectKind::id: whose ddl.sql creates it
    QString type{};     ///< as pg_identify_object calls it: "table constraint"
    QString schema{};   ///< empty: in none
    QString name{};     ///< as SQL writes it; empty where the name is not unique in the schema (functions)
    QString identity{}; ///< as SQL writes it: "c on public.t"
    QString called{};   ///< as ALTER calls it, where that is not the identity: procedures of one name
    Key above{};        ///< what it is a part of: an index's table; no oid: of nothing

    const QString &address() const { return called.isEmpty() ? identity : called; }
};

/// A row of <kind>/ddl.sql: one statement.
struct Piece
{
    enum class Part
    {
        Shell,    ///< a stand-in, made first only where the object is in a circle; Body then completes it
        Create,   ///< what makes the object exist
        Body,     ///< what belongs to it and may come later: a default, OWNED BY, ATTACH PARTITION
        Settings, ///< what is set once it is there: statistics targets, disabled triggers, row security
    };

    Key key{}; ///< by whose dependencies it is put in order: the object, or one within it (pg_attrdef)
    Part part = Part::Create;
    qint64 position = 0; ///< within the part
    QString sql{};       ///< without semicolon
};

} // namespace core::definition
