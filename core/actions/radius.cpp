// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/radius.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <map>

namespace core::actions {

namespace {

struct Link
{
    qsizetype to;
    char deptype;
    bool up;
};

/// The object itself, named once, whatever edges lead to it.
struct Found
{
    ObjectKey key;
    QString type;
    QString identity;
    qint64 rows = -1;
    qint64 bytes = -1;
    bool given = false;
    QList<Link> links;
    int incoming = 0;

    bool inner() const
    {
        // a view is its rule: nobody drops one without the other
        return !given
            && (type.isEmpty()
                || (type == QLatin1String("rule") && identity.startsWith(QLatin1String("\"_RETURN\" on "))));
    }
};

/// Goes without CASCADE, too.
bool isPart(const Link &link)
{
    return !link.up && link.deptype != 'n';
}

QString reason(const Link &link)
{
    if (link.up)
        return QStringLiteral("owns what goes");
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
    default:
        return {};
    }
}

class Walk
{
public:
    explicit Walk(const QList<RadiusEdge> &edges)
    {
        for (const RadiusEdge &edge : edges) {
            if (edge.to.sub == 0)
                m_whole.insert(wholeOf(edge.to));
        }
        for (const RadiusEdge &edge : edges) {
            const qsizetype to = place(edge);
            if (!edge.from)
                m_found[to].given = true;
        }
        for (const RadiusEdge &edge : edges) {
            if (!edge.from)
                continue;
            const auto from = m_places.find(canonical(*edge.from));
            const qsizetype to = m_places.at(canonical(edge.to));
            if (from == m_places.end() || from->second == to)
                continue;
            m_found[from->second].links.append({to, edge.deptype, edge.up});
            ++m_found[to].incoming;
        }
    }

    Radius radius()
    {
        Radius result;
        QList<qsizetype> queue;
        QHash<qsizetype, qsizetype> node; // of found: in the result; inner ones: whom they are in
        QSet<qsizetype> parts;            // found that go without CASCADE
        for (qsizetype i = 0; i < m_found.size(); ++i) {
            if (!m_found.at(i).given)
                continue;
            node.insert(i, result.nodes.size());
            parts.insert(i);
            queue << i;
            append(result, i, -1, 0, {});
        }
        const QSet<qsizetype> reached = closure(queue, &parts);
        for (qsizetype at = 0; at < queue.size(); ++at) {
            const qsizetype from = queue.at(at);
            const qsizetype parent = node.value(from);
            const QList<Link> links = m_found.at(from).links;
            for (const Link &link : links) {
                const Found &other = m_found.at(link.to);
                if (m_found.at(from).given && link.up) {
                    if (!other.given)
                        own(result, parent, other, link);
                    continue;
                }
                if (node.contains(link.to))
                    continue;
                queue << link.to;
                if (other.inner()) {
                    node.insert(link.to, parent);
                    result.hidden.insert(other.key);
                    result.bytes += std::max<qint64>(other.bytes, 0);
                    continue;
                }
                node.insert(link.to, result.nodes.size());
                append(result, link.to, parent, result.nodes.at(parent).depth + 1, reason(link));
                result.nodes.last().alone = parts.contains(link.to);
            }
        }
        count(result);
        relate(result, node);
        return result;
    }

private:
    static std::pair<qint64, qint64> wholeOf(const ObjectKey &key) { return {key.classid, key.oid}; }

    /// A column of a table that goes is the table.
    ObjectKey canonical(const ObjectKey &key) const
    {
        return m_whole.contains(wholeOf(key)) ? ObjectKey{key.classid, key.oid, 0} : key;
    }

    qsizetype place(const RadiusEdge &edge)
    {
        const ObjectKey key = canonical(edge.to);
        const auto [at, added] = m_places.try_emplace(key, m_found.size());
        if (added)
            m_found.append({.key = key});
        Found &found = m_found[at->second];
        if (edge.to == key) {
            found.type = edge.type;
            found.identity = edge.identity;
            found.rows = edge.rows;
            found.bytes = edge.bytes;
        }
        return at->second;
    }

