// SPDX-License-Identifier: GPL-3.0-or-later
// JSON as the tree of a value: a document that is looked at and a draft that is edited, by one piece of code.
#pragma once

#include "core/json/document.h"
#include "core/json/draft.h"
#include "core/json/path.h"
#include "ui/values/valuetree.h"

namespace ui::values {

/// "string", "object of 3" …; children: of a container.
QString kindText(core::json::Kind kind, std::uint32_t children);
Token kindColor(core::json::Kind kind);
/// "{3}", "[2]"; a scalar's text as it was written, its escapes too.
QString shownJson(core::json::Kind kind, std::uint32_t children, QByteArrayView scalar, qsizetype limit);
/// A string without its quotes and escapes, anything else as it is.
QString plainJson(core::json::Kind kind, QByteArrayView text);

inline qsizetype nodesOf(const core::json::Document &document)
{
    return document.nodeCount();
}
inline qsizetype nodesOf(const core::json::Draft &draft)
{
    return draft.nodeEnd();
}
inline QByteArrayView scalarOf(const core::json::Document &document, core::json::Node node)
{
    return document.text(node);
}
inline QByteArrayView scalarOf(const core::json::Draft &draft, core::json::Node node)
{
    return draft.scalarText(node);
}

/// Json: Document or Draft, copied.
template <class Json> class JsonTree : public ValueTree
{
public:
    explicit JsonTree(Json json)
        : m_json(std::move(json))
    {
    }

    qsizetype nodeCount() const override { return nodesOf(m_json); }
    bool isContainer(Node node) const override { return m_json.isContainer(node); }
    std::uint32_t childCount(Node node) const override { return m_json.childCount(node); }
    Node child(Node node, std::uint32_t index) const override { return m_json.child(node, index); }
    Node parent(Node node) const override { return m_json.parent(node); }
    std::uint32_t index(Node node) const override { return m_json.index(node); }

    QString label(Node node) const override
    {
        if (node == Root)
            return {};
        return m_json.hasKey(node) ? m_json.key(node) : QString::number(m_json.index(node));
    }

    QString value(Node node, qsizetype limit) const override
    {
        const bool container = m_json.isContainer(node);
        return shownJson(m_json.kind(node), container ? m_json.childCount(node) : 0,
                         container ? QByteArrayView() : scalarOf(m_json, node), limit);
    }

    Token color(Node node) const override { return kindColor(m_json.kind(node)); }
    QString typeText(Node node) const override
    {
        return kindText(m_json.kind(node), m_json.isContainer(node) ? m_json.childCount(node) : 0);
    }
    QString copyText(Node node) const override { return plainJson(m_json.kind(node), m_json.text(node)); }

    QList<Path> paths(Node node) const override
    {
        const core::json::JsonPath path = core::json::pathOf(m_json, node);
        QList<Path> list;
        if (node != Root)
            list << Path{QStringLiteral("-> ->>"), core::json::arrowPath(path)}
                 << Path{QStringLiteral("#>"), core::json::hashPath(path)};
        list << Path{QStringLiteral("jsonpath"), core::json::jsonPath(path)};
        if (node != Root && hasSubscripts())
            list << Path{QStringLiteral("subscript"), core::json::subscriptPath(path)};
        return list;
    }

    bool matches(Node node, const QString &needle) const override
    {
        if (m_json.hasKey(node) && m_json.key(node).contains(needle, Qt::CaseInsensitive))
            return true;
        return !m_json.isContainer(node)
            && plainJson(m_json.kind(node), scalarOf(m_json, node)).contains(needle, Qt::CaseInsensitive);
    }

    bool isMarked(Node node) const override
    {
        if constexpr (std::is_same_v<Json, core::json::Draft>)
            return m_json.isChanged(node);
        return false;
    }

private:
    /// jsonb has them, json has not; of a document that is only looked at it is not known.
    bool hasSubscripts() const
    {
        if constexpr (std::is_same_v<Json, core::json::Draft>)
            return m_json.flavor() == core::json::Flavor::Jsonb;
        return true;
    }

    const Json m_json;
};

ValueTreePtr jsonTree(core::json::Document document);
ValueTreePtr jsonTree(core::json::Draft draft);

} // namespace ui::values
