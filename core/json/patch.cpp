// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/patch.h"

#include "core/base/sqlquote.h"
#include "core/json/layout.h"
#include "core/json/path.h"

#include <QSet>

#include <algorithm>

namespace core::json {

namespace {

/// Longer chains are calls nested so deep that the server has more work with them than with the value.
constexpr qsizetype MostSteps = 200;
/// What a chain may cost in any case, in bytes: small values are patched too.
constexpr qsizetype AlwaysAllowed = 4096;
constexpr qsizetype MostRuns = 1000;

class Maker
{
public:
    explicit Maker(const Draft &draft)
        : m_draft(draft)
        , m_base(draft.base())
        , m_touched(draft.touched())
    {
    }

    Patch make()
    {
        Patch patch;
        if (!m_draft.isEdited())
            return patch;
        if (m_draft.flavor() == Flavor::Json || !m_draft.isOriginal(Draft::Root)
            || !m_draft.isContainer(Draft::Root)) {
            patch.whole = m_draft.text() != m_base.source();
            return patch;
        }
        m_places.push_back({Draft::Root, 0, Draft::NoNode, {}});
        for (std::size_t i = 0; i < m_places.size(); ++i)
            visit(i);
        for (std::size_t i = m_places.size(); i-- > 1;) {
            weigh(i);
            Place &above = m_places[m_places[i].above];
            std::move(m_places[i].steps.begin(), m_places[i].steps.end(), std::back_inserter(above.inner));
            above.cost += m_places[i].cost;
            m_places[i].steps.clear();
        }
        Place &root = m_places.front();
        QList<Step> steps = std::move(root.inner);
        steps += root.steps;
        QList<PatchGuard> guards;
        QSet<QString> seen;
        qsizetype cost = 0;
        for (const Step &step : steps) {
            patch.steps << PatchStep{
                step.kind, pathTo(step.parent, step.last),
                step.node == Draft::NoNode ? QByteArray() : laidOut(m_draft.text(step.node), Layout::Spaced)};
            cost += patch.steps.last().value.size() + pathCost(patch.steps.last().path);
            for (const Guard &guard : step.guards)
                addGuard(guard, guards, seen, cost);
        }
        patch.guards = guards;
        if (steps.size() > MostSteps || cost > std::max(AlwaysAllowed, 2 * m_base.source().size())) {
            patch = {};
            patch.whole = true;
        }
        return patch;
    }

private:
    struct Guard
    {
        PatchGuard::Kind kind;
        Node node;     ///< of the source; with Absent and a key: the object
        QString key{}; ///< Absent
        std::uint32_t count = 0;
    };
    struct Step
    {
        PatchStep::Kind kind;
        Node parent;  ///< container of the source
        QString last; ///< key or number
        Node node;    ///< the value, of the draft; NoNode for Remove
        QList<Guard> guards{};
    };
    struct Place
    {
        Node node; ///< a container that is still where it was
        std::size_t above;
        Node element; ///< the outermost array element on the way to it (or itself)
        QList<Step> steps{};
        QList<Step> inner{};
        qsizetype cost = 0;
    };

    bool isTouched(Node node) const { return std::binary_search(m_touched.begin(), m_touched.end(), node); }

    QStringList pathTo(Node parent, const QString &last) const
    {
        QStringList path;
        if (!last.isNull())
            path << last;
        for (; parent != Draft::Root; parent = m_base.parent(parent))
            path << (m_base.hasKey(parent) ? m_base.key(parent) : QString::number(m_base.index(parent)));
        std::reverse(path.begin(), path.end());
        return path;
    }

    static qsizetype pathCost(const QStringList &path)
    {
        qsizetype cost = 20;
        for (const QString &step : path)
            cost += step.size() + 1;
        return cost;
    }

    void addGuard(const Guard &guard, QList<PatchGuard> &list, QSet<QString> &seen, qsizetype &cost) const
    {
        const QString name = QStringLiteral("%1 %2 ").arg(int(guard.kind)).arg(guard.node) + guard.key;
        if (seen.contains(name))
            return;
        seen.insert(name);
        PatchGuard made{guard.kind, pathTo(guard.node, guard.key), {}, guard.count};
        if (guard.kind == PatchGuard::Kind::Equals)
            made.value = m_base.text(guard.node).toByteArray();
        cost += made.value.size() + pathCost(made.path);
        list << made;
    }

