// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/snapshotbuilder.h"

#include <algorithm>
#include <numeric>

namespace core::completion {

namespace {

constexpr qsizetype LongestComment = 300; ///< bytes: one line beside a list

QByteArrayView shortened(QByteArrayView comment)
{
    if (comment.size() <= LongestComment)
        return comment;
    qsizetype end = LongestComment;
    while (end > 0 && (static_cast<unsigned char>(comment[end]) & 0xC0) == 0x80)
        --end; // not within a character
    return comment.first(end);
}

} // namespace

SnapshotBuilder::SnapshotBuilder()
    : m_snapshot(new Snapshot)
{
    m_snapshot->m_offsets.push_back(0);
    intern({});
}

NameId SnapshotBuilder::intern(QByteArrayView name)
{
    const QByteArray key = QByteArray::fromRawData(name.data(), name.size());
    const auto known = m_ids.constFind(key);
    if (known != m_ids.cend())
        return *known;
    const auto id = NameId(m_snapshot->m_offsets.size() - 1);
    m_snapshot->m_arena.append(name);
    m_snapshot->m_offsets.push_back(quint32(m_snapshot->m_arena.size()));
    m_ids.insert(name.toByteArray(), id);
    return id;
}

quint16 SnapshotBuilder::schemaIndex(QByteArrayView name)
{
    const QByteArray key = name.toByteArray();
    const auto known = m_schemaIds.constFind(key);
    if (known != m_schemaIds.cend())
        return *known;
    addSchema(name, key.startsWith("pg_") || key == "information_schema");
    return m_schemaIds.value(key);
}

void SnapshotBuilder::addSchema(QByteArrayView name, bool system)
{
    const QByteArray key = name.toByteArray();
    if (m_schemaIds.contains(key) || m_snapshot->m_schemas.size() > 65000)
        return;
    m_schemaIds.insert(key, quint16(m_snapshot->m_schemas.size()));
    m_snapshot->m_schemas.push_back({intern(name), -1, system});
}

void SnapshotBuilder::addRelation(quint32 oid, QByteArrayView schema, QByteArrayView name, RelationKind kind,
                                  QByteArrayView comment)
{
    Relation relation;
    relation.oid = oid;
    relation.schema = schemaIndex(schema);
    relation.name = intern(name);
    relation.comment = intern(shortened(comment));
    relation.kind = kind;
    m_relationOfOid.insert(oid, quint32(m_snapshot->m_relations.size()));
    m_snapshot->m_relations.push_back(relation);
}

void SnapshotBuilder::addColumn(quint32 relation, int number, QByteArrayView name, QByteArrayView type,
                                quint8 flags, QByteArrayView comment)
{
    const auto at = m_relationOfOid.constFind(relation);
    if (at == m_relationOfOid.cend())
        return;
    Column column;
    column.name = intern(name);
    column.type = intern(type);
    column.comment = intern(shortened(comment));
    column.number = qint16(number);
    column.flags = flags;
    m_columns.emplace_back(*at, column);
}

void SnapshotBuilder::addFunction(const Routine &routine)
{
    Function function;
    function.oid = routine.oid;
    function.schema = schemaIndex(routine.schema);
    function.name = intern(routine.name);
    function.arguments = intern(routine.arguments);
    function.result = intern(routine.result);
    function.comment = intern(shortened(routine.comment));
    function.kind = routine.kind;
    function.maxArguments = quint8(std::clamp(routine.argumentCount, 0, 255));
    function.minArguments = quint8(std::clamp(routine.argumentCount - routine.defaults, 0, 255));
    function.variadic = routine.variadic;
    m_snapshot->m_functions.push_back(function);
}

void SnapshotBuilder::addType(quint32 oid, QByteArrayView schema, QByteArrayView name, QByteArrayView shown,
                              char kind)
{
    Type type;
    type.oid = oid;
    type.schema = schemaIndex(schema);
    type.name = intern(name);
    type.shown = shown == name ? 0 : intern(shown);
    type.kind = kind;
    m_snapshot->m_types.push_back(type);
}

void SnapshotBuilder::addSetting(QByteArrayView name, QByteArrayView kind, QByteArrayView values,
                                 QByteArrayView comment)
{
    m_snapshot->m_settings.push_back(
        {intern(name), intern(kind), intern(values), intern(shortened(comment))});
}

void SnapshotBuilder::addNamed(NamedKind kind, QByteArrayView name)
{
    m_snapshot->m_named[std::size_t(kind)].push_back(intern(name));
}

void SnapshotBuilder::addPart(char kind, quint32 relation, QByteArrayView name, quint32 function)
{
    const auto at = m_relationOfOid.constFind(relation);
    if (at != m_relationOfOid.cend())
        m_snapshot->m_parts.push_back({intern(name), *at, kind, function});
}

void SnapshotBuilder::addForeignKey(quint32 from, quint32 to,
                                    const std::vector<std::pair<qint16, qint16>> &columns)
{
    m_keys.push_back({from, to, columns});
}

void SnapshotBuilder::sortRelations()
{
    Snapshot &s = *m_snapshot;
    const std::size_t count = s.m_relations.size();
    std::vector<quint32> order(count);
    std::iota(order.begin(), order.end(), 0U);
    const auto path = [&](quint16 schema) {
        const qint16 place = s.m_schemas[schema].inPath;
        return place < 0 ? 32767 : int(place);
    };
    std::sort(order.begin(), order.end(), [&](quint32 a, quint32 b) {
        const Relation &left = s.m_relations[a];
        const Relation &right = s.m_relations[b];
        if (left.name != right.name)
            return s.bytes(left.name) < s.bytes(right.name);
        return std::pair(path(left.schema), left.schema) < std::pair(path(right.schema), right.schema);
    });
    std::vector<quint32> newPlace(count);
    std::vector<Relation> sorted;
    sorted.reserve(count);
    for (const quint32 old : order) {
        newPlace[old] = quint32(sorted.size());
        sorted.push_back(s.m_relations[old]);
    }
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const bool first = i == 0 || sorted[i - 1].name != sorted[i].name;
        sorted[i].visible = first && s.m_schemas[sorted[i].schema].inPath >= 0;
    }
    s.m_relations = std::move(sorted);
    for (quint32 &place : m_relationOfOid)
        place = newPlace[place];
    for (Snapshot::Part &part : s.m_parts)
        part.relation = newPlace[part.relation];
    for (auto &[relation, column] : m_columns)
        relation = newPlace[relation];
    std::stable_sort(m_columns.begin(), m_columns.end(), [](const auto &a, const auto &b) {
        return std::pair(a.first, a.second.number) < std::pair(b.first, b.second.number);
    });
    s.m_columns.reserve(m_columns.size());
    for (const auto &[relation, column] : m_columns) {
        Relation &owner = s.m_relations[relation];
        if (owner.columns == 0)
            owner.firstColumn = quint32(s.m_columns.size());
        ++owner.columns;
        s.m_columns.push_back(column);
    }
}

