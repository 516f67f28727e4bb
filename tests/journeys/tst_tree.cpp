// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of objects in the real window, with the keyboard alone: opened, filtered, several selected, what
// can be done with them up to its SQL, an object found from anywhere, and as it was at the next start. Names
// are hostile; what a screen reader hears of each row is looked at on the way.
#include "tests/journeys/journey.h"
#include "tests/support/testsession.h"
#include "ui/actions/actiontab.h"
#include "ui/browser/browserpanel.h"
#include "ui/browser/browserview.h"
#include "ui/forms/sqlpanel.h"
#include "ui/table/tabletab.h"
#include "ui/tabs/tabarea.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>

#include <libpq-fe.h>

#include <memory>

using namespace ui;
using browser::BrowserView;

namespace {

const QString Schema = QStringLiteral("Träger & <b> \"q\"; drop table x; --");
const QString First = QStringLiteral("a %1 'x' <i>\n☕");
const QString Second = QStringLiteral("b שלום \"two\"");
const QString Third = QStringLiteral("zz_not_meant");

QString quoted(const QString &name)
{
    return QLatin1Char('"') + QString(name).replace(QLatin1Char('"'), QLatin1String("\"\""))
        + QLatin1Char('"');
}

QString qualified(const QString &name)
{
    return quoted(Schema) + QLatin1Char('.') + quoted(name);
}

} // namespace

class TestTree : public Journey
{
    Q_OBJECT

    QString m_url;
    QString m_database;

    browser::BrowserPanel &panel() { return window().browser(); }
    BrowserView *view() { return panel().findChild<BrowserView *>(); }
    QLineEdit *field() { return panel().findChild<QLineEdit *>(QStringLiteral("objectFilter")); }
    QString row() { return view()->currentIndex().data().toString(); }

    /// What is said of the current row.
    QAccessibleInterface *said()
    {
        QAccessibleInterface *tree = QAccessible::queryAccessibleInterface(view());
        return tree ? tree->focusChild() : nullptr;
    }
    /// Down until a row of that name is current.
    bool downTo(const QString &name)
    {
        for (int i = 0; i < 2000 && row() != name; ++i) {
            const QModelIndex before = view()->currentIndex();
            press(Qt::Key_Down);
            if (view()->currentIndex() == before)
                break;
        }
        return row() == name;
    }
    /// Opens the current row and waits for what is in it.
    bool openRow()
    {
        const QPersistentModelIndex at = view()->currentIndex();
        if (!view()->isExpanded(at))
            press(Qt::Key_Right);
        return QTest::qWaitFor(
            [&] {
                const QModelIndex child = at.isValid() ? at.model()->index(0, 0, at) : QModelIndex();
                return child.isValid()
                    && browser::Node::Type(child.data(browser::BrowserModel::TypeRole).toInt())
                    == browser::Node::Type::Object;
            },
            30000);
    }
    void focusTree()
    {
        press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(QApplication::focusWidget(), field());
        press(Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), view());
    }
    /// As the Menu key does it; what makes the event of the key is the window system.
    QMenu *openMenu()
    {
        QWidget *widget = QApplication::focusWidget();
        const QPoint middle = widget->rect().center();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, middle, widget->mapToGlobal(middle));
        QApplication::sendEvent(widget, &event);
        return qobject_cast<QMenu *>(QApplication::activePopupWidget());
    }

