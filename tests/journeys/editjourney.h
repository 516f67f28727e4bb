// SPDX-License-Identifier: GPL-3.0-or-later
// The hands of a person who edits rows in the real window: what the journeys about editing share. Steps
// report their failure to the test that runs.
#pragma once

#include "tests/journeys/journey.h"
#include "ui/browser/browserpanel.h"
#include "ui/edit/editbar.h"
#include "ui/edit/rowediting.h"
#include "ui/grid/gridview.h"
#include "ui/query/resultpage.h"
#include "ui/query/sqltab.h"
#include "ui/table/tabletab.h"
#include "ui/tabs/tabarea.h"

class EditJourney : public Journey
{
protected:
    QString m_url;

    ui::query::ResultPage *page() { return window().currentPage(); }
    ui::edit::RowEditing *editing() { return page() ? page()->editing() : nullptr; }
    ui::grid::GridView &view() { return page()->view(); }
    void exec(const QString &sql) { VERIFY_OK(TestServer::query(m_url, sql)); }
    QString ask(const QString &sql)
    {
        const auto answer = TestServer::query(m_url, sql);
        if (!answer)
            return answer.error().message;
        QStringList rows;
        for (const auto &row : *answer)
            rows << row.join(QLatin1Char('|'));
        return rows.join(QLatin1Char(';'));
    }
    int columnOf(const char *name)
    {
        for (int i = 0; i < page()->result().columnCount(); ++i) {
            if (page()->result().columns()[i].name == QLatin1String(name))
                return i;
        }
        return -1;
    }
    void type(int row, const char *column, const QString &text)
    {
        window().activateWindow();
        view().setFocus();
        QTRY_VERIFY(editing() && editing()->isReady());
        view().setCurrentCell(row, columnOf(column));
        QTest::keyClicks(&view(), text.left(1));
        QTRY_VERIFY(view().openedEditor());
        QTest::keyClicks(QApplication::focusWidget(), text.mid(1));
        press(Qt::Key_Return);
        QTRY_VERIFY(!view().openedEditor());
    }
    void save()
    {
        view().setFocus();
        press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(!editing()->isSaving());
    }
    void openTable(const QString &name)
    {
        const ui::tabs::TabStatus where = window().currentSqlTab()->status();
        auto &browser = window().browser();
        browser.reveal(where.profile->id,
                       {where.database, QStringLiteral("public"), QStringLiteral("Tables"), name});
        QTRY_COMPARE(browser.currentRef().name, name);
        browser.focusTree();
        press(Qt::Key_Return);
        QTRY_VERIFY(window().currentTableTab() && editing() && editing()->isReady());
    }
    void runSql(const QString &sql)
    {
        ui::query::SqlTab *tab = window().currentSqlTab();
        QVERIFY(tab);
        tab->editor().setText(sql);
        tab->editor().setFocus();
        press(Qt::Key_F5);
        QTRY_VERIFY(page() && page()->outcome() && !tab->status().running);
    }
};
