// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/references.h"

#include "core/browse/reference.h"
#include "ui/grid/copyas.h"
#include "ui/grid/gridview.h"
#include "ui/query/resultpage.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPointer>

namespace ui::table {

using core::browse::ForeignKey;
using core::browse::KeyColumn;
using core::browse::TableInfo;
using core::result::ResultSet;

namespace {

constexpr qsizetype InlineSteps = 4; ///< more go into a menu of their own

QString namesOf(const QList<KeyColumn> &columns)
{
    QStringList names;
    for (const KeyColumn &column : columns)
        names << column.name;
    return names.join(QStringLiteral(", "));
}

/// Menus underline what follows an ampersand, and have one line.
QString menuText(const QString &text)
{
    QString line = text.simplified();
    if (line.size() > 100)
        line = line.left(99) + QChar(0x2026);
    return line.replace(QLatin1Char('&'), QLatin1String("&&"));
}

/// here: the columns of the key in the row; there: those of the other end.
References::Step stepOf(const ResultSet &result, core::result::Oid table, qsizetype row, int near,
                        const QList<KeyColumn> &here, const core::browse::TableName &other,
                        const QList<KeyColumn> &there)
{
    References::Step step{.text = {}, .reason = {}, .place = {.name = other}};
    const core::browse::KeyPlaces places = core::browse::findKey(result.columns(), table, here, near);
    if (!places.missing.isEmpty()) {
        step.reason = References::tr("The key needs %1, which is not in this result")
                          .arg(places.missing.join(QStringLiteral(", ")));
        return step;
    }
    QList<core::result::CellView> values;
    for (qsizetype i = 0; i < places.columns.size(); ++i) {
        values << result.cell(row, places.columns[i]);
        if (values.last().null) {
            step.reason = References::tr("%1 is NULL").arg(here[i].name);
            return step;
        }
    }
    auto condition = core::browse::keyCondition(there, values);
    if (condition)
        step.place.where = *condition;
    else
        step.reason = condition.error().message;
    return step;
}

} // namespace

References::References(query::ResultPage &page, TableFacts &facts)
    : QObject(&page)
    , m_page(page)
    , m_facts(facts)
{
    page.view().installEventFilter(this);
    connect(&page.view(), &grid::GridView::aboutToShowCellMenu, this, &References::fillMenu);
    connect(&page, &query::ResultPage::currentCellChanged, this, &References::prefetch);
    page.copyAs().setOriginFinder([&facts](core::result::Oid oid) -> std::optional<grid::TableOrigin> {
        const TableInfo *info = facts.known(oid);
        if (!info)
            return {};
        grid::TableOrigin origin{.name = {info->name.schema, info->name.table}, .columns = {}, .key = {}};
        QMap<int, int> key;
        for (const core::browse::TableColumn &column : info->columns) {
            origin.columns.insert(column.number, column.name);
            if (column.keyPlace > 0)
                key.insert(column.keyPlace, column.number);
        }
        origin.key = key.values();
        return origin;
    });
}

QList<References::Step> References::stepsAlong(const TableInfo &info, const ResultSet &result, qsizetype row,
                                               int column)
{
    QList<Step> steps;
    const auto &origin = result.columns()[column];
    for (const ForeignKey &key : info.referencesOf(origin.tableColumn)) {
        Step step = stepOf(result, origin.tableOid, row, column, key.fromColumns, key.to, key.toColumns);
        step.text = step.reason.isEmpty() ? tr("Go to %1 where %2").arg(key.to.text(), step.place.where)
                                          : tr("Go to %1: %2").arg(key.to.text(), step.reason);
        steps << step;
    }
    return steps;
}

QList<References::Step> References::stepsBack(const TableInfo &info, const ResultSet &result, qsizetype row,
                                              int column)
{
    QList<Step> steps;
    const auto &origin = result.columns()[column];
    for (const ForeignKey &key : info.referredBy) {
        Step step = stepOf(result, origin.tableOid, row, column, key.toColumns, key.from, key.fromColumns);
        step.text = tr("Rows in %1 that refer to this (%2)").arg(key.from.text(), namesOf(key.fromColumns));
        if (!step.reason.isEmpty())
            step.text += QStringLiteral(": ") + step.reason;
        steps << step;
    }
    return steps;
}

qint64 References::tableOf(int resultColumn) const
{
    const auto &columns = m_page.result().columns();
    return resultColumn >= 0 && resultColumn < columns.size() ? columns[resultColumn].tableOid : 0;
}

/// The catalogue is asked when somebody begins to move about in the rows, not before: a menu opened a moment
/// later has what it needs.
void References::prefetch()
{
    const qint64 table = tableOf(m_page.view().currentResultColumn());
    if (table == 0 || table == m_asked)
        return;
    m_asked = table;
    m_facts.read(table, this, [this, table](const core::Result<TableInfo> &info) {
        if (!info && m_asked == table)
            m_asked = 0; // another try with the next cell
    });
}

void References::fillMenu(QMenu *menu, qsizetype shownRow, int shownColumn)
{
    const auto shown = m_page.view().shown();
    if (shownRow < 0 || shownRow >= shown.rowCount() || shownColumn < 0 || shownColumn >= shown.columnCount())
        return;
    const qsizetype row = shown.order.resultRow(shownRow);
    const int column = shown.visible[shownColumn];
    const qint64 table = tableOf(column);
    if (table == 0)
        return;
    if (const TableInfo *info = m_facts.known(table)) {
        addSteps(menu, nullptr, row, column, *info);
        return;
    }
    QAction *reading = menu->addAction(tr("Reading foreign keys…"));
    reading->setEnabled(false);
    m_facts.read(table, menu,
                 [this, self = QPointer(this), menu, reading = QPointer(reading), row,
                  column](const core::Result<TableInfo> &info) {
                     if (!self || !reading)
                         return;
                     if (info)
                         addSteps(menu, reading, row, column, *info);
                     delete reading;
                 });
}

void References::addSteps(QMenu *menu, QAction *before, qsizetype row, int column, const TableInfo &info)
{
    const QList<Step> along = stepsAlong(info, m_page.result(), row, column);
    const QList<Step> back = stepsBack(info, m_page.result(), row, column);
    if (along.isEmpty() && back.isEmpty())
        return;
    if (!before)
        menu->addSeparator();
    bool first = true;
    for (const Step &step : along) {
        QAction *action = addStep(menu, before, step);
        action->setObjectName(QStringLiteral("followKey"));
        if (std::exchange(first, false)) { // shown; the event filter owns the key
            action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_B));
            action->setShortcutContext(Qt::WidgetShortcut);
        }
    }
    QMenu *target = menu;
    if (back.size() > InlineSteps) {
        target = new QMenu(tr("Rows that refer to this"), menu);
        target->setObjectName(QStringLiteral("referringMenu"));
        menu->insertMenu(before, target);
        before = nullptr;
    }
    for (const Step &step : back)
        addStep(target, before, step)->setObjectName(QStringLiteral("followBack"));
}

