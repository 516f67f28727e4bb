// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/radius.h"

#include "core/session/pipeline.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <vector>

namespace core::actions {

namespace {

struct Link
{
    qsizetype to;
    char deptype;
    bool up;
    int needed;
};

/// An object, named once, whatever edges lead to it.
struct Found
{
    ObjectKey key;
    QString type;
    QString identity;
    qint64 rows = -1;
    qint64 bytes = -1;
    bool given = false;
    bool inherited = false; ///< there is an edge 'h' to it
    QList<Link> links;
    int incoming = 0;

    bool inner() const
    {
        // a view is its rule: nobody drops one without the other
        const bool query
            = type == QLatin1String("rule") && identity.startsWith(QLatin1String("\"_RETURN\" on "));
        return !given && (type.isEmpty() || query);
    }
};

/// Goes without CASCADE, too.
bool isPart(const Link &link)
{
    return !link.up && link.deptype != 'n' && link.deptype != 't';
}

QString reason(const Link &link)
{
    if (link.up)
        return QStringLiteral("owns it");
    switch (link.deptype) {
    case 'n':
        return QStringLiteral("depends on it");
    case 'a':
        return QStringLiteral("goes with it");
    case 'i':
        return QStringLiteral("belongs to it");
    case 'P':
    case 'S':
        return QStringLiteral("is its partition's");
    case 'e':
        return QStringLiteral("member of the extension");
    case 'x':
        return QStringLiteral("goes with the extension");
    case 'h':
        return QStringLiteral("inherited from it");
    case 't':
        return QStringLiteral("table of the type");
    default:
        return {};
    }
}

/// Of each object of a graph, by its place: is it one of them?
using Places = std::vector<bool>;

/// Objects and what leads from one to the other.
class Graph
{
public:
    qsizetype place(const ObjectKey &key)
    {
        const auto at = m_places.constFind(key);
        if (at != m_places.cend())
            return *at;
        m_places.insert(key, found.size());
        found.append({.key = key});
        return found.size() - 1;
    }

    void reserve(qsizetype objects)
    {
        found.reserve(objects);
        m_places.reserve(objects);
    }

    /// Everything that goes with the roots. The owner of a root does not: the server refuses.
    Places reached(const QList<qsizetype> &roots) const
    {
        Places seen = marked({});
        (void)walk(roots, seen);
        return seen;
    }

    /// The same as a list, and marked in seen: nothing of it was before.
    QList<qsizetype> walk(const QList<qsizetype> &roots, Places &seen) const
    {
        QList<qsizetype> all = roots;
        for (const qsizetype root : roots)
            seen[std::size_t(root)] = true;
        QHash<qsizetype, int> inherited; // from so many that go
        for (qsizetype at = 0; at < all.size(); ++at) {
            const Found &from = found.at(all.at(at));
            for (const Link &link : from.links) {
                if ((from.given && link.up) || seen[std::size_t(link.to)])
                    continue;
                if (link.deptype == 'h' && ++inherited[link.to] < link.needed)
                    continue;
                seen[std::size_t(link.to)] = true;
                all << link.to;
            }
        }
        return all;
    }

    Places marked(const QList<qsizetype> &places) const
    {
        Places marks(std::size_t(found.size()), false);
        for (const qsizetype place : places)
            marks[std::size_t(place)] = true;
        return marks;
    }

