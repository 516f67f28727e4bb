// SPDX-License-Identifier: GPL-3.0-or-later
// Where a table tab goes and comes from, as values.
#include "tests/support/testmain.h"
#include "ui/table/placechanges.h"
#include "ui/table/tablepath.h"

using namespace ui::table;
using core::analysis::Filter;
using core::analysis::FilterOp;
using core::browse::OrderBy;
using core::result::Column;
using core::result::SortKey;

class TestPlaceChanges : public QObject
{
    Q_OBJECT

    static TablePlace place(const QString &where = {})
    {
        return {{QStringLiteral("public"), QStringLiteral("orders")}, {}, where};
    }

private slots:
    void ordersAndBack()
    {
        const QString hostile = QStringLiteral("a\"; drop %1 <b>&🐘");
        const QList<Column> columns{{QStringLiteral("id")}, {hostile}};
        const QList<SortKey> keys{{1, true}, {0, false}};
        TablePlace next = sorted(place(), columns, keys + QList<SortKey>{{7, false}, {-1, true}});
        QCOMPARE(next.order, (QList<OrderBy>{{hostile, true}, {QStringLiteral("id"), false}}));
        QCOMPARE(sortMarks(next, columns), keys);
        // rows of another place: no mark on a column that is not ordered by
        QCOMPARE(sortMarks(next, {columns.first()}), (QList<SortKey>{{0, false}}));
    }

    void aConditionMore()
    {
        const QList<Column> columns{{QStringLiteral("id")}, {QStringLiteral("details.a")}};
        TablePlace with = place(QStringLiteral("id > 1 or true"));
        with.expressions = {{QStringLiteral("details ->> 'a'"), QStringLiteral("details.a")}};
        const TablePlace next = filtered(
            with, columns, {{.column = 1, .op = FilterOp::IsNull}, {.column = 0, .op = FilterOp::IsNotNull}});
        QVERIFY2(next.where.contains(QLatin1String("(details ->> 'a')")), qPrintable(next.where));
        QVERIFY2(!next.where.contains(QLatin1String("details.a")), qPrintable(next.where));
        QVERIFY2(next.where.contains(QLatin1String("id")), qPrintable(next.where));
        QVERIFY2(next.where.startsWith(QLatin1String("(id > 1 or true)")), qPrintable(next.where));
        QCOMPARE(next.expressions, with.expressions);
    }

    void backAndForth()
    {
        TablePath path;
        QVERIFY(!path.canGoBack() && !path.canGoForward());
        path.begin(place());
        path.keepCell(7, QStringLiteral("id"));
        TablePlace next = place(QStringLiteral("id = 1"));
        next.row = 3;
        path.goOn(next);
        QCOMPARE(path.here(), next);
        QCOMPARE(path.here().row, -1); // it begins at its first row
        QVERIFY(path.canGoBack() && !path.canGoForward());
        path.goTo(0);
        QCOMPARE(path.here().row, 7);
        QCOMPARE(path.here().column, QStringLiteral("id"));
        path.keepCell(8, {});
        QCOMPARE(path.here().column, QStringLiteral("id"));
        QVERIFY(path.canGoForward());
        path.goOn(place(QStringLiteral("id = 2"))); // what lay ahead is gone
        QVERIFY(!path.canGoForward());
        QCOMPARE(path.size(), 2);
        for (int i = 0; i < 3 * TablePath::Longest; ++i)
            path.goOn(place(QString::number(i)));
        QCOMPARE(path.size(), TablePath::Longest);
        QCOMPARE(path.here().where, QString::number(3 * TablePath::Longest - 1));
        QVERIFY(path.canGoBack() && !path.canGoForward());
    }
};

QTEST_GUILESS_MAIN(TestPlaceChanges)
#include "tst_placechanges.moc"
