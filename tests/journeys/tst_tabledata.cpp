// SPDX-License-Identifier: GPL-3.0-or-later
// A person looks into the sample database with keys and clicks: opens a table from the tree, narrows it down,
// sorts it, follows a foreign key and comes back.
#include "tests/journeys/journey.h"
#include "ui/browser/browserpanel.h"
#include "ui/grid/gridview.h"
#include "ui/query/resultpage.h"
#include "ui/query/sqltab.h"
#include "ui/table/conditionfield.h"
#include "ui/table/tablebar.h"
#include "ui/table/tabletab.h"
#include "ui/tabs/tabarea.h"

#include <QLabel>
#include <QToolButton>
#include <QTreeView>

using namespace ui;

class TestTableData : public Journey
{
    Q_OBJECT

    table::TableTab *tab() { return window().currentTableTab(); }
    query::ResultPage *page() { return tab() ? tab()->page() : nullptr; }
    bool ended() { return page() && page()->outcome() && !tab()->status().running; }
    QString cell(qsizetype row, int column)
    {
        return QString::fromUtf8(page()->result().cell(row, column).bytes());
    }

private slots:
    void init()
    {
        useFolders();
        start();
    }

    void cleanup() { end(); }

    void fromTheTreeAlongAKeyAndBack()
    {
        const QString url = TestServer::sharedShopUrl();
        QVERIFY(!url.isEmpty());
        connectTo(url);
        const tabs::TabStatus where = window().currentSqlTab()->status();
        auto &browser = window().browser();
        browser.reveal(
            where.profile->id,
            {where.database, QStringLiteral("public"), QStringLiteral("Tables"), QStringLiteral("orders")});
        QTRY_COMPARE(browser.currentRef().name, QStringLiteral("orders"));

        // Enter opens it, once
        const int before = window().tabs().count();
        browser.focusTree();
        press(Qt::Key_Return);
        QTRY_VERIFY(ended());
        QCOMPARE(window().tabs().count(), before + 1);
        const qsizetype all = page()->result().rowCount();
        QVERIFY(all > 1000);
        browser.focusTree();
        press(Qt::Key_Return);
        QCOMPARE(window().tabs().count(), before + 1);
        QTRY_VERIFY(find<QLabel>("tableRows")->text().startsWith(QLatin1Char('~')));
        page()->view().setCurrentCell(3, 1);
        shot("opened");

        // a condition, typed
        auto &field = tab()->bar().field();
        field.setFocus();
        QTest::keyClicks(&field, QStringLiteral("status = 'delivered' and nosuch"));
        press(Qt::Key_Return);
        QTRY_VERIFY(!tab()->bar().errorText().isEmpty());
        shot("error");
        QTest::keyClick(&field, Qt::Key_End); // offscreen a popup leaves no window active behind it
        for (int i = 0; i < 11; ++i)
            QTest::keyClick(&field, Qt::Key_Backspace);
        QTest::keyClick(&field, Qt::Key_Return);
        QTRY_VERIFY(ended() && page()->result().rowCount() < all);
        const qsizetype some = page()->result().rowCount();
        QVERIFY(some > 0);

        // sorted by the server
        const auto columnOf = [&](const char *name) {
            for (int i = 0; i < page()->result().columnCount(); ++i) {
                if (page()->result().columns()[i].name == QLatin1String(name))
                    return i;
            }
            return -1;
        };
        const int placed = columnOf("placed_at");
        QVERIFY(placed >= 0);
        page()->view().setFocus();
        QVERIFY(page()->view().revealCell(0, placed));
        page()->view().sortDescending();
        QTRY_VERIFY(ended() && !page()->view().sortKeys().isEmpty());
        QCOMPARE(page()->result().rowCount(), some);
        QVERIFY(cell(0, placed) >= cell(1, placed));
        QTest::mouseClick(find<QPushButton>("countRows"), Qt::LeftButton);
        QTRY_VERIFY(find<QLabel>("tableRows")->text().contains(QStringLiteral("match")));
        QVERIFY(page()->view().revealCell(2, columnOf("customer_id")));
        window().activateWindow();
        page()->view().setFocus();
        QTRY_VERIFY(page()->view().hasFocus());
        shot("sorted");

        // along the foreign key with the keyboard, and back
        const QString customer = cell(2, columnOf("customer_id"));
        press(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(ended() && tab()->title() == QStringLiteral("public.customers"));
        QCOMPARE(page()->result().rowCount(), 1);
        QCOMPARE(cell(0, columnOf("customer_id")), customer);
        shot("customer");
        window().resize(900, 700);
        shot("narrow");
        window().resize(1440, 900);
        window().activateWindow();
        QTRY_VERIFY(page()->view().hasFocus());
        press(Qt::Key_Left, Qt::AltModifier);
        QTRY_VERIFY(ended() && page()->result().rowCount() == some);
        QCOMPARE(tab()->title(), QStringLiteral("public.orders"));
        QVERIFY(!page()->view().sortKeys().isEmpty());

        // the statement goes into an SQL tab, and from its result along the key again
        QTest::mouseClick(find<QToolButton>("openStatement"), Qt::LeftButton);
        QTRY_VERIFY(window().currentSqlTab());
        query::SqlTab *sql = window().currentSqlTab();
        QVERIFY(sql->editor().text().contains(QStringLiteral("ORDER BY placed_at DESC")));
        press(Qt::Key_F5);
        QTRY_VERIFY(window().currentPage() && window().currentPage()->outcome());
        auto &view = window().currentPage()->view();
        view.setFocus();
        QVERIFY(view.revealCell(2, 1));
        const QString name = window().currentPage()->result().columns()[1].name;
        QCOMPARE(name, QStringLiteral("customer_id"));
        const int tabs = window().tabs().count();
        press(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(window().currentTableTab() && ended());
        QCOMPARE(window().tabs().count(), tabs + 1);
        QCOMPARE(tab()->title(), QStringLiteral("public.customers"));
        QCOMPARE(cell(0, 0), customer);
    }
};

QTEST_MAIN(TestTableData)
#include "tst_tabledata.moc"
