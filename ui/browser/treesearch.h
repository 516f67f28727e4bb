// SPDX-License-Identifier: GPL-3.0-or-later
// What was searched for in the open databases, and what was found, as rows for the top of the tree. A
// question for each database and place, beside each other; answers of an earlier search are nobody's.
// Thread: GUI.
#pragma once

#include "ui/browser/node.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <vector>

namespace ui::browser {

class TreeSearch : public QObject
{
    Q_OBJECT

public:
    using IsConnected = std::function<bool(const QUuid &profile)>;

    TreeSearch(CatalogSource &source, IsConnected isConnected, QObject *parent = nullptr);
    ~TreeSearch() override;

    /// As typed (see core::catalog::searchText); nothing where that names nothing.
    void start(const QString &typed, const QList<ObjectRef> &databases);
    void clear();
    /// Its server went.
    void forget(const QUuid &profile);

    bool isRunning() const { return m_running > 0; }
    int count() const; ///< objects found
    const QString &typed() const { return m_typed; }
    /// Of what was typed what is looked for, without where.
    const QString &needle() const { return m_needle; }

    /// A header for each database and place, then hits or the failure; names first.
    std::vector<Node> rows() const;
    /// The lines that were found, by the keys of their hits.
    QHash<QString, std::vector<Node>> excerpts() const;

signals:
    void rowsChanged();
    /// After that, and where an answer changed nothing but isRunning().
    void changed();

private:
    struct Hits
    {
        ObjectRef within;
        SearchIn where;
        Finds finds;
        int objects = 0;
        std::optional<core::Error> error;

        QString key() const;
    };

    void receive(const ObjectRef &within, SearchIn where, core::Result<Finds> answer);
    bool isKnown(const Found &found, SearchIn where) const;

    CatalogSource &m_source;
    IsConnected m_isConnected;
    std::vector<Hits> m_hits;
    QString m_typed;
    QString m_needle;
    std::vector<core::Task<Finds>> m_tasks;
    int m_running = 0; ///< questions that are not answered
    quint64 m_serial = 0;
};

} // namespace ui::browser
