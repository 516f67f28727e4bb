// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/diff.h"

#include "core/json/checks.h"

#include <QCoreApplication>

#include <algorithm>

namespace core::json {

namespace {

constexpr std::size_t MostCells = 1'000'000; // of the table of common elements

// Of each value without its key; children stand before their containers, the root is the last to be asked.
std::vector<std::size_t> hashes(const Document &document)
{
    std::vector<std::size_t> list(std::size_t(document.nodeCount()));
    const auto hashOf = [&](Node node) {
        if (!document.isContainer(node))
            return qHash(document.text(node), 17);
        std::size_t hash = document.kind(node) == Kind::Object ? 23 : 29;
        for (std::uint32_t i = 0; i < document.childCount(node); ++i) {
            const Node child = document.child(node, i);
            hash = qHashMulti(hash, document.keyText(child), list[child]);
        }
        return hash;
    };
    for (Node node = 1; node < Node(list.size()); ++node)
        list[node] = hashOf(node);
    list[0] = hashOf(0);
    return list;
}

class Differ
{
public:
    Differ(Draft &draft, const Document &before, const Document &after, const std::stop_token &stop)
        : m_draft(draft)
        , m_before(before)
        , m_after(after)
        , m_stop(stop)
        , m_beforeHash(hashes(before))
        , m_afterHash(hashes(after))
    {
    }

    Result<void> run(Node node)
    {
        m_stack.push_back({node, Document::Root, Document::Root});
        while (!m_stack.empty()) {
            if (m_stop.stop_requested())
                return Error::cancelled();
            const Triple now = m_stack.back();
            m_stack.pop_back();
            if (m_beforeHash[now.before] == m_afterHash[now.after])
                continue;
            const Kind kind = m_after.kind(now.after);
            bool done = false;
            if (m_before.kind(now.before) == kind && kind == Kind::Object)
                done = object(now);
            else if (m_before.kind(now.before) == kind && kind == Kind::Array)
                done = array(now);
            if (done)
                continue;
            const Result<void> set = m_draft.setValue(now.node, textOf(now.after));
            if (!set)
                return set.error();
        }
        return {};
    }

private:
    struct Triple
    {
        Node node;
        Node before;
        Node after;
    };

    QByteArray textOf(Node node) const { return m_after.text(node).toByteArray(); }

    std::vector<Node> children(Node node) const
    {
        std::vector<Node> list;
        for (const Run &run : m_draft.runs(node)) {
            for (Node child = run.first; child < run.first + run.count; ++child)
                list.push_back(child);
        }
        return list;
    }

    // False: nothing was done, the object is to be replaced.
    bool object(const Triple &now)
    {
        const std::uint32_t before = m_before.childCount(now.before);
        const std::uint32_t after = m_after.childCount(now.after);
        const std::vector<Node> nodes = children(now.node);
        QHash<QString, std::uint32_t> places;
        places.reserve(before);
        for (std::uint32_t i = 0; i < before; ++i) {
            const QString key = m_before.key(m_before.child(now.before, i));
            if (places.contains(key))
                return false; // keys that stand twice have no name
            places.insert(key, i);
        }
        constexpr std::uint32_t None = 0xFFFFFFFF;
        std::vector<std::uint32_t> from(after, None);
        std::vector<bool> stays(before, false);
        QHash<QString, bool> seen;
        seen.reserve(after);
        std::uint32_t last = 0;
        for (std::uint32_t i = 0; i < after; ++i) {
            const QString key = m_after.key(m_after.child(now.after, i));
            if (seen.contains(key))
                return false;
            seen.insert(key, true);
            const auto place = places.constFind(key);
            if (place == places.constEnd())
                continue;
            from[i] = *place;
            stays[*place] = true;
            if (m_draft.flavor() == Flavor::Json && *place < last)
                return false; // another order
            last = *place;
        }
        for (std::uint32_t i = 0; i < std::min(before, after); ++i) { // another key over the same value
            if (from[i] != None || stays[i])
                continue;
            const Node old = m_before.child(now.before, i);
            const Node fresh = m_after.child(now.after, i);
            if (m_beforeHash[old] == m_afterHash[fresh]
                && m_draft.rename(nodes[i], m_after.key(fresh)).has_value()) {
                from[i] = i;
                stays[i] = true;
            }
        }
        for (std::uint32_t i = 0; i < before; ++i) {
            if (!stays[i])
                (void)m_draft.remove(nodes[i]).has_value();
        }
        for (std::uint32_t i = 0; i < after; ++i) {
            const Node fresh = m_after.child(now.after, i);
            if (from[i] != None)
                m_stack.push_back({nodes[from[i]], m_before.child(now.before, from[i]), fresh});
            else if (!m_draft.insert(now.node, i, m_after.key(fresh), textOf(fresh)).has_value())
                return false;
        }
        return true;
    }

