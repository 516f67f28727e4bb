// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/base/actions.h"

#include <QSignalSpy>
#include <QWidget>

using namespace ui;

class TestActions : public QObject
{
    Q_OBJECT

private slots:
    void oneTable()
    {
        Theme theme;
        Icons icons(theme);
        Actions actions(icons);
        int runs = 0;
        QAction *run
            = actions.add({.id = QStringLiteral("query.run"),
                           .text = QStringLiteral("&Run statement"),
                           .icon = QStringLiteral("run"),
                           .shortcuts = {QKeySequence(Qt::Key_F5), QKeySequence(Qt::CTRL | Qt::Key_Return)},
                           .group = QStringLiteral("Query")},
                          [&] { ++runs; });
        QAction *other
            = actions.add({.id = QStringLiteral("file.export"), .text = QStringLiteral("Export…")});
        QCOMPARE(actions.action(QLatin1StringView("query.run")), run);
        QCOMPARE(actions.action(QLatin1StringView("none")), nullptr);
        QCOMPARE(actions.all(), QList<QAction *>({run, other}));
        QCOMPARE(actions.group(QStringLiteral("Query")), QList<QAction *>({run}));
        QCOMPARE(run->toolTip(), QStringLiteral("Run statement (F5)"));
        QCOMPARE(other->toolTip(), QStringLiteral("Export"));
        QCOMPARE(run->shortcuts().size(), 2);
        run->trigger();
        QCOMPARE(runs, 1);
        QCOMPARE(actions.add({.id = QStringLiteral("query.run"), .text = QStringLiteral("again")},
                             [&] { runs += 10; }),
                 run);
        run->trigger();
        QCOMPARE(runs, 2);
    }

    void everyShortcutWorks()
    {
        Theme theme;
        Icons icons(theme);
        Actions actions(icons);
        int runs = 0;
        QWidget window;
        window.addAction(
            actions.add({.id = QStringLiteral("query.run"),
                         .text = QStringLiteral("Run"),
                         .shortcuts = {QKeySequence(Qt::Key_F5), QKeySequence(Qt::CTRL | Qt::Key_Return)}},
                        [&] { ++runs; }));
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_F5);
        QTest::keyClick(&window, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(runs, 2);
    }

    void checkable()
    {
        Theme theme;
        Icons icons(theme);
        Actions actions(icons);
        bool on = false;
        QAction *action = actions.addCheckable(
            {.id = QStringLiteral("view.inspector"), .text = QStringLiteral("Inspector")},
            [&](bool checked) { on = checked; });
        action->trigger();
        QVERIFY(on);
        action->setChecked(false);
        QVERIFY(!on);
    }

    void hostileTexts()
    {
        const QString text = Actions::toolTip(QStringLiteral("Open <b>x</b> %1 && y"), {});
        QVERIFY(!text.contains(QLatin1String("<b>")));
        QVERIFY(text.contains(QLatin1String("%1")));
    }
};

QTEST_MAIN(TestActions)
#include "tst_actions.moc"
