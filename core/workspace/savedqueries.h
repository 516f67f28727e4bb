// SPDX-License-Identifier: GPL-3.0-or-later
// Queries that were given a name, in folders; one with a short word is a snippet as well. All of them are
// held here, so that lists and completion need not wait. Thread: GUI; the file is the store's.
#pragma once

#include "core/workspace/store.h"

#include <QObject>

namespace core::workspace {

struct SavedQuery
{
    qint64 id = 0;     ///< 0: not saved yet
    qint64 parent = 0; ///< a folder's id; 0: none
    bool folder = false;
    QString name{};
    QString trigger{}; ///< the word that completion offers it for; empty: none
    QString body{};

    bool operator==(const SavedQuery &) const = default;
};

/// What completion offers for the word `trigger`.
struct Snippet
{
    QString trigger;
    QString title;
    QString body;

    bool operator==(const Snippet &) const = default;
};

class SavedQueries : public QObject
{
    Q_OBJECT

public:
    explicit SavedQueries(Store &store, QObject *parent = nullptr);
    /// Waits for what is to be written.
    ~SavedQueries() override;

    /// Reads them from the file; another program may have changed them. changed() where it did.
    void reload();
    /// By name, folders first. Empty until the first reload() has ended.
    const QList<SavedQuery> &all() const { return m_all; }
    std::optional<SavedQuery> find(qint64 id) const;
    QList<Snippet> snippets() const;
    /// Names of the folders above, the topmost first.
    QStringList path(qint64 id) const;
    bool isBeneath(qint64 id, qint64 folder) const;

    /// Adds it, or changes the one of its id. The id. Fails with Input where a folder would be in itself.
    Task<qint64> save(const SavedQuery &query);
    /// A folder with all that is in it.
    Task<bool> remove(qint64 id);

signals:
    void changed();
    void failed(const core::Error &error);

private:
    Store &m_store;
    QList<SavedQuery> m_all;
};

} // namespace core::workspace
