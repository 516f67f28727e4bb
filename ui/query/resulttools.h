// SPDX-License-Identifier: GPL-3.0-or-later
// What works on all rows of a result beside looking at them: sort by a head, quick filter, find, figures of
// the selection. Joins a grid with the bars around it. Thread: GUI.
#pragma once

#include "core/analysis/filter.h"
#include "core/result/roworder.h"
#include "core/settings/settings.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/base/whenwanted.h"

#include <QObject>

class QVBoxLayout;

namespace ui::grid {
class FilterBar;
class GridFindBar;
class GridView;
class ResultStatus;
class RowArranger;
class SelectionFigures;
class WorkNote;
} // namespace ui::grid

namespace ui::query {

class ResultTools : public QObject
{
    Q_OBJECT

public:
    /// Where the bars go when they are used for the first time: above and below the middle.
    struct Place
    {
        QVBoxLayout *column;
        QWidget *middle;
    };

    /// The view shows its result already. page: the parent of the bars and of this.
    ResultTools(const Theme &theme, const Icons &icons, core::settings::Settings &settings,
                grid::GridView &view, grid::ResultStatus &status, Place place, QWidget *page);

    /// The server sorts and filters, not this: whoever shows the page listens to GridView::sortRequested,
    /// filterRequested and quickFilterRequested, and gives it another result.
    void setArrangedByServer();

    void find();
    void findNext();
    void findPrevious();
    /// column: of the result, -1 the current one.
    void quickFilter(int column = -1);

    grid::FilterBar &filterBar() const { return *m_filterBar; }
    grid::GridFindBar &findBar() const { return *m_findBar; }

signals:
    /// By what was selected; only if the server arranges. As SQL: core::analysis::whereClause().
    void filterRequested(const QList<core::analysis::Filter> &filters);
    /// The same: the user wants to type a condition on a column (of the result, -1 none).
    void quickFilterRequested(int column);
    void notice(const QString &text);

private:
    grid::FilterBar *makeFilterBar();
    grid::WorkNote *makeNote();
    void hideNote();
    void sort(const QList<core::result::SortKey> &keys);
    void sortRefused(const QList<core::result::SortKey> &keys);
    void showWaiting();
    void resultEnded();

    const Theme &m_theme;
    const Icons &m_icons;
    grid::GridView &m_view;
    grid::ResultStatus &m_status;
    const Place m_place;
    QWidget *m_page;
    grid::RowArranger *m_arranger;
    WhenWanted<grid::FilterBar> m_filterBar;
    WhenWanted<grid::GridFindBar> m_findBar;
    WhenWanted<grid::WorkNote> m_note;
    grid::SelectionFigures *m_figures;
    QList<core::result::SortKey> m_waiting; ///< sort by these when all rows are here
    bool m_byServer = false;
};

} // namespace ui::query
