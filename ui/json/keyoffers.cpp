// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/json/keyoffers.h"

#include "core/json/path.h"

#include <algorithm>

namespace ui::json {

using core::json::Draft;
using core::json::Kind;
using core::json::Node;

namespace {

constexpr std::uint32_t SiblingsLookedAt = 20;
constexpr std::uint32_t KeysLookedAt = 50;

/// Of the objects that stand in the same array.
QStringList keysOfSiblings(const Draft &draft, Node object)
{
    QStringList keys;
    const Node above = draft.parent(object);
    if (above == Draft::NoNode || draft.kind(above) != Kind::Array)
        return keys;
    for (std::uint32_t i = 0; i < std::min(draft.childCount(above), SiblingsLookedAt); ++i) {
        const Node sibling = draft.child(above, i);
        if (draft.kind(sibling) != Kind::Object)
            continue;
        for (std::uint32_t k = 0; k < std::min(draft.childCount(sibling), KeysLookedAt); ++k) {
            const QString key = draft.key(draft.child(sibling, k));
            if (!keys.contains(key))
                keys << key;
        }
    }
    return keys;
}

} // namespace

KeysByPath keysOf(const core::json::ColumnSchema &schema)
{
    KeysByPath keys;
    keys.insert({}, schema.keysAt({}));
    for (const core::json::SchemaEntry &entry : schema.entries()) {
        if (entry.kinds[std::size_t(Kind::Object)] > 0)
            keys.insert(entry.path, schema.keysAt(entry.path));
    }
    return keys;
}

QStringList offeredKeys(const Draft &draft, Node node, const KeysByPath &known)
{
    if (draft.kind(node) != Kind::Object && draft.parent(node) != Draft::NoNode)
        node = draft.parent(node);
    QStringList path;
    for (const core::json::PathStep &step : pathOf(draft, node).steps)
        path << (step.isKey ? step.key : QStringLiteral("[]")); // elements of an array share a name
    const QStringList keys = known.value(path);
    return keys.isEmpty() && draft.kind(node) == Kind::Object ? keysOfSiblings(draft, node) : keys;
}

} // namespace ui::json
