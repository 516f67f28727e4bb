// SPDX-License-Identifier: GPL-3.0-or-later
// Sorts and filters the rows that a grid shows, in another thread, and gives the grid their order. A filter
// goes on as rows arrive; a sort needs the whole result, or what there is of one that was stopped.
// Thread: GUI. Lifetime: the view's.
#pragma once

#include "core/analysis/filter.h"
#include "core/analysis/sort.h"
#include "core/base/task.h"
#include "core/result/resultset.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>

namespace ui::grid {

class GridView;

class RowArranger : public QObject
{
    Q_OBJECT

public:
    /// The view must show its result already.
    explicit RowArranger(GridView &view, QObject *parent = nullptr);
    ~RowArranger() override;

    /// What is sorted by, or about to be.
    const QList<core::result::SortKey> &sortKeys() const { return m_keys; }
    const QList<core::analysis::Filter> &filters() const { return m_filters; }
    /// Whether rows or their order are still being worked on.
    bool isBusy() const { return m_sorting || m_filtering; }

    /// No keys: as received. While the result is still coming, only that is possible: refused().
    void sort(const QList<core::result::SortKey> &keys);
    void setFilters(const QList<core::analysis::Filter> &filters);
    /// Gives up what is under way; the order stays as it was.
    void cancel();

signals:
    /// 0 to 1000 while it takes long, -1 when nothing is under way.
    void sortProgress(int permille);
    void filterProgress(int permille);
    /// How many of how many rows pass the filters; -1 without filters.
    void counted(qint64 shown, qint64 all);
    /// The rows are sorted now (no keys: as received); asText: columns not ordered as the server would.
    void sorted(const QList<core::result::SortKey> &keys, const QList<int> &asText);
    /// Rows are still to come: sort again with these when all are here.
    void refused(const QList<core::result::SortKey> &keys);
    void sortFailed(const core::Error &error);
    /// The filters could not be applied; all rows are shown. Empty text: that is over.
    void filterFailed(const QString &text);

private:
    struct Progress
    {
        core::analysis::Permille permille = 0;
    };

    void sortDone(core::Result<core::analysis::Sorted> answer, const QList<core::result::SortKey> &keys);
    void applyFilters();
    void filterMore();
    void show(const core::result::RowOrder &order);
    void poll();
    void watch(bool &flag, std::shared_ptr<Progress> &progress);

    GridView &m_view;
    QPointer<core::result::ResultSet> m_result;
    QList<core::result::SortKey> m_keys;    ///< wanted
    QList<core::result::SortKey> m_applied; ///< shown
    core::result::RowOrder m_order;         ///< of all rows, sorted by m_applied
    QList<core::analysis::Filter> m_filters;
    std::vector<std::uint32_t> m_passing; ///< of rows not sorted, as they came
    qsizetype m_filtered = 0;             ///< rows that were looked at for it

    core::Task<core::analysis::Sorted> m_sortTask;
    core::Task<core::result::RowOrder> m_filterTask;
    core::Task<std::vector<std::uint32_t>> m_moreTask;
    quint64 m_sortSerial = 0;
    quint64 m_filterSerial = 0;
    bool m_sorting = false;
    bool m_filtering = false;
    std::shared_ptr<Progress> m_sortProgress;
    std::shared_ptr<Progress> m_filterProgress;
    QTimer m_poll;
    QTimer m_more; ///< rows that arrive are filtered a few times a second
    QElapsedTimer m_clock;
};

} // namespace ui::grid