    // What must be known of the way to a place: the arrays on it are arrays, and where it leads through one,
    // its element is the one that was seen.
    QList<Guard> way(const Place &place) const
    {
        QList<Guard> guards;
        if (place.element == Draft::NoNode)
            return guards;
        guards << Guard{PatchGuard::Kind::Array, m_base.parent(place.element)}
               << Guard{PatchGuard::Kind::Equals, place.element};
        return guards;
    }

    void add(std::size_t place, Step step, QList<Guard> own)
    {
        // what is inside of a compared element is compared with it
        step.guards = way(m_places[place]);
        if (step.guards.isEmpty())
            step.guards = std::move(own);
        qsizetype cost = step.node == Draft::NoNode ? 0 : m_draft.scalarText(step.node).size();
        for (const Guard &guard : step.guards)
            cost += guard.kind == PatchGuard::Kind::Equals ? m_base.text(guard.node).size() : 0;
        m_places[place].cost += cost + 60;
        m_places[place].steps << step;
    }

    void visit(std::size_t place)
    {
        const Node node = m_places[place].node;
        const std::uint32_t count = m_base.childCount(node);
        const Node first = count > 0 ? m_base.child(node, 0) : 0;
        if (m_base.kind(node) == Kind::Object)
            visitObject(place, first, count);
        else
            visitArray(place, first, count);
    }

    void descend(std::size_t place, Node child)
    {
        Node element = m_places[place].element;
        if (element == Draft::NoNode && m_base.kind(m_places[place].node) == Kind::Array)
            element = child;
        m_places.push_back({child, place, element, {}});
    }

    // A key that reads as a number would be found in an array too.
    QList<Guard> guardOf(Node child) const
    {
        QList<Guard> guards;
        if (m_base.hasKey(child)) {
            const QString key = m_base.key(child).trimmed();
            const qsizetype sign = !key.isEmpty() && QStringView(u"+-").contains(key.front()) ? 1 : 0;
            if (key.size() > sign && key.at(sign).isDigit())
                guards << Guard{PatchGuard::Kind::Object, m_base.parent(child)};
        } else {
            guards << Guard{PatchGuard::Kind::Array, m_base.parent(child)};
        }
        return guards << Guard{PatchGuard::Kind::Equals, child};
    }

    void visitObject(std::size_t place, Node first, std::uint32_t count)
    {
        const Node object = m_places[place].node;
        const Node stop = first + count;
        std::vector<bool> stays(count, false);
        QList<Node> added;
        for (const Run &run : m_draft.runs(object)) {
            for (Node child = run.first; child < run.first + run.count; ++child) {
                const bool home = child >= first && child < stop;
                if (home && (!isTouched(child) || m_draft.keyText(child) == m_base.keyText(child)))
                    stays[child - first] = true;
                else
                    added << child;
            }
        }
        QHash<QString, Node> final; // of a key that stands twice the last one counts
        for (const Node child : added)
            final.insert(m_draft.key(child), child);
        for (std::uint32_t i = 0; i < count; ++i) {
            const Node child = first + i;
            if (stays[i]) {
                if (!isTouched(child))
                    continue;
                if (m_draft.isOriginal(child))
                    descend(place, child);
                else
                    add(place, {PatchStep::Kind::Set, object, notNull(m_base.key(child)), child},
                        guardOf(child));
                continue;
            }
            const QString key = notNull(m_base.key(child));
            const auto again = final.constFind(key);
            if (again == final.constEnd())
                add(place, {PatchStep::Kind::Remove, object, key, Draft::NoNode}, guardOf(child));
            else
                add(place, {PatchStep::Kind::Set, object, key, *again}, guardOf(child));
            if (again != final.constEnd())
                final.erase(again);
        }
        for (const Node child : added) {
            const QString key = notNull(m_draft.key(child));
            if (final.value(key, Draft::NoNode) != child)
                continue;
            add(place, {PatchStep::Kind::Set, object, key, child},
                {{PatchGuard::Kind::Object, object}, {PatchGuard::Kind::Absent, object, key}});
        }
    }

    static QString notNull(const QString &key) { return key.isNull() ? QLatin1String("") : key; }

