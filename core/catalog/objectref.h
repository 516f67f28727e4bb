// SPDX-License-Identifier: GPL-3.0-or-later
// Which object, and what a row of a list shows of it: a value. A folder ("Tables") is a ref too: the kind it
// holds, and the object it stands under.
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>
#include <QUuid>

namespace core::catalog {

class ObjectKinds;

struct ObjectRef
{
    enum Mark : unsigned
    {
        NoMarks = 0,
        PrimaryKey = 1,
        NotNull = 2,
        ForeignKey = 4,
        Unique = 8,
        Generated = 16,
        Identity = 32,
        System = 64,
        Template = 128,
        NoConnect = 256, ///< a database that takes no connections, or not ours
        Invalid = 512,   ///< an index left by a failed CREATE INDEX CONCURRENTLY, a constraint not validated
        Disabled = 1024, ///< a trigger switched off
        NoAccess = 2048, ///< no right to look inside
        Nullable = 4096, ///< a table's column that takes null
    };

    QUuid profile;    ///< of which server
    QString database; ///< of which database; empty for what belongs to the server
    QString kind;     ///< ObjectKind::id; of a folder: the kind inside
    bool folder = false;
    qint64 oid = 0; ///< of a folder: of the object it stands under
    qint64 sub = 0; ///< column number and the like: with oid it names a part
    QString schema{};
    QString name{};
    QString parent{};     ///< name of the object above: the table of a column
    QString parentKind{}; ///< and its kind; of a folder: of the object it stands under
    QString label{};      ///< where it differs from the name: "total(integer, text)"
    QString detail{};     ///< secondary text: "bigint → customers", "1.3"
    QString comment{};    ///< COMMENT ON
    qint64 amount = -1;   ///< rows (see the kind), of a folder: objects inside; -1 unknown
    unsigned marks = NoMarks;

    bool is(Mark mark) const { return (marks & mark) != 0; }
    const QString &text() const { return label.isEmpty() ? name : label; }
    /// Stays the same when the list is read again, also after a rename; unique among siblings.
    QString identity() const;
    bool operator==(const ObjectRef &) const = default;
};

/// The unit-less word list of a list.sql's `marks` column ("pk notnull") as Mark bits; unknown words are
/// ignored.
unsigned marksFromWords(const QString &words);

/// "9", "48 k", "1.2 M", "3.4 G"; nothing for a negative count.
QString shortCount(qint64 count);
/// "8 kB", "214 MB", "1.5 GB"; nothing for a negative size.
QString shortBytes(qint64 bytes);

} // namespace core::catalog

Q_DECLARE_METATYPE(core::catalog::ObjectRef)
