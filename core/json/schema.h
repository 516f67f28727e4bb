// SPDX-License-Identifier: GPL-3.0-or-later
// What the documents of a column have in common, found in a sample of them: which keys, of which types, how
// often. A value; any thread.
#pragma once

#include "core/json/document.h"

#include <QList>
#include <QStringList>

#include <array>
#include <map>
#include <vector>

namespace core::json {

struct SchemaEntry
{
    QStringList path{};            ///< keys from the root; "[]" for any element of an array
    qint64 count = 0;              ///< how many objects have it (of elements: how many there were)
    qint64 of = 0;                 ///< how many of the objects that could have it were seen
    std::array<qint64, 7> kinds{}; ///< by Kind

    /// "string", "number or null": the kinds it was seen with, the most frequent first.
    QString kindText() const;
    /// Never an object or an array.
    bool isScalar() const
    {
        return kinds[std::size_t(Kind::Array)] == 0 && kinds[std::size_t(Kind::Object)] == 0;
    }
};

class ColumnSchema
{
public:
    /// Cost: the first elements of each array, the first levels; the rest of a large document is left out.
    void add(const Document &document);

    qint64 documents() const { return m_documents; }
    /// In reading order, a parent before its children; keys of one object by how often they are there.
    QList<SchemaEntry> entries() const;
    /// Keys of the objects at a path (as in SchemaEntry), the most frequent first.
    QStringList keysAt(const QStringList &path) const;
    /// Objects have so many different keys there that they are data: only some are listed.
    bool isMap(const QStringList &path) const;

    static constexpr int Levels = 8;
    static constexpr std::uint32_t MostElements = 20;
    static constexpr std::size_t MostKeys = 300; ///< of one object's place

private:
    struct Place
    {
        qint64 count = 0;
        qint64 objects = 0; ///< among them
        std::array<qint64, 7> kinds{};
        std::map<QString, std::size_t> children{};
        bool more = false;
    };
    std::size_t find(const QStringList &path) const;
    std::vector<std::pair<QString, std::size_t>> byFrequency(const Place &place) const;

    std::vector<Place> m_places{1};
    qint64 m_documents = 0;
};

} // namespace core::json