    void visitArray(std::size_t place, Node first, std::uint32_t count)
    {
        const Node array = m_places[place].node;
        const Node stop = first + count;
        struct Piece
        {
            Run run;
            bool home;
            bool stays;
        };
        std::vector<Piece> pieces;
        for (const Run &run : m_draft.runs(array)) {
            // a run may reach over the end of what was here by chance of the numbers
            const Node from = std::clamp(run.first, first, stop);
            const Node to = std::clamp(run.first + run.count, first, stop);
            if (count == 0 || from >= to) {
                pieces.push_back({run, false, false});
                continue;
            }
            if (run.first < from)
                pieces.push_back({{run.first, from - run.first}, false, false});
            pieces.push_back({{from, to - from}, true, false});
            if (to < run.first + run.count)
                pieces.push_back({{to, run.first + run.count - to}, false, false});
        }
        if (qsizetype(pieces.size()) > MostRuns) {
            replaceArray(place);
            return;
        }
        // the heaviest ascending chain of what is still in its order
        std::vector<std::uint64_t> weight(pieces.size(), 0);
        std::vector<int> before(pieces.size(), -1);
        int best = -1;
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            if (!pieces[i].home)
                continue;
            weight[i] = pieces[i].run.count;
            for (std::size_t j = 0; j < i; ++j) {
                if (pieces[j].home && pieces[j].run.first < pieces[i].run.first
                    && weight[j] + pieces[i].run.count > weight[i]) {
                    weight[i] = weight[j] + pieces[i].run.count;
                    before[i] = int(j);
                }
            }
            if (best < 0 || weight[i] > weight[std::size_t(best)])
                best = int(i);
        }
        for (int i = best; i >= 0; i = before[std::size_t(i)])
            pieces[std::size_t(i)].stays = true;

        QList<Step> sets;
        QList<Step> removes;
        QList<Step> inserts;
        std::uint32_t next = 0;  // element of the source that is due
        std::uint32_t final = 0; // place in the array as it will be
        QList<Node> fresh;       // waiting since the last one that stays
        const auto close = [&](std::uint32_t until) {
            for (const Node node : fresh) {
                if (next < until) {
                    sets << Step{PatchStep::Kind::Set, array, QString::number(next), node,
                                 guardOf(first + next)};
                    ++next;
                } else {
                    inserts << Step{PatchStep::Kind::Insert, array, QString::number(final), node,
                                    neighbours(array, first, count, until)};
                }
                ++final;
            }
            fresh.clear();
            for (; next < until; ++next)
                removes << Step{PatchStep::Kind::Remove, array, QString::number(next), Draft::NoNode,
                                guardOf(first + next)};
        };
        for (const Piece &piece : pieces) {
            if (!piece.stays) {
                for (Node node = piece.run.first; node < piece.run.first + piece.run.count; ++node)
                    fresh << node;
                if (fresh.size() > MostSteps) {
                    replaceArray(place);
                    return;
                }
                continue;
            }
            close(piece.run.first - first);
            next += piece.run.count;
            final += piece.run.count;
            auto touched = std::lower_bound(m_touched.begin(), m_touched.end(), piece.run.first);
            for (; touched != m_touched.end() && *touched < piece.run.first + piece.run.count; ++touched) {
                if (m_draft.isOriginal(*touched))
                    m_descents << *touched;
                else
                    sets << Step{PatchStep::Kind::Set, array, QString::number(*touched - first), *touched,
                                 guardOf(*touched)};
            }
        }
        close(count);
        if (removes.size() + inserts.size() > MostSteps) {
            m_descents.clear();
            replaceArray(place);
            return;
        }
        const bool shifts = !removes.isEmpty() || !inserts.isEmpty();
        std::reverse(removes.begin(), removes.end()); // from the end on, so that numbers stay true
        for (QList<Step> *list : {&sets, &removes, &inserts}) {
            for (Step &step : *list) {
                QList<Guard> own = step.guards;
                if (shifts)
                    own.prepend({PatchGuard::Kind::Length, array, {}, count});
                add(place, step, own);
            }
        }
        for (const Node child : std::as_const(m_descents))
            descend(place, child);
        m_descents.clear();
    }

    // Of an element that comes in before the one at `index` of the source.
    QList<Guard> neighbours(Node array, Node first, std::uint32_t count, std::uint32_t index) const
    {
        QList<Guard> guards{{PatchGuard::Kind::Length, array, {}, count}};
        if (index > 0)
            guards << Guard{PatchGuard::Kind::Equals, first + index - 1};
        if (index < count)
            guards << Guard{PatchGuard::Kind::Equals, first + index};
        return guards;
    }

    // This container as one step of the one above it.
    void replaceArray(std::size_t place)
    {
        m_places[place].steps.clear();
        m_places[place].inner.clear();
        const Node node = m_places[place].node;
        if (node == Draft::Root) { // no path leads to it: dearer than anything
            m_places[place].steps << QList<Step>(MostSteps + 1,
                                                 {PatchStep::Kind::Remove, node, {}, Draft::NoNode});
            return;
        }
        const std::size_t above = m_places[place].above;
        const Node parent = m_places[above].node;
        Step step{PatchStep::Kind::Set, parent,
                  notNull(m_base.hasKey(node) ? m_base.key(node) : QString::number(m_base.index(node))),
                  node};
        step.guards = way(m_places[above]);
        if (step.guards.isEmpty())
            step.guards = guardOf(node);
        m_places[place].steps << step;
        m_places[place].cost = 2 * m_base.text(node).size();
    }

