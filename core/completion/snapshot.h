// SPDX-License-Identifier: GPL-3.0-or-later
// The names of one database as they were when read: what completion, hints and hover cards ask. Immutable,
// shared by pointer between threads; every string is kept once. Made by SnapshotBuilder. Thread: any.
// Cost: about 16 bytes a column, 32 a relation, and each distinct name once (UTF-8).
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <span>
#include <vector>

namespace core::completion {

/// A string of the snapshot; 0 is the empty one.
using NameId = quint32;

enum class RelationKind : quint8
{
    Table,
    Partitioned,
    View,
    MatView,
    Foreign,
    Sequence,
    Index,
    Composite ///< the columns of a composite type
};

enum class FunctionKind : quint8
{
    Function,
    Procedure,
    Aggregate,
    Window,
    Trigger ///< a function that returns trigger or event_trigger: only triggers call it
};

/// What has a name of its own and nothing more to tell.
enum class NamedKind : quint8
{
    Role,
    Database,
    Tablespace,
    Language,
    Extension, ///< installed
    Available, ///< an extension that can be created
    AccessMethod,
    Collation,
    Server, ///< foreign
    Wrapper,
    Publication,
    Subscription,
    EventTrigger,
    Count
};

struct Schema
{
    NameId name = 0;
    qint16 inPath = -1; ///< place in the search path, from 0; -1: not in it
    bool system = false;
};

struct Column
{
    enum Flag : quint8
    {
        NotNull = 1,
        PrimaryKey = 2,
        Generated = 4, ///< always: no INSERT and no UPDATE writes it
        HasDefault = 8
    };

    NameId name = 0;
    NameId type = 0;
    NameId comment = 0;
    qint16 number = 0; ///< attnum
    quint8 flags = 0;
};

struct Relation
{
    quint32 oid = 0;
    NameId name = 0;
    NameId comment = 0;
    quint32 firstColumn = 0;
    quint16 columns = 0;
    quint16 schema = 0; ///< index in schemas()
    RelationKind kind = RelationKind::Table;
    bool visible = false; ///< its name alone finds it
};

struct Function
{
    quint32 oid = 0;
    NameId name = 0;
    NameId arguments = 0; ///< "a integer, b text DEFAULT 'x'::text"
    NameId result = 0;
    NameId comment = 0;
    quint16 schema = 0;
    quint8 minArguments = 0; ///< without those that have a default
    quint8 maxArguments = 0; ///< of the call; a variadic one counts once
    FunctionKind kind = FunctionKind::Function;
    bool visible = false;
    bool variadic = false;
};

struct Type
{
    quint32 oid = 0;
    NameId name = 0;
    NameId shown = 0; ///< as SQL calls it where that is another word: "integer" of int4
    quint16 schema = 0;
    char kind = 'b'; ///< pg_type.typtype
    bool visible = false;
};

struct Setting
{
    NameId name = 0;
    NameId kind = 0;   ///< bool, enum, integer, real, string
    NameId values = 0; ///< of an enum, separated by line breaks
    NameId comment = 0;
};

struct ForeignKey
{
    quint32 from = 0; ///< index in relations()
    quint32 to = 0;
    std::vector<std::pair<qint16, qint16>> columns{}; ///< numbers: ours, theirs
};

class Snapshot;
using SnapshotPtr = std::shared_ptr<const Snapshot>;

class Snapshot
{
public:
    QByteArrayView bytes(NameId id) const
    {
        return QByteArrayView(m_arena).sliced(m_offsets[id], m_offsets[id + 1] - m_offsets[id]);
    }
    QString text(NameId id) const { return QString::fromUtf8(bytes(id)); }

    const std::vector<Schema> &schemas() const { return m_schemas; }
    /// Sorted by name, then by the schema's place in the search path.
    const std::vector<Relation> &relations() const { return m_relations; }
    const std::vector<Function> &functions() const { return m_functions; }
    const std::vector<Type> &types() const { return m_types; }
    const std::vector<Setting> &settings() const { return m_settings; }
    const std::vector<ForeignKey> &foreignKeys() const { return m_foreignKeys; }
    const std::vector<NameId> &named(NamedKind kind) const { return m_named[std::size_t(kind)]; }
    /// Trigger, constraint and policy names with the relation (index) they are of.
    struct Part
    {
        NameId name = 0;
        quint32 relation = 0;
        char kind = 't';      ///< t trigger, c constraint, p policy, r rule
        quint32 function = 0; ///< oid, of a trigger: what it calls
    };
    const std::vector<Part> &parts() const { return m_parts; }
    int serverVersion() const { return m_serverVersion; }
    /// Of every column of every relation, each once, sorted.
    const std::vector<NameId> &columnNames() const { return m_columnNames; }

    std::span<const Column> columns(const Relation &relation) const
    {
        return std::span(m_columns).subspan(relation.firstColumn, relation.columns);
    }
    std::size_t columnCount() const { return m_columns.size(); }

    /// Index of what that name means, or -1. schema empty: by the search path.
    int schema(QByteArrayView name) const;
    int relation(QByteArrayView schema, QByteArrayView name) const;
    /// All overloads, best schema first.
    std::vector<quint32> overloads(QByteArrayView schema, QByteArrayView name) const;
    int type(QByteArrayView schema, QByteArrayView name) const;
    /// Those in which the relation (index) takes part.
    std::vector<const ForeignKey *> foreignKeysOf(quint32 relation) const;

    /// About, in bytes.
    std::size_t memory() const;

private:
    friend class SnapshotBuilder;
    friend SnapshotPtr withSearchPath(const SnapshotPtr &names, const QStringList &schemas);
    Snapshot() = default;

    QByteArray m_arena;
    std::vector<quint32> m_offsets;
    std::vector<Schema> m_schemas;
    std::vector<Relation> m_relations;
    std::vector<Column> m_columns;
    std::vector<Function> m_functions;
    std::vector<Type> m_types;
    std::vector<Setting> m_settings;
    std::vector<ForeignKey> m_foreignKeys;
    std::vector<std::pair<quint32, quint32>> m_keysOf; ///< relation, foreign key: sorted
    std::vector<NameId> m_named[std::size_t(NamedKind::Count)];
    std::vector<Part> m_parts;
    std::vector<NameId> m_columnNames;
    int m_serverVersion = 0;
};

} // namespace core::completion
