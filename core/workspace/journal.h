// SPDX-License-Identifier: GPL-3.0-or-later
// The open tabs with their texts, so that a killed program loses nothing. Every run of the program has its
// own; those of runs that are over are left over for the next. Thread: GUI; the file is the store's.
#pragma once

#include "core/workspace/closedtabs.h"
#include "core/workspace/store.h"
#include "core/workspace/textedits.h"

#include <QJsonObject>

namespace core::workspace {

struct TabEntry
{
    QString id; ///< unique; made by Journal::newId()
    int position = 0;
    QJsonObject state{};              ///< title, file, place, caret …: the maker's own
    std::optional<QByteArray> text{}; ///< the whole text; none: what is there, and edits
    QList<TextEdit> edits{};
};

/// A tab that comes back: of a run that is over, or a closed one.
struct KeptTab
{
    QString id;
    QJsonObject state{};
    QByteArray text{};
    bool whole = true; ///< else the last edits could not be read
};

class Journal
{
public:
    explicit Journal(Store &store);
    ~Journal();

    static QString newId();

    /// At once or not at all. Fails with Input where edits were given and there is no text they could change.
    Task<bool> write(TabEntry entry);
    Task<bool> remove(const QString &id);
    /// The tab is closed, its text is kept for takeClosed(). last: what is new since it was written last;
    /// with an empty state nothing is. Fails as write() does, and then the tab is still an open one.
    Task<bool> close(TabEntry last, ClosedTab about, ClosedLimits limits);
    /// It is an open one of this run again. number 0: the one closed last. None: it is not there any more.
    Task<std::optional<KeptTab>> takeClosed(qint64 number = 0);
    /// In their order; they belong to this run from now on. Call once, at the start.
    Task<QList<KeptTab>> takeLeftOver();

private:
    struct Run;
    Store &m_store;
    std::shared_ptr<Run> m_run;
};

} // namespace core::workspace
