// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/resulttools.h"

#include "ui/base/amounts.h"
#include "ui/grid/figuresline.h"
#include "ui/grid/filterbar.h"
#include "ui/grid/filtermenu.h"
#include "ui/grid/gridfindbar.h"
#include "ui/grid/gridview.h"
#include "ui/grid/resultstatus.h"
#include "ui/grid/rowarranger.h"
#include "ui/grid/selectionfigures.h"
#include "ui/grid/worknote.h"

#include <QAction>
#include <QMenu>
#include <QVBoxLayout>

namespace ui::query {

using core::analysis::Filter;
using core::result::ResultSet;
using core::result::SortKey;
using grid::FilterBar;
using grid::GridView;
using grid::RowArranger;
using grid::WorkNote;

namespace keys = core::settings::keys;

ResultTools::ResultTools(const Theme &theme, const Icons &icons, core::settings::Settings &settings,
                         GridView &view, grid::ResultStatus &status, Place place, QWidget *page)
    : QObject(page)
    , m_theme(theme)
    , m_icons(icons)
    , m_view(view)
    , m_status(status)
    , m_place(place)
    , m_page(page)
    , m_arranger(new RowArranger(view, this))
    , m_filterBar([this] { return makeFilterBar(); })
    , m_findBar([this] {
        auto *made = new grid::GridFindBar(m_theme, m_icons, m_view, m_page);
        m_place.column->insertWidget(m_place.column->indexOf(m_place.middle) + 1, made);
        return made;
    })
    , m_note([this] { return makeNote(); })
    , m_figures(new grid::SelectionFigures(view, status.figures(), this))
{
    const ResultSet *result = view.result();
    connect(result, &ResultSet::ended, this, &ResultTools::resultEnded);
    connect(result, &ResultSet::pausedChanged, this, &ResultTools::showWaiting);

    connect(&view, &GridView::sortRequested, this, &ResultTools::sort);
    connect(m_arranger, &RowArranger::refused, this, &ResultTools::sortRefused);
    connect(m_arranger, &RowArranger::sortProgress, this, [this](int permille) {
        if (permille >= 0)
            m_note->show(tr("Sorting…"), permille, tr("Cancel"));
        else if (m_waiting.isEmpty())
            hideNote();
    });
    connect(m_arranger, &RowArranger::sorted, this, [this](const QList<SortKey> &, const QList<int> &asText) {
        m_status.setOrder(asText.isEmpty() ? QString() : tr("text sorted by code points"));
    });
    connect(m_arranger, &RowArranger::sortFailed, this,
            [this](const core::Error &error) { emit notice(error.toText()); });

    const auto apply = [this](const QList<Filter> &filters) {
        if (m_byServer) {
            emit filterRequested(filters);
            return;
        }
        for (const Filter &filter : filters)
            m_filterBar->addFilter(filter);
    };
    const auto open = [this](int column) { quickFilter(column); };
    connect(&view, &GridView::aboutToShowCellMenu, this,
            [this, apply, open](QMenu *menu) { grid::addFilterEntries(*menu, m_view, apply, open); });

    grid::FiguresLine &line = status.figures();
    line.setChosen(settings.get(keys::gridFigures));
    connect(&line, &grid::FiguresLine::chosenChanged, this,
            [&settings](const QStringList &ids) { settings.set(keys::gridFigures, ids); });
    connect(&settings, &core::settings::Settings::changed, &line, [&line, &settings](const QString &name) {
        if (name == QLatin1String(keys::gridFigures.name) && line.chosen() != settings.get(keys::gridFigures))
            line.setChosen(settings.get(keys::gridFigures));
    });

    // the editor has the same keys while the focus is there
    auto *find = new QAction(tr("Find in the result"), page);
    find->setObjectName(QStringLiteral("gridFind"));
    find->setShortcut(QKeySequence::Find);
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QAction::triggered, this, &ResultTools::find);
    page->addAction(find);
}

FilterBar *ResultTools::makeFilterBar()
{
    auto *made = new FilterBar(m_theme, m_icons, m_page);
    m_place.column->insertWidget(0, made);
    if (const ResultSet *result = m_view.result()) {
        const auto setColumns = [this, made] {
            if (const ResultSet *known = m_view.result())
                made->setColumns(known->columns());
        };
        setColumns();
        connect(result, &ResultSet::columnsKnown, made, setColumns);
        connect(result, &ResultSet::typeNamesChanged, made, setColumns);
    }
    connect(made, &FilterBar::filtersChanged, m_arranger, &RowArranger::setFilters);
    connect(made, &FilterBar::closed, &m_view, [this] { m_view.setFocus(Qt::OtherFocusReason); });
    connect(m_arranger, &RowArranger::counted, made, &FilterBar::setCounts);
    connect(m_arranger, &RowArranger::filterProgress, made, &FilterBar::setProgress);
    connect(m_arranger, &RowArranger::filterFailed, made, &FilterBar::setProblem);
    return made;
}

WorkNote *ResultTools::makeNote()
{
    auto *made = new WorkNote(m_theme, m_page);
    m_place.column->insertWidget(m_place.column->indexOf(m_place.middle), made);
    connect(made, &WorkNote::cancelled, this, [this, made] {
        m_waiting.clear();
        made->hide();
        m_arranger->cancel();
        m_view.setFocus(Qt::OtherFocusReason); // the button is gone
    });
    connect(made, &WorkNote::helpWanted, this, [this] {
        if (ResultSet *paused = m_view.result())
            paused->fetchAll();
        m_view.setFocus(Qt::OtherFocusReason);
    });
    return made;
}

void ResultTools::hideNote()
{
    if (WorkNote *made = m_note.ifMade())
        made->hide();
}

void ResultTools::setArrangedByServer()
{
    m_byServer = true;
}

void ResultTools::find()
{
    m_findBar->open();
}

void ResultTools::findNext()
{
    m_findBar->findNext();
}

void ResultTools::findPrevious()
{
    m_findBar->findPrevious();
}

void ResultTools::quickFilter(int column)
{
    if (column < 0)
        column = m_view.currentResultColumn();
    if (m_byServer)
        emit quickFilterRequested(column);
    else
        m_filterBar->open(column);
}

void ResultTools::sort(const QList<SortKey> &wanted)
{
    if (m_byServer)
        return;
    m_waiting.clear();
    hideNote();
    m_arranger->sort(wanted);
}

void ResultTools::sortRefused(const QList<SortKey> &wanted)
{
    m_waiting = wanted;
    showWaiting();
}

void ResultTools::showWaiting()
{
    const ResultSet *result = m_view.result();
    if (m_waiting.isEmpty() || !result)
        return;
    if (result->isPaused())
        m_note->show(tr("Sorting needs the whole result; %1 are here.").arg(rowsText(result->rowCount())), -1,
                     tr("Do not sort"), tr("Fetch all and sort"));
    else
        m_note->show(tr("The rows are sorted when all of them are here."), -1, tr("Do not sort"));
}

void ResultTools::resultEnded()
{
    if (!m_waiting.isEmpty())
        sort(std::exchange(m_waiting, {}));
}

} // namespace ui::query
