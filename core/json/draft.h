// SPDX-License-Identifier: GPL-3.0-or-later
// A JSON document being edited: the parsed source stays as it is, what was changed lies over it. Nodes keep
// their numbers through every edit. A value, cheap to copy (so that undo keeps copies, and the thread pool
// may read one while the next edit is made), and the cost of an edit is what it touches: 100,000 keys side by
// side are one run until one of them goes.
#pragma once

#include "core/json/document.h"

#include <QHash>
#include <QList>

#include <memory>

namespace core::json {

/// json keeps its text and takes everything that reads as JSON; jsonb keeps values.
enum class Flavor
{
    Json,
    Jsonb
};

using DocumentPtr = std::shared_ptr<const Document>;

/// Children side by side: `count` consecutive nodes.
struct Run
{
    Node first;
    std::uint32_t count;
};

class Draft
{
public:
    static constexpr Node Root = Document::Root;
    static constexpr Node NoNode = Document::NoNode;

    Draft() = default;
    explicit Draft(DocumentPtr base, Flavor flavor = Flavor::Jsonb);

    bool isValid() const { return !m_pieces.isEmpty(); }
    Flavor flavor() const { return m_flavor; }
    const Document &base() const { return *m_pieces.first().document; }
    /// Every node's number is below; some below are no longer part of the document.
    Node nodeEnd() const;
    /// Whether it is (still) a part of the document. Cost: the depth and the pieces of its containers.
    bool contains(Node node) const;
    /// Whether any edit was made. What was set back by hand counts as edited.
    bool isEdited() const;

    Kind kind(Node node) const;
    bool isContainer(Node node) const;
    std::uint32_t childCount(Node node) const;
    Node child(Node node, std::uint32_t index) const;
    Node parent(Node node) const; ///< NoNode for the root
    std::uint32_t index(Node node) const;
    bool hasKey(Node node) const; ///< a member of an object
    /// With its quotes and escapes.
    QByteArray keyText(Node node) const;
    QString key(Node node) const { return Document::unescaped(keyText(node)); }
    /// A scalar's own text; a container's as its source has it, without its edits.
    QByteArrayView scalarText(Node node) const;
    /// The text of a node with all edits: bytes of the source wherever nothing was changed.
    /// Cost: a copy of the text.
    QByteArray text(Node node = Root) const;
    /// The child of an object with this key (the last one), or NoNode. Cost: its members.
    Node member(Node object, const QString &key) const;

    /// The parts of the document that are or hold edits, in the order of their numbers.
    std::vector<Node> touched() const;
    /// Its value or its key was replaced, or it was added or moved.
    bool isChanged(Node node) const
    {
        return m_content.contains(node) || m_keys.contains(node) || m_parents.contains(node);
    }
    /// A node of the source that is still what it was there, but for edits inside of it.
    bool isOriginal(Node node) const;
    /// The children as runs of consecutive nodes.
    QList<Run> runs(Node node) const;

    // Each of these leaves everything as it was when it fails (Error::Input with the place in the text
    // given). json: one value. Keys: jsonb refuses one that its object has already, json does not.

    /// Replaces the value; the node stays the same.
    Result<void> setValue(Node node, const QByteArray &json);
    /// A new child before the one at index (at the end when past it); the key is ignored in an array.
    Result<Node> insert(Node parent, std::uint32_t index, const QString &key, const QByteArray &json);
    Result<void> rename(Node node, const QString &key);
    /// Next to the original; in an object under another key ("key 2").
    Result<Node> duplicate(Node node);
    Result<void> remove(Node node); ///< not the root
    /// Into a container, before the child that stands at index there now. Into an array it loses its key,
    /// from an array into an object it gets one, and one that is taken becomes another ("key 2").
    Result<void> move(Node node, Node parent, std::uint32_t index);
    /// The same content as another kind, as far as there is one: "5" and 5, values of an object as an array,
    /// else an empty one.
    Result<void> retype(Node node, Kind kind);

    /// `wanted`, or "wanted 2" … where the object has it.
    QString freeKey(Node object, const QString &wanted) const;

private:
    struct Piece
    {
        DocumentPtr document;
        Node first; ///< the number of its root here
    };
    struct At
    {
        const Document *document;
        Node node;
        Node offset; ///< between the document's numbers and ours
    };
    friend class DraftWriter;

    At at(Node node) const;        ///< the node's own place
    At contentAt(Node node) const; ///< where its value stands
    Result<Node> addPiece(const QByteArray &json);
    void setRuns(Node parent, const QList<Run> &runs);
    void take(Node node);
    void put(Node parent, std::uint32_t index, Node node);
    Result<void> refuseKey(Node object, const QString &key, Node except) const;

    Flavor m_flavor = Flavor::Jsonb;
    QList<Piece> m_pieces; ///< the source first, then what was typed
    QHash<Node, QList<Run>> m_runs;
    QHash<Node, Node> m_content;    ///< a node whose value was replaced: the root of the piece it has now
    QHash<Node, Node> m_owner;      ///< the other way round
    QHash<Node, Node> m_parents;    ///< of what was moved or added
    QHash<Node, QByteArray> m_keys; ///< of what was renamed, moved or added
};

} // namespace core::json
