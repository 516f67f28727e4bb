// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for a text in all rows that a grid shows, in another thread, goes on as rows arrive, and tells the
// hits in the order shown. Thread: GUI. Cost: 8 bytes a hit, for the first million of them.
#pragma once

#include "core/analysis/find.h"
#include "core/base/task.h"
#include "core/result/resultset.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <mutex>
#include <optional>

namespace ui::grid {

class GridView;

class ResultFinder : public QObject
{
    Q_OBJECT

public:
    /// More hits than these are counted, but not gone to.
    static constexpr std::size_t KeptHits = 1'000'000;

    /// The view must show its result already.
    explicit ResultFinder(GridView &view, QObject *parent = nullptr);
    ~ResultFinder() override;

    /// Starts anew. column: of the result, only that one; -1 all that are shown.
    void find(const core::analysis::TextQuery &query, int column = -1);
    /// No search any more.
    void clear();

    bool isActive() const { return m_matcher.has_value(); }
    bool isRunning() const { return m_running; }
    /// Milliseconds since the search began to run.
    qint64 runningSince() const { return m_clock.isValid() ? m_clock.elapsed() : 0; }
    /// Counted so far.
    qint64 count() const { return m_count; }
    /// The place of the current cell among the hits, from 1; 0 if it is none.
    qint64 currentHit() const;
    /// Goes to the next hit behind the current cell (or at it, if `here`), or before it; at the end to the
    /// other end. False without hits.
    bool step(bool forward, bool here = false);
    /// Why it stopped; empty if it did not.
    const QString &problem() const { return m_problem; }

signals:
    /// count(), isRunning() or problem() is another one.
    void changed();

private:
    // Written by the worker, taken by the GUI thread a few times a second.
    struct Mail
    {
        std::mutex mutex;
        std::vector<core::analysis::Hit> hits;
        std::shared_ptr<const std::vector<std::uint32_t>> places;
        qint64 count = 0;
    };

    void search();
    void take();
    void orderChanged();
    void later();
    quint64 placeOf(const core::analysis::Hit &hit) const;
    bool isInOrder() const;
    void mark();

    GridView &m_view;
    QPointer<core::result::ResultSet> m_result;
    std::optional<core::analysis::Matcher> m_matcher;
    int m_column = -1;
    std::vector<core::analysis::Hit> m_hits;
    qint64 m_count = 0;
    qsizetype m_searched = 0;                                   ///< rows
    std::shared_ptr<const std::vector<std::uint32_t>> m_places; ///< shown row of each result row searched
    core::result::RowOrder m_order;                             ///< the one searched
    core::Task<bool> m_task;
    std::shared_ptr<Mail> m_mail;
    quint64 m_serial = 0;
    bool m_running = false;
    QString m_problem;
    QElapsedTimer m_clock;
    QTimer m_poll;
    QTimer m_later;
};

} // namespace ui::grid
