// SPDX-License-Identifier: GPL-3.0-or-later
// JSON as it was written: a compact tree over its source text. Keys keep their order and their duplicates,
// numbers every digit, strings their escapes (half surrogate pairs too, which the type json may hold).
// Immutable once parsed, readable from any thread.
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <stop_token>
#include <vector>

namespace core::json {

enum class Kind
{
    Null,
    False,
    True,
    Number,
    String,
    Array,
    Object
};

using Node = std::uint32_t;

/// Where a text ceases to be JSON: line and column count from 1, the column in characters.
struct Place
{
    qsizetype line = 0;
    qsizetype column = 0;
    qsizetype offset = 0; ///< in bytes
};

class Document
{
public:
    static constexpr Node Root = 0;
    static constexpr Node NoNode = 0xFFFFFFFF;
    /// More values than anybody can look at as a tree; 24 bytes each.
    static constexpr qsizetype MostNodes = 4'000'000;

    /// The whole text must be one JSON value (UTF-8). Any depth: nothing recurses. Fails with Input, line and
    /// column in the message and in *where, with Cancelled, and with Input past MostNodes or 2 GB.
    /// Thread: any. Cost: linear, some 10 ns a byte.
    static Result<Document> parse(QByteArray text, const std::stop_token &stop = {}, Place *where = nullptr);

    const QByteArray &source() const { return m_source; }
    qsizetype nodeCount() const { return qsizetype(m_nodes.size()); }

    Kind kind(Node node) const;
    bool isContainer(Node node) const { return m_nodes[node].first != NoNode; }
    /// Members or elements; 0 for what is no container.
    std::uint32_t childCount(Node node) const { return m_nodes[node].count; }
    Node child(Node node, std::uint32_t index) const { return m_nodes[node].first + index; }
    Node parent(Node node) const { return m_nodes[node].parent; } ///< NoNode for the root
    /// The place among its siblings.
    std::uint32_t index(Node node) const
    {
        return node == Root ? 0 : node - m_nodes[m_nodes[node].parent].first;
    }
    /// A member of an object.
    bool hasKey(Node node) const { return m_nodes[node].key != 0; }

    /// The value's own text, a view into source().
    QByteArrayView text(Node node) const;
    /// The key with its quotes and escapes; empty where there is none.
    QByteArrayView keyText(Node node) const;
    /// The key, its escapes resolved.
    QString key(Node node) const { return unescaped(keyText(node)); }
    /// The next in reading order (a parent before its children); NoNode at the end.
    Node next(Node node) const;
    /// The innermost node whose key or value holds this byte of the source; the root where there is none.
    Node nodeAt(qsizetype offset) const;
    /// Line and column of a byte of the source. Cost: what stands before it.
    Place placeOf(qsizetype offset) const;

    /// A string in its quotes without them, escapes resolved; stops after about `limit` UTF-16 units. Bytes
    /// that are no UTF-8 become U+FFFD.
    static QString unescaped(QByteArrayView quoted, qsizetype limit = -1);

private:
    friend class Parser;

    struct Entry
    {
        std::uint32_t begin;  ///< in m_source
        std::uint32_t end;    ///< the same
        std::uint32_t key;    ///< where the key's quote stands; 0 for none (no key can stand there)
        std::uint32_t first;  ///< of the children, which stand side by side; NoNode for no container
        std::uint32_t count;  ///< of the children
        std::uint32_t parent; ///< NoNode for the root
    };

    QByteArray m_source;
    std::vector<Entry> m_nodes;
};

} // namespace core::json