    // Where the steps inside of a container cost more than the container itself, it is replaced.
    void weigh(std::size_t i)
    {
        Place &place = m_places[i];
        QList<Step> all = std::move(place.inner);
        all += place.steps;
        place.inner.clear();
        place.steps = all;
        const qsizetype old = m_base.text(place.node).size();
        if (place.steps.size() > 1 && place.cost > std::max<qsizetype>(AlwaysAllowed / 2, 2 * old))
            replaceArray(i);
    }

    const Draft &m_draft;
    const Document &m_base;
    const std::vector<Node> m_touched;
    std::vector<Place> m_places; ///< a container before those in it
    QList<Node> m_descents;
};

const QString Column = QStringLiteral("{column}");

// Text of array literals and of JSON in which nothing reads as the placeholder.
QString safePath(const QStringList &path)
{
    QString literal = pathLiteral(path);
    if (!literal.contains(Column))
        return literal;
    QStringList elements;
    for (QString step : path) {
        step.replace(QLatin1Char('\\'), QLatin1String("\\\\"))
            .replace(QLatin1Char('"'), QLatin1String("\\\""))
            .replace(Column, QLatin1String("{\\column}"));
        elements << QLatin1Char('"') + step + QLatin1Char('"');
    }
    return quoteLiteral(QLatin1Char('{') + elements.join(QLatin1Char(',')) + QLatin1Char('}'));
}

QString safeJson(const QByteArray &json)
{
    // it can only stand in a string
    return quoteLiteral(QString::fromUtf8(json).replace(Column, QLatin1String("\\u007bcolumn}")));
}

QString safeText(const QByteArray &text)
{
    const QString whole = QString::fromUtf8(text);
    if (!whole.contains(Column))
        return quoteLiteral(whole);
    QStringList pieces;
    for (const QString &piece : whole.split(Column))
        pieces << quoteLiteral(piece);
    return QLatin1Char('(') + pieces.join(QLatin1String(" || '{' || 'column}' || ")) + QLatin1Char(')');
}

} // namespace

Patch minimalPatch(const Draft &draft)
{
    return Maker(draft).make();
}

QString patchExpression(const Patch &patch)
{
    if (patch.steps.isEmpty())
        return {};
    QString heads;
    QStringList tails;
    for (auto step = patch.steps.rbegin(); step != patch.steps.rend(); ++step) {
        if (step->kind != PatchStep::Kind::Remove)
            heads += QLatin1String(step->kind == PatchStep::Kind::Set ? "jsonb_set(" : "jsonb_insert(");
    }
    QString out = heads + Column;
    for (const PatchStep &step : patch.steps) {
        if (step.kind == PatchStep::Kind::Remove)
            out += QLatin1String(" #- ") + safePath(step.path);
        else
            out += QLatin1String(", ") + safePath(step.path) + QLatin1String(", ") + safeJson(step.value)
                + QLatin1Char(')');
    }
    return out;
}

QString patchCondition(const Patch &patch)
{
    QStringList parts;
    for (const PatchGuard &guard : patch.guards) {
        const QString there
            = guard.path.isEmpty() ? Column : Column + QLatin1String(" #> ") + safePath(guard.path);
        const QString inside = guard.path.isEmpty() ? Column : QLatin1Char('(') + there + QLatin1Char(')');
        switch (guard.kind) {
        case PatchGuard::Kind::Equals:
            parts << inside + QLatin1String("::text = ") + safeText(guard.value);
            break;
        case PatchGuard::Kind::Absent:
            parts << inside + QLatin1String(" is null");
            break;
        case PatchGuard::Kind::Object:
            parts << QLatin1String("jsonb_typeof(") + there + QLatin1String(") = 'object'");
            break;
        case PatchGuard::Kind::Array:
            parts << QLatin1String("jsonb_typeof(") + there + QLatin1String(") = 'array'");
            break;
        case PatchGuard::Kind::Length: // jsonb_array_length fails where there is no array
            parts << QLatin1String("case jsonb_typeof(") + there
                    + QLatin1String(") when 'array' then jsonb_array_length(") + there
                    + QStringLiteral(") end = %1").arg(guard.count);
            break;
        }
    }
    return parts.join(QLatin1String(" and "));
}

} // namespace core::json