    QList<Found> found;

private:
    QHash<ObjectKey, qsizetype> m_places;
};

/// Every object by itself, columns too, with the edges as they are.
Graph graphOf(const RadiusWalk &walk)
{
    Graph graph;
    graph.reserve(walk.edges.size()); // most are reached one way only
    for (const RadiusEdge &edge : walk.edges) {
        Found &found = graph.found[graph.place(edge.to)];
        found.given = found.given || !edge.from;
        found.inherited = found.inherited || edge.deptype == 'h';
    }
    for (const RadiusObject &object : walk.objects) {
        Found &found = graph.found[graph.place(object.key)];
        found.type = object.type;
        found.identity = object.identity;
        found.rows = object.rows;
        found.bytes = object.bytes;
    }
    for (const RadiusEdge &edge : walk.edges) {
        if (edge.from)
            graph.found[graph.place(*edge.from)].links.append(
                {graph.place(edge.to), edge.deptype, edge.up, edge.needed});
    }
    return graph;
}

QList<qsizetype> rootsOf(const Graph &graph)
{
    QList<qsizetype> roots;
    for (qsizetype i = 0; i < graph.found.size(); ++i) {
        if (graph.found.at(i).given)
            roots << i;
    }
    return roots;
}

/// What goes, and nothing else; a column of a table that goes is the table.
Graph condensed(const Graph &all, const Places &reached)
{
    Graph graph;
    graph.reserve(all.found.size());
    const auto keyOf = [&](qsizetype place) { return all.found.at(place).key; };
    QSet<ObjectKey> whole;
    whole.reserve(all.found.size());
    for (qsizetype place = 0; place < all.found.size(); ++place) {
        if (reached[std::size_t(place)] && keyOf(place).sub == 0)
            whole.insert(keyOf(place));
    }
    const auto canonical = [&](qsizetype place) {
        const ObjectKey key = keyOf(place);
        if (key.sub == 0)
            return key;
        const ObjectKey table{key.classid, key.oid, 0};
        return whole.contains(table) ? table : key;
    };
    for (qsizetype place = 0; place < all.found.size(); ++place) { // in their order
        if (!reached[std::size_t(place)])
            continue;
        const Found &known = all.found.at(place);
        const ObjectKey key = canonical(place);
        Found &found = graph.found[graph.place(key)];
        if (key == known.key) {
            found.type = known.type;
            found.identity = known.identity;
            found.rows = known.rows;
            found.bytes = known.bytes;
        }
        found.given = found.given || known.given;
    }
    for (qsizetype place = 0; place < all.found.size(); ++place) {
        if (!reached[std::size_t(place)])
            continue;
        const qsizetype from = graph.place(canonical(place));
        for (const Link &link : all.found.at(place).links) {
            if (!reached[std::size_t(link.to)])
                continue;
            const qsizetype to = graph.place(canonical(link.to));
            if (from == to)
                continue;
            graph.found[from].links.append({to, link.deptype, link.up, link.needed});
            ++graph.found[to].incoming;
        }
    }
    return graph;
}

/// What goes without CASCADE: parts of the given ones, and parts of these.
Places partsOf(const Graph &graph)
{
    QList<qsizetype> queue = rootsOf(graph);
    Places parts = graph.marked(queue);
    while (!queue.isEmpty()) {
        for (const Link &link : graph.found.at(queue.takeLast()).links) {
            if (isPart(link) && !parts[std::size_t(link.to)]) {
                parts[std::size_t(link.to)] = true;
                queue << link.to;
            }
        }
    }
    return parts;
}

RadiusNode nodeOf(const Found &found)
{
    RadiusNode node;
    node.key = found.key;
    node.type = found.type;
    node.identity = found.identity;
    node.rows = found.rows;
    node.bytes = found.bytes;
    node.otherWays = std::max(0, found.incoming - 1);
    return node;
}

void addFigures(Radius &radius, const Found &found)
{
    if (found.rows >= 0) {
        radius.rows += found.rows;
        ++radius.tables;
    }
    radius.bytes += std::max<qint64>(found.bytes, 0);
}

/// The tree, the shortest way to each. Returns the node of each object; of inner ones, whose they are.
QHash<qsizetype, qsizetype> plant(Radius &radius, const Graph &graph)
{
    const Places parts = partsOf(graph);
    QHash<qsizetype, qsizetype> nodes;
    QList<qsizetype> queue = rootsOf(graph);
    for (const qsizetype root : std::as_const(queue)) {
        nodes.insert(root, radius.nodes.size());
        radius.nodes.append(nodeOf(graph.found.at(root)));
        addFigures(radius, graph.found.at(root));
    }
    for (qsizetype at = 0; at < queue.size(); ++at) {
        const Found &from = graph.found.at(queue.at(at));
        const qsizetype parent = nodes.value(queue.at(at));
        for (const Link &link : from.links) {
            const Found &other = graph.found.at(link.to);
            if ((from.given && link.up) || nodes.contains(link.to))
                continue;
            queue << link.to;
            addFigures(radius, other);
            if (other.inner()) {
                nodes.insert(link.to, parent);
                radius.hidden.insert(other.key);
                continue;
            }
            nodes.insert(link.to, radius.nodes.size());
            RadiusNode node = nodeOf(other);
            node.parent = parent;
            node.depth = radius.nodes.at(parent).depth + 1;
            node.why = reason(link);
            node.alone = parts[std::size_t(link.to)];
            radius.nodes.append(node);
        }
    }
    return nodes;
}

/// Given ones that others own, and columns that the drop would take from a key of partitions: refused.
void findOwners(Radius &radius, const Graph &all, const Places &reached)
{
    for (qsizetype place = 0; place < all.found.size(); ++place) { // in their order
        const Found &found = all.found.at(place);
        if (!reached[std::size_t(place)] || !(found.given || found.inherited))
            continue;
        for (const Link &link : found.links) {
            const Found &owner = all.found.at(link.to);
            if (link.up && !owner.given)
                radius.owned.append({found.type + QLatin1Char(' ') + found.identity,
                                     owner.type + QLatin1Char(' ') + owner.identity, link.deptype == 'e'});
        }
    }
}

void count(Radius &radius)
{
    QHash<QString, RadiusCount> counts;
    for (const RadiusNode &node : std::as_const(radius.nodes)) {
        if (node.isGiven())
            continue;
        RadiusCount &count = counts[node.type];
        count.type = node.type;
        ++count.count;
        count.cascaded += node.alone ? 0 : 1;
    }
    radius.counts = counts.values();
    std::sort(radius.counts.begin(), radius.counts.end(), [](const RadiusCount &a, const RadiusCount &b) {
        return a.count != b.count ? a.count > b.count : a.type < b.type;
    });
}

void relate(Radius &radius, const Graph &graph, const QHash<qsizetype, qsizetype> &nodes)
{
    const QList<qsizetype> given = rootsOf(graph);
    if (given.size() < 2)
        return;
    Places seen = graph.marked({});
    for (const qsizetype one : given) {
        const QList<qsizetype> reached = graph.walk({one}, seen);
        for (const qsizetype other : reached) {
            if (other != one && graph.found.at(other).given)
                radius.dependsOn.append({nodes.value(other), nodes.value(one)});
            seen[std::size_t(other)] = false;
        }
    }
}

} // namespace

bool Radius::needsCascade() const
{
    return std::any_of(nodes.begin(), nodes.end(),
                       [](const RadiusNode &node) { return !node.isGiven() && !node.alone; });
}

qsizetype Radius::others() const
{
    return std::count_if(nodes.begin(), nodes.end(), [](const RadiusNode &node) { return !node.isGiven(); });
}

QList<QList<qsizetype>> Radius::order() const
{
    QHash<qsizetype, QSet<qsizetype>> taken; // what goes when it goes
    for (const auto &[goes, when] : dependsOn)
        taken[when].insert(goes);
    QList<qsizetype> left;
    for (qsizetype i = 0; i < nodes.size() && nodes.at(i).isGiven(); ++i)
        left << i;
    QList<QList<qsizetype>> steps;
    while (!left.isEmpty()) {
        const QSet<qsizetype> remaining(left.begin(), left.end());
        QList<qsizetype> step;
        for (const qsizetype one : std::as_const(left)) {
            const QSet<qsizetype> &others = taken[one];
            const bool ready = std::all_of(others.begin(), others.end(), [&](qsizetype other) {
                return !remaining.contains(other) || taken.value(other).contains(one);
            });
            if (ready)
                step << one;
        }
        if (step.isEmpty()) // cannot be: what one takes along, its takers do, too
            step = left;
        steps << step;
        left.removeIf([&](qsizetype one) { return step.contains(one); });
    }
    return steps;
}

Radius radiusOf(const RadiusWalk &walk)
{
    const Graph all = graphOf(walk);
    const Places reached = all.reached(rootsOf(all));
    const Graph graph = condensed(all, reached);
    Radius radius;
    const QHash<qsizetype, qsizetype> nodes = plant(radius, graph);
    findOwners(radius, all, reached);
    count(radius);
    relate(radius, graph, nodes);
    return radius;
}

Result<Radius> readRadius(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                          const QString &objects)
{
    auto sql = library.statement(QStringLiteral("action"), QStringLiteral("radius"), link.info().version,
                                 {{QStringLiteral("objects"), objects}});
    if (!sql)
        return std::move(sql).error();
    // What is sent together is one transaction, so the setting ends with it. Compiling took longer than the
    // walk of 20,000 tables.
    auto answers = session::executeAll(
        link, job,
        {{"select pg_catalog.set_config('jit', 'off', true) from pg_catalog.pg_settings where name = 'jit'"},
         {sql->toUtf8()}});
    if (!answers)
        return std::move(answers).error();
    if (PQresultStatus(answers->back().get()) != PGRES_TUPLES_OK)
        return link.errorOf(answers->back().get());
    const PGresult *rows = answers->back().get();
    const auto isNull = [&](int row, int column) { return PQgetisnull(rows, row, column) != 0; };
    const auto number = [&](int row, int column) {
        return isNull(row, column) ? qint64(-1) : QByteArrayView(PQgetvalue(rows, row, column)).toLongLong();
    };
    RadiusWalk walk;
    walk.edges.reserve(PQntuples(rows));
    for (int row = 0; row < PQntuples(rows); ++row) {
        const ObjectKey key{number(row, 0), number(row, 1), number(row, 2)};
        if (isNull(row, 6)) {
            walk.objects.append({key, QString::fromUtf8(PQgetvalue(rows, row, 9)),
                                 QString::fromUtf8(PQgetvalue(rows, row, 10)), number(row, 11),
                                 number(row, 12)});
            continue;
        }
        RadiusEdge edge{.to = key,
                        .deptype = *PQgetvalue(rows, row, 6),
                        .up = *PQgetvalue(rows, row, 7) == 't',
                        .needed = int(number(row, 8))};
        if (!isNull(row, 3))
            edge.from = ObjectKey{number(row, 3), number(row, 4), number(row, 5)};
        walk.edges.append(edge);
    }
    return radiusOf(walk);
}

} // namespace core::actions