SnapshotPtr SnapshotBuilder::build()
{
    Snapshot &s = *m_snapshot;
    for (qsizetype i = 0; i < m_path.size(); ++i) {
        const auto at = m_schemaIds.constFind(m_path[i]);
        if (at != m_schemaIds.cend() && s.m_schemas[*at].inPath < 0)
            s.m_schemas[*at].inPath = qint16(i);
    }
    sortRelations();
    const auto byName = [&](const auto &a, const auto &b) {
        if (a.name != b.name)
            return s.bytes(a.name) < s.bytes(b.name);
        const int left = s.m_schemas[a.schema].inPath;
        const int right = s.m_schemas[b.schema].inPath;
        return std::tuple(left < 0, left, a.oid) < std::tuple(right < 0, right, b.oid);
    };
    std::sort(s.m_functions.begin(), s.m_functions.end(), byName);
    for (Function &function : s.m_functions)
        function.visible = s.m_schemas[function.schema].inPath >= 0;
    std::sort(s.m_types.begin(), s.m_types.end(), byName);
    for (std::size_t i = 0; i < s.m_types.size(); ++i) {
        const bool first = i == 0 || s.m_types[i - 1].name != s.m_types[i].name;
        s.m_types[i].visible = first && s.m_schemas[s.m_types[i].schema].inPath >= 0;
    }
    const auto less = [&](NameId a, NameId b) { return s.bytes(a) < s.bytes(b); };
    for (auto &names : s.m_named)
        std::sort(names.begin(), names.end(), less);

    for (const Key &key : m_keys) {
        const auto from = m_relationOfOid.constFind(key.from);
        const auto to = m_relationOfOid.constFind(key.to);
        if (from == m_relationOfOid.cend() || to == m_relationOfOid.cend() || key.columns.empty())
            continue;
        const auto index = quint32(s.m_foreignKeys.size());
        s.m_foreignKeys.push_back({*from, *to, key.columns});
        s.m_keysOf.emplace_back(*from, index);
        if (*from != *to)
            s.m_keysOf.emplace_back(*to, index);
    }
    std::sort(s.m_keysOf.begin(), s.m_keysOf.end());

    s.m_columnNames.reserve(s.m_columns.size() / 4);
    for (const Relation &relation : s.m_relations) {
        if (s.m_schemas[relation.schema].system)
            continue;
        for (const Column &column : s.columns(relation))
            s.m_columnNames.push_back(column.name);
    }
    std::sort(s.m_columnNames.begin(), s.m_columnNames.end());
    s.m_columnNames.erase(std::unique(s.m_columnNames.begin(), s.m_columnNames.end()), s.m_columnNames.end());
    s.m_columnNames.shrink_to_fit();
    s.m_arena.squeeze();
    s.m_offsets.shrink_to_fit();
    return SnapshotPtr(m_snapshot.release());
}

} // namespace core::completion