    bool array(const Triple &now)
    {
        const std::uint32_t before = m_before.childCount(now.before);
        const std::uint32_t after = m_after.childCount(now.after);
        const std::vector<Node> nodes = children(now.node);
        const auto same = [&](std::uint32_t i, std::uint32_t j) {
            return m_beforeHash[m_before.child(now.before, i)] == m_afterHash[m_after.child(now.after, j)];
        };
        std::uint32_t head = 0;
        while (head < before && head < after && same(head, head))
            ++head;
        std::uint32_t tail = 0;
        while (tail < before - head && tail < after - head && same(before - 1 - tail, after - 1 - tail))
            ++tail;
        const std::uint32_t rows = before - head - tail;
        const std::uint32_t columns = after - head - tail;
        // the longest common part of what is between them
        std::vector<std::uint32_t> length;
        const bool table = std::size_t(rows + 1) * (columns + 1) <= MostCells;
        const auto cell
            = [columns](std::uint32_t i, std::uint32_t j) { return std::size_t(i) * (columns + 1) + j; };
        if (table) {
            length.assign(std::size_t(rows + 1) * (columns + 1), 0);
            for (std::uint32_t i = rows; i-- > 0;) {
                for (std::uint32_t j = columns; j-- > 0;)
                    length[cell(i, j)] = same(head + i, head + j)
                        ? length[cell(i + 1, j + 1)] + 1
                        : std::max(length[cell(i + 1, j)], length[cell(i, j + 1)]);
            }
        }
        std::uint32_t i = 0;
        std::uint32_t j = 0;
        while (i < rows || j < columns) {
            std::uint32_t oldEnd = i; // up to the next common element
            std::uint32_t newEnd = j;
            if (table) {
                while (oldEnd < rows && newEnd < columns && !same(head + oldEnd, head + newEnd)) {
                    if (length[cell(oldEnd + 1, newEnd)] >= length[cell(oldEnd, newEnd + 1)])
                        ++oldEnd;
                    else
                        ++newEnd;
                }
                if (oldEnd == rows || newEnd == columns) {
                    oldEnd = rows;
                    newEnd = columns;
                }
            } else {
                oldEnd = rows;
                newEnd = columns;
            }
            for (; i < oldEnd && j < newEnd; ++i, ++j)
                m_stack.push_back({nodes[head + i], m_before.child(now.before, head + i),
                                   m_after.child(now.after, head + j)});
            for (; i < oldEnd; ++i)
                (void)m_draft.remove(nodes[head + i]).has_value();
            for (; j < newEnd; ++j) {
                if (!m_draft.insert(now.node, head + j, {}, textOf(m_after.child(now.after, head + j)))
                         .has_value())
                    return false;
            }
            if (i < rows && j < columns) { // the common one
                ++i;
                ++j;
            }
        }
        return true;
    }

    Draft &m_draft;
    const Document &m_before;
    const Document &m_after;
    const std::stop_token &m_stop;
    const std::vector<std::size_t> m_beforeHash;
    const std::vector<std::size_t> m_afterHash;
    std::vector<Triple> m_stack;
};

} // namespace

Result<Draft> withText(Draft draft, Node node, const QByteArray &json, const std::stop_token &stop,
                       Place *where)
{
    auto after = Document::parse(json, stop, where);
    if (!after)
        return after.error();
    const QList<Remark> refused = refusals(*after, draft.flavor(), 1, stop);
    if (!refused.isEmpty()) {
        if (where)
            *where = refused.first().place;
        return Error::input(refused.first().text);
    }
    if (!draft.contains(node))
        return Error::input(QCoreApplication::translate("core::json", "This part is gone."));
    auto before = Document::parse(draft.text(node), stop);
    if (!before)
        return before.error();
    const Result<void> done = Differ(draft, *before, *after, stop).run(node);
    if (!done)
        return done.error();
    return draft;
}

} // namespace core::json
