// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/rowarranger.h"

#include "core/base/pooltask.h"
#include "ui/grid/gridview.h"

#include <algorithm>

namespace ui::grid {

using core::analysis::Filter;
using core::analysis::RowFilter;
using core::analysis::Sorted;
using core::result::ResultSet;
using core::result::RowOrder;
using core::result::SortKey;

namespace {

constexpr int PollInterval = 50;
constexpr int Patience = 200;       // before progress is told
constexpr int FilterInterval = 250; // between looks at rows that arrived

bool isComing(const ResultSet &result)
{
    return result.state() == ResultSet::State::Waiting || result.state() == ResultSet::State::Receiving;
}

} // namespace

RowArranger::RowArranger(GridView &view, QObject *parent)
    : QObject(parent)
    , m_view(view)
    , m_result(view.result())
{
    m_poll.setInterval(PollInterval);
    connect(&m_poll, &QTimer::timeout, this, &RowArranger::poll);
    m_more.setSingleShot(true);
    m_more.setInterval(FilterInterval);
    connect(&m_more, &QTimer::timeout, this, &RowArranger::filterMore);
    if (!m_result)
        return;
    const auto later = [this] {
        if (!m_filters.isEmpty() && !m_more.isActive())
            m_more.start();
    };
    connect(m_result, &ResultSet::rowsAppended, this, later);
    connect(m_result, &ResultSet::ended, this, later);
}

RowArranger::~RowArranger()
{
    m_sortTask.requestStop();
    m_filterTask.requestStop();
    m_moreTask.requestStop();
}

void RowArranger::sort(const QList<SortKey> &keys)
{
    if (!m_result)
        return;
    if (!keys.isEmpty() && isComing(*m_result)) {
        emit refused(keys);
        return;
    }
    m_sortTask.requestStop();
    const quint64 serial = ++m_sortSerial;
    m_keys = keys;
    if (keys.isEmpty()) {
        m_sorting = false;
        poll();
        sortDone(Sorted{}, keys);
        return;
    }
    watch(m_sorting, m_sortProgress);
    m_sortTask = core::runInPool<Sorted>([rows = m_result->rows(), columns = m_result->columns(), keys,
                                          progress = m_sortProgress](const std::stop_token &stop) {
        return core::analysis::sortRows(rows, columns, keys, {}, stop, &progress->permille);
    });
    core::whenDone(m_sortTask, this, [this, serial, keys](core::Result<Sorted> answer) {
        if (serial != m_sortSerial)
            return;
        m_sorting = false;
        poll();
        sortDone(std::move(answer), keys);
    });
}

void RowArranger::sortDone(core::Result<Sorted> answer, const QList<SortKey> &keys)
{
    if (!answer) {
        m_keys = m_applied;
        if (!answer.error().isCancelled())
            emit sortFailed(answer.error());
        return;
    }
    m_order = answer->order;
    m_applied = keys;
    m_view.setSortKeys(keys);
    applyFilters();
    emit sorted(keys, answer->asText);
}

void RowArranger::setFilters(const QList<Filter> &filters)
{
    m_filters = filters;
    applyFilters();
}

void RowArranger::cancel()
{
    m_sortTask.requestStop();
    m_filterTask.requestStop();
    m_moreTask.requestStop();
}

// All rows there are; those that come later follow in filterMore().
void RowArranger::applyFilters()
{
    m_filterTask.requestStop();
    m_moreTask.requestStop();
    const quint64 serial = ++m_filterSerial;
    m_passing.clear();
    m_filtered = 0;
    m_filtering = false;
    emit filterFailed({});
    if (!m_result || m_filters.isEmpty()) {
        show(m_order);
        poll();
        emit counted(-1, -1);
        return;
    }
    watch(m_filtering, m_filterProgress);
    const core::result::Rows rows = m_result->rows();
    m_filterTask = core::runInPool<RowOrder>([rows, columns = m_result->columns(), filters = m_filters,
                                              within = m_order,
                                              progress = m_filterProgress](const std::stop_token &stop) {
        return core::analysis::filterRows(rows, columns, filters, within, stop, &progress->permille);
    });
    core::whenDone(m_filterTask, this, [this, serial, all = rows.count()](core::Result<RowOrder> answer) {
        if (serial != m_filterSerial)
            return;
        m_filtering = false;
        poll();
        if (!answer) {
            if (!answer.error().isCancelled()) {
                show(m_order);
                emit counted(-1, -1);
                emit filterFailed(answer.error().message);
            }
            return;
        }
        m_filtered = all;
        if (m_order.isAsReceived() && answer->rows())
            m_passing = *answer->rows();
        show(*answer);
        emit counted(answer->count(all), all);
        filterMore();
    });
}

void RowArranger::filterMore()
{
    if (!m_result || m_filters.isEmpty() || m_filtering || m_filtered >= m_result->rowCount())
        return;
    m_filtering = true;
    const quint64 serial = m_filterSerial;
    const core::result::Rows rows = m_result->rows();
    m_clock.start();
    m_moreTask = core::runInPool<std::vector<std::uint32_t>>(
        [rows, columns = m_result->columns(), filters = m_filters,
         first = m_filtered](const std::stop_token &stop) -> core::Result<std::vector<std::uint32_t>> {
            auto filter = RowFilter::make(columns, filters);
            if (!filter)
                return std::move(filter).error();
            return filter->matching(rows, first, rows.count() - 1, stop);
        });
    core::whenDone(m_moreTask, this,
                   [this, serial, all = rows.count()](core::Result<std::vector<std::uint32_t>> answer) {
                       if (serial != m_filterSerial)
                           return;
                       m_filtering = false;
                       if (!answer) {
                           if (!answer.error().isCancelled())
                               emit filterFailed(answer.error().message);
                           return;
                       }
                       m_filtered = all;
                       if (!answer->empty()) {
                           m_passing.insert(m_passing.end(), answer->begin(), answer->end());
                           show(RowOrder(m_passing));
                       }
                       emit counted(qint64(m_passing.size()), all);
                       // the list is copied each time: the longer it is, the rarer
                       m_more.setInterval(std::max<int>(FilterInterval, int(m_clock.elapsed()) * 4));
                       if (m_result && m_filtered < m_result->rowCount())
                           m_more.start();
                   });
}

void RowArranger::show(const RowOrder &order)
{
    if (order.isAsReceived() && m_view.rowOrder().isAsReceived())
        return;
    m_view.setRowOrder(order);
}

void RowArranger::watch(bool &flag, std::shared_ptr<Progress> &progress)
{
    if (!isBusy())
        m_clock.start();
    flag = true;
    progress = std::make_shared<Progress>();
    if (!m_poll.isActive())
        m_poll.start();
}

void RowArranger::poll()
{
    if (!isBusy())
        m_poll.stop();
    const bool tell = m_clock.isValid() && m_clock.elapsed() >= Patience;
    emit sortProgress(m_sorting && tell ? m_sortProgress->permille.load() : -1);
    emit filterProgress(m_filtering && m_filterProgress && tell ? m_filterProgress->permille.load() : -1);
}

} // namespace ui::grid
