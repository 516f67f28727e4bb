// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/snapshot.h"

#include <algorithm>

namespace core::completion {

namespace {

/// What of `list` (sorted by name) has this name: [first, last).
template <class T>
std::pair<std::size_t, std::size_t> range(const Snapshot &snapshot, const std::vector<T> &list,
                                          QByteArrayView name)
{
    const auto first
        = std::lower_bound(list.begin(), list.end(), name, [&](const T &item, QByteArrayView wanted) {
              return snapshot.bytes(item.name) < wanted;
          });
    auto last = first;
    while (last != list.end() && snapshot.bytes(last->name) == name)
        ++last;
    return {std::size_t(first - list.begin()), std::size_t(last - list.begin())};
}

template <class T>
int find(const Snapshot &snapshot, const std::vector<T> &list, QByteArrayView schema, QByteArrayView name)
{
    const auto [first, last] = range(snapshot, list, name);
    for (std::size_t i = first; i < last; ++i) {
        const bool fits = schema.isEmpty()
            ? list[i].visible
            : snapshot.bytes(snapshot.schemas()[list[i].schema].name) == schema;
        if (fits)
            return int(i);
    }
    return -1;
}

} // namespace

int Snapshot::schema(QByteArrayView name) const
{
    for (std::size_t i = 0; i < m_schemas.size(); ++i) {
        if (bytes(m_schemas[i].name) == name)
            return int(i);
    }
    return -1;
}

int Snapshot::relation(QByteArrayView schema, QByteArrayView name) const
{
    return find(*this, m_relations, schema, name);
}

int Snapshot::type(QByteArrayView schema, QByteArrayView name) const
{
    return find(*this, m_types, schema, name);
}

std::vector<quint32> Snapshot::overloads(QByteArrayView schema, QByteArrayView name) const
{
    std::vector<quint32> found;
    const auto [first, last] = range(*this, m_functions, name);
    for (std::size_t i = first; i < last; ++i) {
        const bool fits = schema.isEmpty() ? m_functions[i].visible
                                           : bytes(m_schemas[m_functions[i].schema].name) == schema;
        if (fits)
            found.push_back(quint32(i));
    }
    return found;
}

std::vector<const ForeignKey *> Snapshot::foreignKeysOf(quint32 relation) const
{
    std::vector<const ForeignKey *> found;
    auto at = std::lower_bound(m_keysOf.begin(), m_keysOf.end(), std::pair(relation, 0U));
    for (; at != m_keysOf.end() && at->first == relation; ++at)
        found.push_back(&m_foreignKeys[at->second]);
    return found;
}

std::size_t Snapshot::memory() const
{
    const auto of = [](const auto &list) { return list.capacity() * sizeof(list[0]); };
    std::size_t sum = std::size_t(m_arena.capacity()) + of(m_offsets) + of(m_schemas) + of(m_relations)
        + of(m_columns) + of(m_functions) + of(m_types) + of(m_settings) + of(m_keysOf) + of(m_parts)
        + of(m_columnNames) + of(m_foreignKeys);
    for (const ForeignKey &key : m_foreignKeys)
        sum += of(key.columns);
    for (const auto &names : m_named)
        sum += of(names);
    return sum;
}

} // namespace core::completion
