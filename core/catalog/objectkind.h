// SPDX-License-Identifier: GPL-3.0-or-later
// What a kind of database object is, as data. A new kind is one entry in core/kinds, sql/<id>/list.sql and an
// icon: nobody switches on a kind.
#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace core::catalog {

struct ObjectKind
{
    /// How objects of this kind appear beneath their parent.
    enum class Listing
    {
        Folder, ///< in a folder of their own, which carries their count
        Inline, ///< directly
    };
    /// What ObjectRef::amount counts.
    enum class Amount
    {
        None,
        Rows,
    };
    enum Trait : unsigned
    {
        NoTraits = 0,
        HasRows = 1,      ///< can be read with SELECT * FROM: open data, export
        InSchema = 2,     ///< its full name starts with its schema
        Routine = 4,      ///< its full name ends with its argument types
        ShowEmpty = 8,    ///< its folder is shown even with nothing inside
        Ordered = 16,     ///< keeps the server's order (columns) instead of being sorted by name
        Prominent = 32,   ///< what people come for: its icon carries the accent colour
        OwnDatabase = 64, ///< what is beneath lives in another database, to be connected to by its name
    };

    QString id;     ///< "table": also the folder of its SQL files
    QString label;  ///< "Table"
    QString plural; ///< "Tables"
    QString icon;   ///< resources/icons/<icon>.svg
    Listing listing = Listing::Folder;
    Amount amount = Amount::None;
    unsigned traits = NoTraits;
    QStringList children; ///< kinds beneath an object of this kind, in the order shown
    QString countsFrom{}; ///< folder of the counts.sql that counts its Folder children; empty: there are none
    QString sizesFrom{};  ///< folder of the sizes.sql that tells its bytes on disk; empty: it has none
    int since = 0;        ///< first major server version that knows it
    /// What SQL calls it, where that is not its name as an identifier: short ("Copy name"), and whole, as
    /// DROP and COMMENT ON want it. See sqlname.h for what stands in braces.
    QString shortName{};
    QString sqlName{};

    bool is(Trait trait) const { return (traits & trait) != 0; }
};

/// The kinds the program knows. A value: core::kinds::all() makes it, everybody else is handed it.
class ObjectKinds
{
public:
    ObjectKinds() = default;
    explicit ObjectKinds(QList<ObjectKind> kinds);

    /// Null where there is no such kind.
    const ObjectKind *find(const QString &id) const;
    const QList<ObjectKind> &list() const { return m_kinds; }

private:
    QList<ObjectKind> m_kinds;
    QHash<QString, qsizetype> m_byId;
};

} // namespace core::catalog
