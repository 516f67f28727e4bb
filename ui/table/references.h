// SPDX-License-Identifier: GPL-3.0-or-later
// Foreign keys of the rows of a result whose columns come from tables: entries of the cell's menu, and Ctrl+B
// for the key of the current cell. It only says where to go. Thread: GUI.
#pragma once

#include "core/result/resultset.h"
#include "ui/table/tablefacts.h"
#include "ui/table/tableplace.h"

#include <QObject>

class QAction;
class QMenu;

namespace ui::query {
class ResultPage;
}

namespace ui::table {

class References : public QObject
{
    Q_OBJECT

public:
    /// A way along one key from one row.
    struct Step
    {
        QString text;   ///< plain
        QString reason; ///< why it cannot be gone; empty: it can
        TablePlace place{};
    };

    /// A child of page; facts must outlive it.
    References(query::ResultPage &page, TableFacts &facts);

    /// From the cell (numbers of the result) along the keys it is part of.
    static QList<Step> stepsAlong(const core::browse::TableInfo &info, const core::result::ResultSet &result,
                                  qsizetype row, int column);
    /// To the rows of other tables that refer to the cell's row.
    static QList<Step> stepsBack(const core::browse::TableInfo &info, const core::result::ResultSet &result,
                                 qsizetype row, int column);

    /// Along the first key of the current cell, as soon as the keys are known.
    void followCurrent();

signals:
    void followRequested(const ui::table::TablePlace &place);
    /// Why nothing was followed.
    void notice(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    qint64 tableOf(int resultColumn) const;
    void prefetch();
    void fillMenu(QMenu *menu, qsizetype shownRow, int shownColumn);
    void addSteps(QMenu *menu, QAction *before, qsizetype row, int column,
                  const core::browse::TableInfo &info);
    QAction *addStep(QMenu *menu, QAction *before, const Step &step);
    void followFrom(qsizetype row, int column, const core::browse::TableInfo &info);

    query::ResultPage &m_page;
    TableFacts &m_facts;
    qint64 m_asked = 0; ///< the table asked about last
};

} // namespace ui::table
