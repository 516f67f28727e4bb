// SPDX-License-Identifier: GPL-3.0-or-later
// PostgreSQL's text of arrays and composites, taken apart: a compact tree. Immutable once parsed, readable
// from any thread. Source: array_in(), record_in().
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <cstdint>
#include <stop_token>
#include <vector>

namespace core::result {

class NestedText
{
public:
    enum class Kind
    {
        Null,
        Value,
        Array,
        Composite
    };

    /// How the text is to be read; the type says it, the text alone does not.
    struct Options
    {
        char delimiter = ',';     ///< between elements; ';' for box[]
        bool looksInside = false; ///< elements and fields that read as an array or composite become one
    };

    using Node = std::uint32_t;
    static constexpr Node Root = 0;
    static constexpr Node NoNode = 0xFFFFFFFF;
    static constexpr qsizetype MostNodes = 4'000'000;

    /// '{1,NULL,"a b"}', '[2:3]={…}', any number of dimensions. Fails with Input (and says at which byte),
    /// Cancelled. Thread: any.
    static Result<NestedText> array(QByteArray text, const Options &options,
                                    const std::stop_token &stop = {});
    /// '(1,,"a b")'; '()' is one NULL: a row without any column is written the same, but is rare.
    static Result<NestedText> composite(QByteArray text, const Options &options,
                                        const std::stop_token &stop = {});

    qsizetype nodeCount() const { return qsizetype(m_nodes.size()); }
    Kind kind(Node node) const { return m_nodes[node].kind; }
    bool isContainer(Node node) const { return m_nodes[node].kind >= Kind::Array; }
    std::uint32_t childCount(Node node) const { return m_nodes[node].count; }
    Node child(Node node, std::uint32_t index) const { return m_nodes[node].first + index; }
    Node parent(Node node) const { return m_nodes[node].parent; }
    std::uint32_t index(Node node) const
    {
        return node == Root ? 0 : node - m_nodes[m_nodes[node].parent].first;
    }
    /// The subscript of an array's first element: 1 unless the text says otherwise.
    std::int32_t lowerBound(Node node) const { return m_nodes[node].lower; }
    /// The value itself, quotes and escapes resolved; the whole text of what has children. Empty for NULL.
    QByteArrayView text(Node node) const
    {
        return QByteArrayView(m_buffer).sliced(m_nodes[node].begin, m_nodes[node].end - m_nodes[node].begin);
    }

private:
    friend class NestedParser;

    struct Entry
    {
        std::uint32_t begin = 0; ///< in m_buffer
        std::uint32_t end = 0;
        std::uint32_t first = 0;
        std::uint32_t count = 0;
        std::uint32_t parent = NoNode;
        std::int32_t lower = 1;
        Kind kind = Kind::Value;
    };

    QByteArray m_buffer; ///< the text, then whatever had escapes, without them
    std::vector<Entry> m_nodes;
};

} // namespace core::result
