// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a draft: bytes of the source wherever nothing was changed; what was added is set like what
// stands beside it.
#include "core/json/draft.h"

#include <QHash>

#include <algorithm>

namespace core::json {

namespace {

// What stands between the parts of a container.
struct Style
{
    QByteArray lead;      ///< between the bracket and the first part
    QByteArray separator; ///< between two
    QByteArray tail;      ///< before the closing bracket
    QByteArray colon;     ///< between key and value
};

qsizetype offsetIn(const Document &document, QByteArrayView part)
{
    return part.data() - document.source().constData();
}

qsizetype begin(const Document &document, Node node)
{
    return offsetIn(document, document.hasKey(node) ? document.keyText(node) : document.text(node));
}

qsizetype valueBegin(const Document &document, Node node)
{
    return offsetIn(document, document.text(node));
}

qsizetype end(const Document &document, Node node)
{
    return offsetIn(document, document.text(node)) + document.text(node).size();
}

// What follows the last line break.
QByteArray indentation(const QByteArray &gap)
{
    return gap.mid(gap.lastIndexOf('\n') + 1);
}

} // namespace

class DraftWriter
{
public:
    explicit DraftWriter(const Draft &draft)
        : m_draft(draft)
        , m_touched(draft.touched())
    {
    }

    QByteArray write(Node root)
    {
        const Document &base = m_draft.base();
        const bool around = root == Draft::Root && m_draft.isOriginal(root); // white space around the value
        m_out.reserve(m_draft.scalarText(root).size() + 256);
        if (around)
            copy(base, 0, valueBegin(base, root));
        value(root);
        while (!m_stack.empty())
            step();
        if (around)
            copy(base, end(base, root), base.source().size());
        return m_out;
    }

private:
    struct Frame
    {
        Node node;
        QList<Run> runs;
        qsizetype run = 0;
        std::uint32_t within = 0;
        Node previous = Draft::NoNode;
    };

    bool isTouched(Node node) const { return std::binary_search(m_touched.begin(), m_touched.end(), node); }

    // A child that stands in the source of this container's own value.
    bool isAtHome(const Draft::At &home, Node child) const
    {
        const Draft::At place = m_draft.at(child);
        return place.document == home.document && place.offset == home.offset
            && place.document->parent(place.node) == home.node;
    }

    void value(Node node)
    {
        if (isTouched(node) && m_draft.isContainer(node))
            m_stack.push_back({node, m_draft.runs(node)});
        else
            m_out.append(m_draft.scalarText(node));
    }

    void copy(const Document &document, qsizetype from, qsizetype to)
    {
        m_out.append(document.source().constData() + from, to - from);
    }

    void step()
    {
        const std::size_t depth = m_stack.size() - 1;
        Frame &frame = m_stack.back();
        const Draft::At home = m_draft.contentAt(frame.node);
        const Document &source = *home.document;
        const std::uint32_t originals = source.childCount(home.node);
        if (frame.run == frame.runs.size()) { // closes
            const bool object = source.kind(home.node) == Kind::Object;
            if (frame.previous == Draft::NoNode && originals == 0)
                m_out.append(source.text(home.node));
            else if (frame.previous == Draft::NoNode)
                m_out += object ? "{}" : "[]";
            else if (originals > 0)
                copy(source, end(source, source.child(home.node, originals - 1)), end(source, home.node));
            else
                m_out += style(frame.node).tail + (object ? '}' : ']');
            m_stack.pop_back();
            return;
        }
        const Run run = frame.runs.at(frame.run);
        const Node node = run.first + frame.within;
        const bool atHome = isAtHome(home, node);
        const Draft::At place = m_draft.at(node);
        // what stands before it
        if (frame.previous == Draft::NoNode) {
            if (atHome && source.child(home.node, 0) == place.node)
                copy(source, valueBegin(source, home.node), begin(source, place.node));
            else
                m_out += source.source().at(valueBegin(source, home.node)) + style(frame.node).lead;
        } else if (atHome && frame.previous + 1 == node && isAtHome(home, frame.previous)) {
            copy(source, end(source, place.node - 1), begin(source, place.node));
        } else {
            m_out += style(frame.node).separator;
        }
        // as many as are untouched, at once
        std::uint32_t plain = 0;
        if (atHome) {
            const auto next = std::lower_bound(m_touched.begin(), m_touched.end(), node);
            // a run goes on where the next number stands beside it, whatever piece that is of
            const Node stop
                = std::min(run.first + run.count, source.child(home.node, 0) + home.offset + originals);
            plain = (next == m_touched.end() ? stop : std::min(stop, *next)) - node;
        }
        frame.previous = node + std::max(plain, 1U) - 1;
        frame.within += std::max(plain, 1U);
        if (frame.within == run.count) {
            ++frame.run;
            frame.within = 0;
        }
        if (plain > 0) {
            copy(source, begin(source, place.node), end(source, place.node + plain - 1));
            return;
        }
        if (source.kind(home.node) == Kind::Object) {
            const bool keyAsItWas = !m_draft.m_keys.contains(node);
            m_out += m_draft.keyText(node);
            if (keyAsItWas && place.document->hasKey(place.node))
                copy(*place.document,
                     begin(*place.document, place.node) + place.document->keyText(place.node).size(),
                     valueBegin(*place.document, place.node));
            else if (atHome && source.hasKey(place.node))
                copy(source, begin(source, place.node) + source.keyText(place.node).size(),
                     valueBegin(source, place.node));
            else
                m_out += style(m_stack[depth].node).colon;
        }
        value(node); // frame may be gone from here on
    }

