// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/savedqueries.h"

#include <QDateTime>

#include <algorithm>

namespace core::workspace {

SavedQueries::SavedQueries(Store &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    connect(&store, &Store::replaced, this, &SavedQueries::reload);
}

SavedQueries::~SavedQueries()
{
    m_store.waitForDone(); // jobs tell this
}

void SavedQueries::reload()
{
    const auto read = m_store.run<QList<SavedQuery>>([](Database &database) -> Result<QList<SavedQuery>> {
        QList<SavedQuery> all;
        auto done = database.each("SELECT id, parent, folder, name, shortcut, body FROM saved", {},
                                  [&](const Row &row) {
                                      all << SavedQuery{row.integer(0), row.integer(1), row.integer(2) != 0,
                                                        row.text(3),    row.text(4),    row.text(5)};
                                  });
        if (!done)
            return done.error();
        std::sort(all.begin(), all.end(), [](const SavedQuery &a, const SavedQuery &b) {
            if (a.folder != b.folder)
                return a.folder;
            const int order = QString::compare(a.name, b.name, Qt::CaseInsensitive);
            return order != 0 ? order < 0 : a.id < b.id;
        });
        return all;
    });
    whenDone(read, this, [this](const Result<QList<SavedQuery>> &all) {
        if (!all)
            emit failed(all.error());
        if (!all || m_all == *all)
            return;
        m_all = *all;
        emit changed();
    });
}

std::optional<SavedQuery> SavedQueries::find(qint64 id) const
{
    const auto at
        = std::find_if(m_all.begin(), m_all.end(), [id](const SavedQuery &q) { return q.id == id; });
    return at != m_all.end() ? std::optional(*at) : std::nullopt;
}

QList<Snippet> SavedQueries::snippets() const
{
    QList<Snippet> list;
    for (const SavedQuery &query : m_all) {
        if (!query.folder && !query.trigger.isEmpty())
            list << Snippet{query.trigger, query.name, query.body};
    }
    return list;
}

QStringList SavedQueries::path(qint64 id) const
{
    QStringList names;
    auto item = find(id);
    while (item && item->parent != 0 && names.size() < m_all.size()) { // two programs may have made a ring
        item = find(item->parent);
        if (item)
            names.prepend(item->name);
    }
    return names;
}

bool SavedQueries::isBeneath(qint64 id, qint64 folder) const
{
    for (qsizetype steps = 0; id != 0 && steps <= m_all.size(); ++steps) {
        if (id == folder)
            return true;
        const auto item = find(id);
        id = item ? item->parent : 0;
    }
    return false;
}

Task<qint64> SavedQueries::save(const SavedQuery &query)
{
    if (query.id != 0 && query.folder && query.parent != 0 && isBeneath(query.parent, query.id))
        return finishedTask<qint64>(Error::input(QStringLiteral("A folder cannot be moved into itself")));
    auto saved = m_store.run<qint64>([this, query](Database &database) -> Result<qint64> {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        auto done = query.id == 0
            ? database.run("INSERT INTO saved (parent, folder, name, shortcut, body, changed) "
                           "VALUES (?, ?, ?, ?, ?, ?)",
                           {query.parent, qint64(query.folder), query.name, query.trigger, query.body, now})
            : database.run(
                "UPDATE saved SET parent = ?, folder = ?, name = ?, shortcut = ?, body = ?, "
                "changed = ? WHERE id = ?",
                {query.parent, qint64(query.folder), query.name, query.trigger, query.body, now, query.id});
        if (!done)
            return done.error();
        if (*done == 0)
            return Error::input(QStringLiteral("It was deleted meanwhile"));
        QMetaObject::invokeMethod(this, &SavedQueries::reload, Qt::QueuedConnection);
        return query.id == 0 ? database.lastInsertId() : query.id;
    });
    return saved;
}

Task<bool> SavedQueries::remove(qint64 id)
{
    return m_store.run<bool>([this, id](Database &database) -> Result<bool> {
        auto done
            = database.run("WITH RECURSIVE gone(id) AS (SELECT ? UNION SELECT saved.id FROM saved JOIN gone "
                           "ON saved.parent = gone.id) DELETE FROM saved WHERE id IN gone",
                           {id});
        if (!done)
            return done.error();
        QMetaObject::invokeMethod(this, &SavedQueries::reload, Qt::QueuedConnection);
        return true;
    });
}

} // namespace core::workspace
