// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/definition/order.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <numeric>
#include <queue>
#include <vector>

namespace core::definition {

namespace {

using Edges = std::vector<std::vector<int>>; // by node: what it needs

/// Strongly connected components, by Tarjan's way without recursion. Gives the number of each node's
/// component; a component has a smaller number than those that need it.
std::vector<int> components(const Edges &needs, int &count)
{
    const int size = static_cast<int>(needs.size());
    std::vector<int> component(size, -1), index(size, -1), low(size, 0), stack;
    std::vector<std::pair<int, size_t>> path;
    int next = 0;
    count = 0;
    for (int root = 0; root < size; ++root) {
        if (index[root] >= 0)
            continue;
        path.emplace_back(root, 0);
        while (!path.empty()) {
            auto &[node, at] = path.back();
            if (at == 0) {
                index[node] = low[node] = next++;
                stack.push_back(node);
            }
            if (at < needs[node].size()) {
                const int to = needs[node][at++];
                if (index[to] < 0)
                    path.emplace_back(to, 0); // `node` and `at` are gone with this
                else if (component[to] < 0)
                    low[node] = std::min(low[node], index[to]);
                continue;
            }
            const int done = node;
            if (low[done] == index[done]) {
                for (int member = -1; member != done; stack.pop_back()) {
                    member = stack.back();
                    component[member] = count;
                }
                ++count;
            }
            path.pop_back();
            if (!path.empty())
                low[path.back().first] = std::min(low[path.back().first], low[done]);
        }
    }
    return component;
}

std::vector<std::vector<int>> members(const std::vector<int> &component, int count)
{
    std::vector<std::vector<int>> lists(static_cast<size_t>(count));
    for (size_t node = 0; node < component.size(); ++node)
        lists[static_cast<size_t>(component[node])].push_back(static_cast<int>(node));
    return lists;
}

class Sorter
{
public:
    explicit Sorter(const QList<Node> &nodes)
        : m_nodes(nodes)
        , m_split(static_cast<size_t>(nodes.size()))
        , m_dropped(static_cast<size_t>(nodes.size()))
    {
        std::vector<int> place(static_cast<size_t>(nodes.size()));
        std::iota(place.begin(), place.end(), 0);
        std::stable_sort(place.begin(), place.end(), [&](int a, int b) {
            return std::tie(nodes[a].rank, nodes[a].name) < std::tie(nodes[b].rank, nodes[b].name);
        });
        m_place.resize(place.size());
        for (size_t i = 0; i < place.size(); ++i)
            m_place[static_cast<size_t>(place[i])] = static_cast<int>(i);
    }

    Order run()
    {
        const int size = static_cast<int>(m_nodes.size());
        for (const Node &node : m_nodes)
            m_split[&node - m_nodes.constData()].resize(static_cast<size_t>(node.later.size()));
        Edges whole(static_cast<size_t>(size));
        for (int i = 0; i < size; ++i)
            whole[static_cast<size_t>(i)] = needsOf(i);
        int count = 0;
        m_circle = components(whole, count);
        for (const auto &circle : members(m_circle, count)) {
            if (circle.size() < 2)
                continue;
            m_circular.append(QList<int>(circle.begin(), circle.end()));
            solve(circle);
        }
        return sorted();
    }

private:
    bool isSplit(int node, qsizetype part) const
    {
        return m_split[static_cast<size_t>(node)][static_cast<size_t>(part)];
    }

    /// What the thing with its parts that were not split off needs.
    std::vector<int> needsOf(int node) const
    {
        std::vector<int> all(m_nodes[node].needs.begin(), m_nodes[node].needs.end());
        for (qsizetype part = 0; part < m_nodes[node].later.size(); ++part) {
            if (!isSplit(node, part))
                all.insert(all.end(), m_nodes[node].later[part].needs.begin(),
                           m_nodes[node].later[part].needs.end());
        }
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        const auto &dropped = m_dropped[static_cast<size_t>(node)];
        std::erase_if(all, [&](int to) { return to == node || dropped.contains(to); });
        return all;
    }

    /// Takes apart what is in a circle until it is none.
    void solve(const std::vector<int> &circle)
    {
        std::vector<std::vector<int>> open{circle};
        while (!open.empty()) {
            const std::vector<int> nodes = std::move(open.back());
            open.pop_back();
            cut(nodes);
            std::vector<int> number(nodes.size());
            QHash<int, int> local;
            for (size_t i = 0; i < nodes.size(); ++i)
                local.insert(nodes[i], static_cast<int>(i));
            Edges needs(nodes.size());
            for (size_t i = 0; i < nodes.size(); ++i) {
                for (const int to : needsOf(nodes[i])) {
                    if (const auto at = local.constFind(to); at != local.cend())
                        needs[i].push_back(*at);
                }
            }
            int count = 0;
            const auto component = components(needs, count);
            for (auto &part : members(component, count)) {
                if (part.size() < 2)
                    continue;
                for (int &node : part)
                    node = nodes[static_cast<size_t>(node)];
                open.push_back(std::move(part));
            }
        }
    }

