// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/resultfinder.h"

#include "core/base/pooltask.h"
#include "ui/grid/gridview.h"

#include <algorithm>
#include <limits>

namespace ui::grid {

using core::analysis::FindScope;
using core::analysis::Hit;
using core::analysis::Matcher;
using core::analysis::TextQuery;
using core::result::ResultSet;
using core::result::RowOrder;

namespace {

constexpr int PollInterval = 60;
constexpr int GrowInterval = 250;          // between looks at rows that arrived
constexpr qsizetype MarkedBytes = 1 << 16; // of a cell: what is behind is not seen anyway
constexpr std::uint32_t Nowhere = std::numeric_limits<std::uint32_t>::max();

/// Whether `longer` begins with all of `order`.
bool extends(const RowOrder &longer, const RowOrder &order)
{
    if (!longer.rows() || !order.rows())
        return longer.isAsReceived() && order.isAsReceived();
    return longer.rows()->size() >= order.rows()->size()
        && std::equal(order.rows()->begin(), order.rows()->end(), longer.rows()->begin());
}

} // namespace

ResultFinder::ResultFinder(GridView &view, QObject *parent)
    : QObject(parent)
    , m_view(view)
    , m_result(view.result())
{
    m_poll.setInterval(PollInterval);
    connect(&m_poll, &QTimer::timeout, this, &ResultFinder::take);
    m_later.setSingleShot(true);
    m_later.setInterval(GrowInterval);
    connect(&m_later, &QTimer::timeout, this, &ResultFinder::search);
    connect(&view, &GridView::rowOrderChanged, this, &ResultFinder::orderChanged);
    connect(&view, &GridView::currentCellChanged, this, [this] {
        if (isActive())
            m_view.refreshMarks();
    });
    if (m_result) {
        connect(m_result, &ResultSet::rowsAppended, this, &ResultFinder::later);
        connect(m_result, &ResultSet::ended, this, &ResultFinder::later);
    }
}

ResultFinder::~ResultFinder()
{
    m_task.requestStop();
}

void ResultFinder::find(const TextQuery &query, int column)
{
    m_task.requestStop();
    ++m_serial;
    m_poll.stop();
    m_later.stop();
    m_running = false;
    m_hits.clear();
    m_count = 0;
    m_searched = 0;
    m_places.reset();
    m_mail.reset();
    m_matcher.reset();
    m_problem.clear();
    m_column = column;
    if (m_result && (!query.text.isEmpty() || query.wholeCell)) {
        auto made = Matcher::make(query);
        if (made)
            m_matcher = std::move(*made);
        else
            m_problem = made.error().message;
    }
    mark();
    if (m_matcher)
        search();
    else
        emit changed();
}

void ResultFinder::clear()
{
    find({});
}

void ResultFinder::later()
{
    if (isActive() && !m_later.isActive())
        m_later.start();
}

void ResultFinder::orderChanged()
{
    if (!isActive())
        return;
    if (m_view.rowOrder().isAsReceived() == m_order.isAsReceived() && extends(m_view.rowOrder(), m_order)
        && m_result && m_result->state() == ResultSet::State::Receiving) {
        later(); // a filter went on
        return;
    }
    m_task.requestStop();
    ++m_serial;
    m_running = false;
    m_hits.clear();
    m_count = 0;
    m_searched = 0;
    m_places.reset();
    search();
}

void ResultFinder::search()
{
    if (!m_result || !m_matcher || m_running)
        return;
    const core::result::Rows rows = m_result->rows();
    m_order = m_view.rowOrder();
    // rows that the filter has not come to yet are looked at when it has
    const qsizetype end = m_order.rows() && m_result->state() == ResultSet::State::Receiving
        ? (m_order.rows()->empty() ? 0 : qsizetype(m_order.rows()->back()) + 1)
        : rows.count();
    if (m_searched >= end) {
        emit changed();
        return;
    }
    FindScope scope;
    scope.first = m_searched;
    scope.last = end - 1;
    scope.columns.assign(std::size_t(m_result->columnCount()), false);
    for (int place = 0; place < m_view.columnMap().shownCount(); ++place) {
        const int column = m_view.columnMap().resultColumn(place);
        scope.columns[std::size_t(column)] = m_column < 0 || column == m_column;
    }
    m_mail = std::make_shared<Mail>();
    m_running = true;
    m_clock.start();
    m_poll.start();
    const quint64 serial = m_serial;
    m_task = core::runInPool<bool>([rows, scope, matcher = *m_matcher, order = m_order, mail = m_mail,
                                    room = KeptHits - std::min(KeptHits, m_hits.size())](
                                       const std::stop_token &stop) mutable -> core::Result<bool> {
        if (const auto *shown = order.rows()) {
            auto places = std::make_shared<std::vector<std::uint32_t>>(std::size_t(rows.count()), Nowhere);
            std::vector<bool> wanted(std::size_t(rows.count()));
            for (std::size_t place = 0; place < shown->size(); ++place) {
                (*places)[(*shown)[place]] = std::uint32_t(place);
                wanted[(*shown)[place]] = true;
            }
            scope.rows = std::make_shared<const std::vector<bool>>(std::move(wanted));
            const std::lock_guard lock(mail->mutex);
            mail->places = std::move(places);
        }
        auto found = core::analysis::findIn(
            rows, matcher, scope,
            [&mail, &room](const std::vector<Hit> &hits, qsizetype) {
                const std::size_t kept = std::min(room, hits.size());
                room -= kept;
                const std::lock_guard lock(mail->mutex);
                mail->count += qint64(hits.size());
                mail->hits.insert(mail->hits.end(), hits.begin(), hits.begin() + qsizetype(kept));
            },
            stop);
        if (!found)
            return std::move(found).error();
        return true;
    });
    core::whenDone(m_task, this, [this, serial, end](core::Result<bool> answer) {
        if (serial != m_serial)
            return;
        m_poll.stop();
        m_running = false;
        m_searched = end;
        if (!answer && !answer.error().isCancelled())
            m_problem = answer.error().message;
        take();
        if (m_result && m_result->rowCount() > m_searched)
            later();
    });
    emit changed();
}

void ResultFinder::take()
{
    if (m_mail) {
        const std::lock_guard lock(m_mail->mutex);
        m_count += std::exchange(m_mail->count, 0);
        m_hits.insert(m_hits.end(), m_mail->hits.begin(), m_mail->hits.end());
        m_mail->hits.clear();
        if (m_mail->places)
            m_places = m_mail->places;
    }
    emit changed();
}

// Rows above columns, as they are shown.
quint64 ResultFinder::placeOf(const Hit &hit) const
{
    const std::uint32_t row = m_places ? (*m_places)[hit.row] : hit.row;
    return quint64(row) << 32 | std::uint32_t(m_view.columnMap().shownColumn(hit.column));
}

bool ResultFinder::isInOrder() const
{
    if (m_places)
        return false;
    const ColumnMap &map = m_view.columnMap();
    for (int place = 1; place < map.shownCount(); ++place) {
        if (map.resultColumn(place) < map.resultColumn(place - 1))
            return false;
    }
    return true;
}

qint64 ResultFinder::currentHit() const
{
    if (m_view.currentResultRow() < 0 || m_hits.empty())
        return 0;
    const Hit current{std::uint32_t(m_view.currentResultRow()), m_view.currentResultColumn()};
    if (!std::binary_search(m_hits.begin(), m_hits.end(), current)) // as found: by row of the result
        return 0;
    if (isInOrder())
        return std::lower_bound(m_hits.begin(), m_hits.end(), current) - m_hits.begin() + 1;
    const quint64 place = placeOf(current);
    return std::count_if(m_hits.begin(), m_hits.end(), [&](const Hit &hit) { return placeOf(hit) <= place; });
}

bool ResultFinder::step(bool forward, bool here)
{
    take();
    if (m_hits.empty())
        return false;
    const quint64 from = quint64(std::max<qsizetype>(0, m_view.currentRow())) << 32
        | std::uint32_t(std::max(0, m_view.currentColumn()));
    const bool none = m_view.currentRow() < 0;
    const Hit *best = nullptr;
    const Hit *wrapped = nullptr; // the first of all, or the last
    if (isInOrder()) {
        const bool passCurrent = forward && !here && !none;
        const auto at = std::partition_point(m_hits.begin(), m_hits.end(), [&](const Hit &hit) {
            return passCurrent ? placeOf(hit) <= from : placeOf(hit) < from;
        });
        if (forward)
            best = at == m_hits.end() ? nullptr : &*at;
        else
            best = at == m_hits.begin() ? nullptr : &*std::prev(at);
        wrapped = forward ? &m_hits.front() : &m_hits.back();
    } else {
        quint64 bestPlace = 0;
        quint64 wrappedPlace = 0;
        for (const Hit &hit : m_hits) {
            const quint64 place = placeOf(hit);
            const bool ahead = forward ? place > from || ((here || none) && place == from) : place < from;
            const auto nearer = [&](quint64 other) { return forward ? place < other : place > other; };
            if (ahead && (!best || nearer(bestPlace))) {
                best = &hit;
                bestPlace = place;
            }
            if (!wrapped || nearer(wrappedPlace)) {
                wrapped = &hit;
                wrappedPlace = place;
            }
        }
    }
    const Hit target = best ? *best : *wrapped;
    const bool shown = m_view.revealCell(target.row, target.column);
    emit changed();
    return shown;
}

void ResultFinder::mark()
{
    if (!m_matcher) {
        m_view.setCellMarks({});
        return;
    }
    m_view.setCellMarks([this](qsizetype row, int column) {
        if (!m_result || !m_matcher || (m_column >= 0 && column != m_column))
            return Mark::None;
        core::result::CellView cell = m_result->cell(row, column);
        cell.size = std::min(cell.size, MarkedBytes);
        if (!m_matcher->matches(cell))
            return Mark::None;
        return row == m_view.currentResultRow() && column == m_view.currentResultColumn() ? Mark::Current
                                                                                          : Mark::Hit;
    });
}

} // namespace ui::grid