    // Where the container has nothing to copy from, what is above it says how.
    const Style &style(Node node)
    {
        const auto known = m_styles.constFind(node);
        if (known != m_styles.constEnd())
            return *known;
        std::vector<Node> way{node};
        Style above;
        bool any = false;
        for (Node at = m_draft.parent(node); at != Draft::NoNode && !any; at = m_draft.parent(at)) {
            if (own(at, &above))
                any = true;
            else
                way.push_back(at);
        }
        if (!any)
            above = {{},
                     m_draft.flavor() == Flavor::Jsonb ? ", " : ",",
                     {},
                     m_draft.flavor() == Flavor::Jsonb ? ": " : ":"};
        for (auto at = way.rbegin(); at != way.rend(); ++at) {
            Style here = above;
            const bool lines = any && above.lead.contains('\n');
            if (lines) {
                const QByteArray outer = indentation(above.tail);
                const QByteArray inner = indentation(above.lead);
                const QByteArray unit = inner.startsWith(outer) ? inner.mid(outer.size()) : QByteArray("  ");
                here.lead = above.lead + unit;
                here.tail = above.lead;
                here.separator = ',' + here.lead;
            }
            if (at + 1 == way.rend()) {
                QByteArray colon = here.colon;
                own(node, &here);
                if (here.colon.isEmpty())
                    here.colon = colon;
            }
            above = here;
        }
        return *m_styles.insert(node, above);
    }

    bool own(Node node, Style *style) const
    {
        const Draft::At home = m_draft.contentAt(node);
        const Document &source = *home.document;
        const std::uint32_t count = source.childCount(home.node);
        if (count == 0)
            return false;
        const Node first = source.child(home.node, 0);
        const auto gap = [&](qsizetype from, qsizetype to) { return source.source().mid(from, to - from); };
        style->lead = gap(valueBegin(source, home.node) + 1, begin(source, first));
        style->tail = gap(end(source, first + count - 1), end(source, home.node) - 1);
        if (source.hasKey(first))
            style->colon
                = gap(begin(source, first) + source.keyText(first).size(), valueBegin(source, first));
        else if (style->colon.isEmpty())
            style->colon = m_draft.flavor() == Flavor::Jsonb || !style->lead.isEmpty() ? ": " : ":";
        if (count > 1)
            style->separator = gap(end(source, first), begin(source, first + 1));
        else if (style->lead.contains('\n'))
            style->separator = ',' + style->lead;
        else
            style->separator = style->colon.endsWith(' ') ? ", " : ",";
        return true;
    }

    const Draft &m_draft;
    const std::vector<Node> m_touched;
    QHash<Node, Style> m_styles;
    std::vector<Frame> m_stack;
    QByteArray m_out;
};

QByteArray Draft::text(Node node) const
{
    if (node == Root && !isEdited())
        return base().source();
    return DraftWriter(*this).write(node);
}

} // namespace core::json