private slots:
    void initTestCase()
    {
        useFolders();
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        VERIFY_OK(TestServer::query(
            m_url,
            QStringLiteral("create schema %1; create table %2 (id int primary key, %5 text); "
                           "create table %3 (id int); create table %4 (id int); "
                           "comment on table %3 is 'second & <u>last</u>'")
                .arg(quoted(Schema), qualified(First), qualified(Second), qualified(Third), quoted(Second))));
        auto rows = TestServer::query(m_url, QStringLiteral("select current_database()"));
        VERIFY_OK(rows);
        m_database = rows->first().first();
    }
    void init() { start({1280, 800}); }
    void cleanup() { end(); }

    void keyboardAlone()
    {
        auto kept = profileFromUrl(m_url);
        kept.name = QStringLiteral("The \"server\" & <i>");
        VERIFY_OK(m_program->profiles().add(kept));

        // down to the tables
        focusTree();
        press(Qt::Key_Home);
        QVERIFY(openRow());
        QCOMPARE(said()->role(), QAccessible::TreeItem);
        QVERIFY2(said()->text(QAccessible::Name).startsWith(QStringLiteral("Server The \"server\" & <i>, ")),
                 qPrintable(said()->text(QAccessible::Name)));
        QVERIFY(downTo(m_database));
        QVERIFY(openRow());
        QVERIFY(downTo(Schema));
        QCOMPARE(said()->text(QAccessible::Name), QStringLiteral("Schema ") + Schema);
        QVERIFY(said()->state().expandable && !said()->state().expanded);
        QVERIFY(openRow());
        QVERIFY(said()->state().expanded);
        QVERIFY(downTo(QStringLiteral("Tables")));
        QCOMPARE(said()->text(QAccessible::Name), QStringLiteral("Tables, 3 inside"));
        QVERIFY(openRow());

        // filtered by what the name holds, then all again
        press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(QApplication::focusWidget(), field());
        QTest::keyClicks(field(), QStringLiteral("%1 'x' <i>"));
        QTRY_VERIFY(find<QLabel>("objectFilterStatus")->text().startsWith(QLatin1String("1 match")));
        press(Qt::Key_Down);
        QVERIFY(downTo(First));
        QVERIFY2(said()->text(QAccessible::Name).startsWith(QStringLiteral("Table ") + First),
                 qPrintable(said()->text(QAccessible::Name)));
        shot("tree-filtered");
        press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        press(Qt::Key_Escape);
        QVERIFY(field()->text().isEmpty());
        press(Qt::Key_Down);
        QCOMPARE(row(), First); // found while filtered, current after it

        // two of them
        press(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(row(), Second);
        QStringList names;
        for (const core::catalog::ObjectRef &ref : panel().selected())
            names << ref.name;
        QCOMPARE(names, QStringList({First, Second}));
        QVERIFY(said()->state().selected);
        shot("tree-several");

        // the menu, closed again, and the drop of both up to its SQL
        QVERIFY(openMenu());
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!QApplication::activePopupWidget());
        QCOMPARE(QApplication::focusWidget(), view());
        QMenu *menu = openMenu();
        QVERIFY(menu);
        const auto drop = QStringLiteral("browser_object.drop");
        const auto isDrop
            = [&] { return menu->activeAction() && menu->activeAction()->objectName() == drop; };
        for (qsizetype i = menu->actions().size(); i > 0 && !isDrop(); --i)
            QTest::keyClick(menu, Qt::Key_Down);
        QVERIFY(isDrop());
        shot("tree-menu");
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_VERIFY(qobject_cast<actions::ActionTab *>(window().tabs().current()));
        auto *tab = qobject_cast<actions::ActionTab *>(window().tabs().current());
        QTRY_VERIFY(tab->sqlPanel().shownSql().contains(qualified(First)));
        QVERIFY(tab->sqlPanel().shownSql().contains(qualified(Second)));
        QVERIFY(!tab->sqlPanel().shownSql().contains(Third));
        shot("tree-drop");
        window().activateWindow(); // which this platform does not do when a popup has gone
        QTRY_VERIFY(tab->isAncestorOf(QApplication::focusWidget()));
        press(Qt::Key_Escape);
        auto there = TestServer::query(
            m_url, QStringLiteral("select count(*) from pg_tables where schemaname like 'Tr%'"));
        VERIFY_OK(there);
        QCOMPARE(there->first().first(), QStringLiteral("3")); // it was looked at, not done

        // any object from anywhere
        press(Qt::Key_K, Qt::ControlModifier);
        auto *palette = find<QLineEdit>("paletteField");
        QVERIFY(palette);
        QTRY_COMPARE(QApplication::focusWidget(), palette);
        auto *list = find<QAbstractItemView>("paletteList");
        QTest::keyClicks(palette, QStringLiteral("zz_not"));
        QTRY_COMPARE(list->currentIndex().data().toString(), Third);
        press(Qt::Key_Return);
        QTRY_VERIFY(window().currentTableTab() && window().currentTableTab()->title().endsWith(Third));
        focusTree();
        press(Qt::Key_Home);
        QVERIFY(downTo(Second));
        shot("tree-found");
        window().close(); // keeps what was open
        QTRY_VERIFY(!window().isVisible());
    }

    void asItWasAtTheNextStart()
    {
        // nothing connects by itself
        focusTree();
        press(Qt::Key_Home);
        QVERIFY(said() && said()->text(QAccessible::Name).endsWith(QLatin1String("not connected")));
        QVERIFY(!view()->isExpanded(view()->currentIndex()));
        press(Qt::Key_Right);
        // then all that was open comes, and what was current is
        QTRY_COMPARE(row(), Second);
        QVERIFY(said()->text(QAccessible::Name).startsWith(QStringLiteral("Table ") + Second));
        QVERIFY(view()->isExpanded(view()->currentIndex().parent()));
        press(Qt::Key_Up);
        QCOMPARE(row(), First);
        shot("tree-restored");
    }

    /// One catalogue shut to the role, one table locked: each says so, the rest is shown.
    void shutAndLocked()
    {
        const QString role = QStringLiteral("guest <b>& ") + m_database;
        VERIFY_OK(TestServer::query(
            m_url,
            QStringLiteral("create role %1 login; grant usage on schema %2 to %1; "
                           "revoke select on pg_catalog.pg_foreign_data_wrapper from public")
                .arg(quoted(role), quoted(Schema))));
        const std::unique_ptr<PGconn, decltype(&PQfinish)> locker(PQconnectdb(m_url.toUtf8().constData()),
                                                                  &PQfinish);
        const QByteArray lock = "lock " + qualified(Second).toUtf8() + " in access exclusive mode";
        for (const QByteArray &sql : {QByteArray("begin"), lock}) {
            PGresult *done = PQexec(locker.get(), sql.constData());
            QCOMPARE(PQresultStatus(done), PGRES_COMMAND_OK);
            PQclear(done);
        }
        auto guest = profileFromUrl(m_url);
        guest.name = QStringLiteral("guest");
        guest.user = role;
        VERIFY_OK(m_program->profiles().add(guest));

        focusTree();
        press(Qt::Key_Home);
        QVERIFY(downTo(guest.name));
        QVERIFY(openRow());
        QVERIFY(downTo(m_database));
        QVERIFY(openRow());
        QVERIFY(downTo(Schema));
        QVERIFY(openRow());
        QVERIFY(downTo(QStringLiteral("Tables")));
        QVERIFY(openRow());
        QVERIFY(downTo(Second));
        const QPersistentModelIndex locked = view()->currentIndex();
        QTRY_VERIFY(
            locked.data(browser::BrowserModel::SecondaryRole).toString().contains(QStringLiteral("locked")));
        QVERIFY(said()->text(QAccessible::Name).contains(QStringLiteral("locked")));
        QVERIFY(downTo(QStringLiteral("Foreign data wrappers")));
        const QString why = QStringLiteral("No rights on pg_catalog.pg_foreign_data_wrapper");
        QCOMPARE(said()->text(QAccessible::Name),
                 QStringLiteral("Foreign data wrappers, cannot be read: ") + why);
        press(Qt::Key_Right);
        const QPersistentModelIndex shut = view()->currentIndex();
        QTRY_COMPARE(shut.model()->index(0, 0, shut).data().toString(), why);
        shot("tree-shut");
        PQclear(PQexec(locker.get(), "rollback"));
        QTRY_VERIFY(
            !locked.data(browser::BrowserModel::SecondaryRole).toString().contains(QStringLiteral("locked")));
        VERIFY_OK(m_program->profiles().remove(m_program->profiles().profiles().last().id));
        end();
        VERIFY_OK(TestServer::query(m_url,
                                    QStringLiteral("drop owned by %1; drop role %1; grant select on "
                                                   "pg_catalog.pg_foreign_data_wrapper to public")
                                        .arg(quoted(role))));
    }
};

QTEST_MAIN(TestTree)
#include "tst_tree.moc"