QAction *References::addStep(QMenu *menu, QAction *before, const Step &step)
{
    auto *action = new QAction(menuText(step.text), menu);
    action->setEnabled(step.reason.isEmpty());
    connect(action, &QAction::triggered, this, [this, place = step.place] { emit followRequested(place); });
    menu->insertAction(before, action);
    return action;
}

void References::followCurrent()
{
    const qsizetype row = m_page.view().currentResultRow();
    const int column = m_page.view().currentResultColumn();
    if (row < 0 || column < 0)
        return;
    const qint64 table = tableOf(column);
    if (table == 0) {
        emit notice(tr("%1 comes from no table, so it is part of no foreign key.")
                        .arg(m_page.result().columns()[column].name));
        return;
    }
    if (const TableInfo *info = m_facts.known(table)) {
        followFrom(row, column, *info);
        return;
    }
    m_facts.read(table, this, [this, row, column](const core::Result<TableInfo> &info) {
        // whoever has moved on in the meantime wants to stay where he is
        if (m_page.view().currentResultRow() != row || m_page.view().currentResultColumn() != column)
            return;
        if (info)
            followFrom(row, column, *info);
        else if (!info.error().isCancelled())
            emit notice(info.error().toText());
    });
}

void References::followFrom(qsizetype row, int column, const TableInfo &info)
{
    const QList<Step> steps = stepsAlong(info, m_page.result(), row, column);
    for (const Step &step : steps) {
        if (step.reason.isEmpty()) {
            emit followRequested(step.place);
            return;
        }
    }
    const QString name = m_page.result().columns()[column].name;
    emit notice(steps.isEmpty() ? tr("%1 is part of no foreign key.").arg(name) : steps.first().reason);
}

bool References::eventFilter(QObject *watched, QEvent *event)
{
    // the key belongs to the grid while it has the focus, whatever the window does with it elsewhere
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::ControlModifier && key->key() == Qt::Key_B) {
            event->accept();
            if (event->type() == QEvent::KeyPress)
                followCurrent();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ui::table
