// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/treesearch.h"

#include "core/catalog/searchtext.h"

#include <algorithm>

namespace ui::browser {

using core::Result;

namespace {

/// "3 names in shop"
QString hitsTitle(SearchIn where, int count, bool more, const QString &place)
{
    const QString number = more ? TreeSearch::tr("%1 and more").arg(count) : QString::number(count);
    const bool one = count == 1;
    switch (where) {
    case SearchIn::Names:
        return (one ? TreeSearch::tr("%1 hit in ") : TreeSearch::tr("%1 hits in ")).arg(number) + place;
    case SearchIn::Columns:
        return (one ? TreeSearch::tr("%1 column in ") : TreeSearch::tr("%1 columns in ")).arg(number) + place;
    case SearchIn::Source:
        return (one ? TreeSearch::tr("%1 source in ") : TreeSearch::tr("%1 sources in ")).arg(number) + place;
    case SearchIn::Comments:
        return (one ? TreeSearch::tr("%1 comment in ") : TreeSearch::tr("%1 comments in ")).arg(number)
            + place;
    }
    return place;
}

} // namespace

/// Of the rows that show them; followed by what tells them apart.
QString TreeSearch::Hits::key() const
{
    return QStringLiteral("hits:%1:").arg(int(where)) + within.profile.toString() + within.database;
}

TreeSearch::TreeSearch(CatalogSource &source, IsConnected isConnected, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_isConnected(std::move(isConnected))
{
}

TreeSearch::~TreeSearch()
{
    for (auto &task : m_tasks)
        task.requestStop();
}

void TreeSearch::start(const QString &typed, const QList<ObjectRef> &databases)
{
    clear();
    const core::catalog::SearchText text = core::catalog::searchText(typed);
    if (text.needle.isEmpty())
        return;
    m_typed = typed;
    m_needle = text.needle;
    const quint64 serial = ++m_serial;
    for (const ObjectRef &within : databases) {
        for (const SearchIn where : text.where) {
            auto task = m_source.search(within, m_needle, where);
            m_tasks.push_back(task);
            ++m_running;
            core::whenDone(task, this, [this, serial, within, where](Result<Finds> answer) {
                if (serial == m_serial)
                    receive(within, where, std::move(answer));
            });
        }
    }
}

void TreeSearch::receive(const ObjectRef &within, SearchIn where, Result<Finds> answer)
{
    --m_running;
    if (!m_isConnected(within.profile))
        return emit changed();
    Hits hits{within, where, {}, 0, {}};
    if (answer) {
        hits.finds = std::move(answer).value();
        // what is the server's own is found from every database of it
        hits.finds.removeIf([&](const Found &found) { return isKnown(found, where); });
        QString last;
        for (const Found &found : std::as_const(hits.finds)) {
            const QString identity = found.ref.identity();
            hits.objects += identity != last;
            last = identity;
        }
    } else {
        hits.error = answer.error();
    }
    // names first, whichever answer comes first
    const auto place = std::upper_bound(m_hits.begin(), m_hits.end(), hits,
                                        [](const Hits &a, const Hits &b) { return a.where < b.where; });
    m_hits.insert(place, std::move(hits));
    emit rowsChanged();
    emit changed();
}

void TreeSearch::clear()
{
    ++m_serial;
    for (auto &task : m_tasks)
        task.requestStop();
    m_tasks.clear();
    m_running = 0;
    if (m_hits.empty())
        return;
    m_hits.clear();
    emit rowsChanged();
    emit changed();
}

void TreeSearch::forget(const QUuid &profile)
{
    const auto gone = std::remove_if(m_hits.begin(), m_hits.end(),
                                     [&](const Hits &hits) { return hits.within.profile == profile; });
    if (gone == m_hits.end())
        return;
    m_hits.erase(gone, m_hits.end());
    emit rowsChanged();
    emit changed();
}

bool TreeSearch::isKnown(const Found &found, SearchIn where) const
{
    return std::any_of(m_hits.begin(), m_hits.end(), [&](const Hits &hits) {
        return hits.where == where
            && std::any_of(hits.finds.begin(), hits.finds.end(), [&found](const Found &other) {
                   return other.ref.profile == found.ref.profile && other.ref.database == found.ref.database
                       && other.ref.identity() == found.ref.identity() && other.line == found.line;
               });
    });
}

int TreeSearch::count() const
{
    int count = 0;
    for (const Hits &hits : m_hits)
        count += hits.objects;
    return count;
}

std::vector<Node> TreeSearch::rows() const
{
    std::vector<Node> rows;
    for (const Hits &hits : m_hits) {
        if (hits.finds.isEmpty() && !hits.error && hits.where != SearchIn::Names)
            continue; // one line that says nothing was found is enough
        const ObjectRef &within = hits.within;
        const QString where = within.database.isEmpty() ? within.name : within.database;
        const QString key = hits.key();
        const bool more = hits.objects >= core::catalog::Reader::SearchLimit;
        rows.push_back(headerNode(key, hitsTitle(hits.where, hits.objects, more, where)));
        if (hits.error) {
            Node node = failureNode(*hits.error);
            node.key = key + node.key;
            rows.push_back(std::move(node));
        }
        for (const Found &found : hits.finds) {
            Node node;
            node.type = Node::Type::Hit;
            node.key = key + found.ref.identity();
            if (rows.back().key == node.key)
                continue; // another line of the same object
            node.ref = found.ref;
            node.text = found.ref.text();
            node.secondary = found.ref.detail;
            node.expanded = true;
            node.state = Node::State::Loaded;
            rows.push_back(std::move(node));
        }
    }
    return rows;
}

QHash<QString, std::vector<Node>> TreeSearch::excerpts() const
{
    QHash<QString, std::vector<Node>> lines;
    for (const Hits &hits : m_hits) {
        const QString key = hits.key();
        for (const Found &found : hits.finds) {
            if (found.excerpt.isEmpty())
                continue;
            Node node;
            node.type = Node::Type::Excerpt;
            node.key = QStringLiteral("line:%1").arg(found.line);
            node.text = found.excerpt.trimmed();
            node.secondary = tr("line %1").arg(found.line);
            node.line = found.line;
            node.ref = found.ref;
            lines[key + found.ref.identity()].push_back(std::move(node));
        }
    }
    return lines;
}

} // namespace ui::browser
