// SPDX-License-Identifier: GPL-3.0-or-later
// The open tabs with their texts, so that a killed program loses nothing. Every run of the program has its
// own; those of runs that are over are left over for the next. Thread: GUI; the file is the store's.
#pragma once

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

/// A tab of a run that is over.
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
    /// In their order; they belong to this run from now on. Call once, at the start.
    Task<QList<KeptTab>> takeLeftOver();

private:
    struct Run;
    Store &m_store;
    std::shared_ptr<Run> m_run;
};

} // namespace core::workspace