    /// Splits off the part that costs least, or gives up a need where nothing can be split off. In a large
    /// circle all parts of that cost: it would take too long one by one.
    void cut(const std::vector<int> &nodes)
    {
        constexpr size_t Large = 200;
        const QSet<int> inside(nodes.begin(), nodes.end());
        const auto helps = [&](const QList<int> &needs) {
            return std::any_of(needs.begin(), needs.end(), [&](int to) { return inside.contains(to); });
        };
        std::vector<std::tuple<int, int, qsizetype>> ways; // reluctance, place, part
        std::vector<int> byPlace = nodes;
        std::sort(byPlace.begin(), byPlace.end(), [&](int a, int b) { return placeOf(a) < placeOf(b); });
        for (size_t i = 0; i < byPlace.size(); ++i) {
            const Node &node = m_nodes[byPlace[i]];
            for (qsizetype part = 0; part < node.later.size(); ++part) {
                if (!isSplit(byPlace[i], part) && helps(node.later[part].needs))
                    ways.emplace_back(node.later[part].reluctance, static_cast<int>(i), part);
            }
        }
        if (ways.empty()) {
            const int victim = byPlace.front();
            for (const int to : needsOf(victim)) {
                if (inside.contains(to)) {
                    m_dropped[static_cast<size_t>(victim)].insert(to);
                    m_broken.append({victim, to});
                }
            }
            return;
        }
        std::sort(ways.begin(), ways.end());
        const auto [cheapest, first, firstPart] = ways.front();
        for (const auto &[reluctance, at, part] : ways) {
            // all parts of one node that cost the same go together: it is taken apart once
            if (reluctance == cheapest && (at == first || nodes.size() > Large))
                m_split[static_cast<size_t>(byPlace[static_cast<size_t>(at)])][static_cast<size_t>(part)]
                    = true;
        }
    }

    int placeOf(int node) const { return m_place[static_cast<size_t>(node)]; }

    Order sorted()
    {
        Order result;
        std::vector<Step> steps;
        std::vector<std::vector<int>> stepsOf(static_cast<size_t>(m_nodes.size()));
        for (int node = 0; node < m_nodes.size(); ++node) {
            stepsOf[static_cast<size_t>(node)].push_back(static_cast<int>(steps.size()));
            steps.push_back({node, -1});
            for (qsizetype part = 0; part < m_nodes[node].later.size(); ++part) {
                if (isSplit(node, part)) {
                    stepsOf[static_cast<size_t>(node)].push_back(static_cast<int>(steps.size()));
                    steps.push_back({node, static_cast<int>(part)});
                }
            }
        }
        std::vector<std::vector<int>> waiting(steps.size());
        std::vector<int> missing(steps.size(), 0);
        const auto wait = [&](size_t step, int before) {
            if (static_cast<int>(step) == before)
                return;
            waiting[static_cast<size_t>(before)].push_back(static_cast<int>(step));
            ++missing[step];
        };
        for (size_t step = 0; step < steps.size(); ++step) {
            const auto [node, part] = steps[step];
            std::vector<int> needs;
            if (part < 0) {
                needs = needsOf(node);
            } else {
                const auto &later = m_nodes[node].later[part].needs;
                needs.assign(later.begin(), later.end());
                wait(step, stepsOf[static_cast<size_t>(node)].front());
            }
            for (const int to : needs) {
                const auto &theirs = stepsOf[static_cast<size_t>(to)];
                if (to == node)
                    continue;
                if (m_circle[static_cast<size_t>(to)] == m_circle[static_cast<size_t>(node)]) {
                    wait(step, theirs.front()); // within the circle the thing itself must do
                    continue;
                }
                for (const int before : theirs)
                    wait(step, before);
            }
        }
        const auto later = [&](int a, int b) {
            const Step &x = steps[static_cast<size_t>(a)], &y = steps[static_cast<size_t>(b)];
            return std::make_pair(placeOf(x.node), x.part) > std::make_pair(placeOf(y.node), y.part);
        };
        std::priority_queue<int, std::vector<int>, decltype(later)> ready(later);
        for (size_t step = 0; step < steps.size(); ++step) {
            if (missing[step] == 0)
                ready.push(static_cast<int>(step));
        }
        while (!ready.empty()) {
            const int step = ready.top();
            ready.pop();
            result.steps.append(steps[static_cast<size_t>(step)]);
            for (const int next : waiting[static_cast<size_t>(step)]) {
                if (--missing[static_cast<size_t>(next)] == 0)
                    ready.push(next);
            }
        }
        result.circular = m_circular;
        result.broken = m_broken;
        return result;
    }

    const QList<Node> &m_nodes;
    std::vector<std::vector<bool>> m_split; // by node and part
    std::vector<QSet<int>> m_dropped;       // by node: needs given up
    std::vector<int> m_place;               // by node: where it would like to stand
    std::vector<int> m_circle;              // by node: its component before anything was taken apart
    QList<int> m_circular;
    QList<std::pair<int, int>> m_broken;
};

} // namespace

Order order(const QList<Node> &nodes)
{
    return Sorter(nodes).run();
}

} // namespace core::definition
