// SPDX-License-Identifier: GPL-3.0-or-later
// What the tree view of a value shows: JSON, an array or a composite behind one face. Immutable, readable
// from any thread.
#pragma once

#include "core/result/nestedtext.h"
#include "ui/base/theme.h"

#include <QList>
#include <QString>

#include <memory>

namespace ui::values {

class ValueTree
{
public:
    using Node = std::uint32_t;
    static constexpr Node Root = 0;
    static constexpr Node NoNode = 0xFFFFFFFF;

    /// A way of writing down where a node is: "->>", and the text to be copied.
    struct Path
    {
        QString name;
        QString text;
    };

    virtual ~ValueTree() = default;

    virtual qsizetype nodeCount() const = 0;
    virtual bool isContainer(Node node) const = 0;
    virtual std::uint32_t childCount(Node node) const = 0;
    virtual Node child(Node node, std::uint32_t index) const = 0;
    virtual Node parent(Node node) const = 0;
    virtual std::uint32_t index(Node node) const = 0;
    /// The key, or the subscript; empty for the root. Not cut.
    virtual QString label(Node node) const = 0;
    /// The value as it is shown, cut after about `limit` characters; "{4}", "[2]" for a container.
    virtual QString value(Node node, qsizetype limit) const = 0;
    virtual Token color(Node node) const = 0;
    /// "string", "number", "array of 3" …: what a screen reader says.
    virtual QString typeText(Node node) const = 0;
    /// What "Copy value" gives: a string without its quotes, a container's whole text.
    virtual QString copyText(Node node) const = 0;
    virtual QList<Path> paths(Node node) const = 0;
    /// Whether needle stands in the key or in the value (case does not matter).
    virtual bool matches(Node node, const QString &needle) const = 0;
    /// To be marked as changed.
    virtual bool isMarked(Node) const { return false; }

    /// The next in reading order, NoNode at the end.
    Node next(Node node) const;
};

using ValueTreePtr = std::shared_ptr<const ValueTree>;

ValueTreePtr nestedTree(core::result::NestedText text);

} // namespace ui::values