    /// Everything reached from the roots; parts grows by what goes without CASCADE.
    QSet<qsizetype> closure(const QList<qsizetype> &roots, QSet<qsizetype> *parts) const
    {
        QList<qsizetype> queue = roots;
        QSet<qsizetype> seen(roots.begin(), roots.end());
        while (!queue.isEmpty()) {
            const qsizetype from = queue.takeLast();
            const Found &found = m_found.at(from);
            for (const Link &link : found.links) {
                if (found.given && link.up)
                    continue;
                const bool part = parts && parts->contains(from) && isPart(link) && !parts->contains(link.to);
                if (part)
                    parts->insert(link.to);
                if (part || !seen.contains(link.to)) { // again: what it takes along is a part now, too
                    seen.insert(link.to);
                    queue << link.to;
                }
            }
        }
        return seen;
    }

    void append(Radius &result, qsizetype place, qsizetype parent, int depth, const QString &why) const
    {
        const Found &found = m_found.at(place);
        RadiusNode node;
        node.key = found.key;
        node.parent = parent;
        node.depth = depth;
        node.type = found.type;
        node.identity = found.identity;
        node.why = why;
        node.rows = found.rows;
        node.bytes = found.bytes;
        node.otherWays = std::max(0, found.incoming - 1);
        result.nodes.append(node);
        if (found.rows >= 0) {
            result.rows += found.rows;
            ++result.tables;
        }
        result.bytes += std::max<qint64>(found.bytes, 0);
    }

    static void own(Radius &result, qsizetype node, const Found &owner, const Link &link)
    {
        const QString by = owner.type + QLatin1Char(' ') + owner.identity;
        const bool known = std::any_of(result.owned.begin(), result.owned.end(),
                                       [&](const Radius::Owned &one) { return one.node == node; });
        if (!known)
            result.owned.append({node, by, link.deptype == 'e'});
    }

    static void count(Radius &result)
    {
        QHash<QString, RadiusCount> counts;
        for (const RadiusNode &node : std::as_const(result.nodes)) {
            if (node.isGiven())
                continue;
            RadiusCount &count = counts[node.type];
            count.type = node.type;
            ++count.count;
            count.cascaded += node.alone ? 0 : 1;
        }
        result.counts = counts.values();
        std::sort(result.counts.begin(), result.counts.end(), [](const RadiusCount &a, const RadiusCount &b) {
            return a.count != b.count ? a.count > b.count : a.type < b.type;
        });
    }

    void relate(Radius &result, const QHash<qsizetype, qsizetype> &node) const
    {
        QList<qsizetype> given;
        for (qsizetype i = 0; i < m_found.size(); ++i) {
            if (m_found.at(i).given)
                given << i;
        }
        if (given.size() < 2)
            return;
        for (const qsizetype one : std::as_const(given)) {
            const QSet<qsizetype> reached = closure({one}, nullptr);
            for (const qsizetype other : std::as_const(given)) {
                if (other != one && reached.contains(other))
                    result.dependsOn.append({node.value(other), node.value(one)});
            }
        }
    }

    QSet<std::pair<qint64, qint64>> m_whole;
    std::map<ObjectKey, qsizetype> m_places;
    QList<Found> m_found;
};

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

Radius radiusOf(const QList<RadiusEdge> &edges)
{
    return Walk(edges).radius();
}

Result<Radius> readRadius(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                          const QString &objects)
{
    auto sql = library.statement(QStringLiteral("action"), QStringLiteral("radius"), link.info().version,
                                 {{QStringLiteral("objects"), objects}});
    if (!sql)
        return std::move(sql).error();
    auto answer = link.execute(job, sql->toUtf8());
    if (!answer)
        return std::move(answer).error();
    const PGresult *rows = answer->get();
    const auto isNull = [&](int row, int column) { return PQgetisnull(rows, row, column) != 0; };
    const auto number = [&](int row, int column) {
        return isNull(row, column) ? qint64(-1) : QByteArrayView(PQgetvalue(rows, row, column)).toLongLong();
    };
    QList<RadiusEdge> edges;
    edges.reserve(PQntuples(rows));
    for (int row = 0; row < PQntuples(rows); ++row) {
        RadiusEdge edge;
        edge.to = {number(row, 0), number(row, 1), number(row, 2)};
        if (!isNull(row, 3))
            edge.from = ObjectKey{number(row, 3), number(row, 4), number(row, 5)};
        edge.deptype = *PQgetvalue(rows, row, 6);
        edge.up = *PQgetvalue(rows, row, 7) == 't';
        edge.type = QString::fromUtf8(PQgetvalue(rows, row, 8));
        edge.identity = QString::fromUtf8(PQgetvalue(rows, row, 9));
        edge.rows = number(row, 10);
        edge.bytes = number(row, 11);
        edges.append(std::move(edge));
    }
    return radiusOf(edges);
}

} // namespace core::actions
